// The facts that rules ask for, laid side by side: four rules are judged at once, as every line is judged by all.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vanban::structure {

class Conditions {
 public:
  /// The next rule: it holds where all facts of `when` do and none of `unless`.
  void add(uint32_t when, uint32_t unless) {
    if (count_ % 4 == 0) {
      when_.resize(count_ + 4, never);
      unless_.resize(count_ + 4, 0);
    }
    when_[count_] = when;
    unless_[count_] = unless;
    ++count_;
  }

  /// Calls visit(k), with k rising, for each rule that holds.
  template <typename Visit>
  void each_holding(uint32_t facts, Visit visit) const {
    for (size_t k = 0; k < count_; k += 4) {
      for (unsigned held = holding(facts, k); held != 0; held &= held - 1) {
        visit(k + static_cast<size_t>(std::countr_zero(held)));
      }
    }
  }

 private:
  static constexpr uint32_t never = 1U << 31;  // no fact has this bit

  /// A bit for each of the four rules from k on.
  unsigned holding(uint32_t facts, size_t k) const {
#if defined(__SSE2__)
    const __m128i all = _mm_set1_epi32(static_cast<int>(facts));
    const __m128i when = _mm_loadu_si128(reinterpret_cast<const __m128i*>(&when_[k]));
    const __m128i unless = _mm_loadu_si128(reinterpret_cast<const __m128i*>(&unless_[k]));
    const __m128i failed = _mm_or_si128(_mm_andnot_si128(all, when), _mm_and_si128(all, unless));
    return static_cast<unsigned>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(failed, _mm_setzero_si128()))));
#else
    unsigned held = 0;
    for (unsigned i = 0; i < 4; ++i) {
      held |= static_cast<unsigned>(((~facts & when_[k + i]) | (facts & unless_[k + i])) == 0) << i;
    }
    return held;
#endif
  }

  size_t count_ = 0;
  std::vector<uint32_t> when_, unless_;  // in fours; what is behind the last rule never holds
};

}  // namespace vanban::structure
