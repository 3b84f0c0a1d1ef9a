// How the time that something takes grows with its size.
#pragma once

#include <algorithm>
#include <ctime>
#include <limits>

namespace vanban::test {

/// How many times as long `work(4 * size)` takes as `work(size)`, in processor time, by the better of two runs: 4 where
/// it is linear, 16 where each part is compared with each other.
template <typename Work>
double growth(size_t size, Work work) {
  const auto seconds = [&](size_t n) {
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < 2; ++run) {
      const std::clock_t begun = std::clock();
      work(n);
      best = std::min(best, static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    }
    return best;
  };
  const double once = seconds(size);
  return seconds(4 * size) / once;
}
/// Above what linear time shows on a busy machine, below the square.
constexpr double linear = 8;

}  // namespace vanban::test
