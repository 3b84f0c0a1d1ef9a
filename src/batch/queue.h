// A queue between two threads that holds so many things, of so much weight, and no more. Whoever waits is woken where
// half of that is there, or gone, rather than for each thing.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace vanban::batch {

template <typename T>
class Queue {
 public:
  Queue(size_t most, size_t most_weight) : most_(most), most_weight_(most_weight) {}

  /// Waits for room, where there is none until half of it is free. False where the queue was closed: the thing is
  /// dropped.
  bool push(T thing, size_t weight) {
    std::unique_lock lock(mutex_);
    if (!has_room()) room_.wait(lock, [&] { return closed_ || !half_full(); });
    if (closed_) return false;
    put(std::move(thing), weight);
    return true;
  }
  /// False where there is no room, and `thing` is as it was.
  bool try_push(T& thing, size_t weight) {
    std::lock_guard lock(mutex_);
    if (!has_room()) return false;
    put(std::move(thing), weight);
    return true;
  }
  bool try_pop(T& thing) {
    std::lock_guard lock(mutex_);
    if (things_.empty()) return false;
    thing = take();
    if (!half_full()) room_.notify_one();
    return true;
  }
  /// What is there, up to half of what the queue can hold; waits for something, and then `patience` for that much.
  /// Empty: the queue was closed, and nothing is left.
  std::vector<T> pop_half(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !things_.empty(); });
    filled_.wait_for(lock, patience, [&] { return closed_ || half_full(); });
    std::vector<T> some;
    const size_t rest = weight_ - std::min(weight_, most_weight_ / 2);
    while (!things_.empty() && some.size() < most_ / 2 && (some.empty() || weight_ > rest)) some.push_back(take());
    room_.notify_all();
    return some;
  }
  /// Nothing more comes in; what is there can still be taken.
  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

 private:
  bool half_full() const { return weight_ >= most_weight_ / 2 || things_.size() >= most_ / 2; }
  bool has_room() const { return things_.empty() || (things_.size() < most_ && weight_ < most_weight_); }
  void put(T thing, size_t weight) {
    things_.emplace_back(std::move(thing), weight);
    weight_ += weight;
    if (things_.size() == 1 || half_full()) filled_.notify_one();
  }
  T take() {
    auto [thing, weight] = std::move(things_.front());
    things_.pop_front();
    weight_ -= weight;
    return std::move(thing);
  }

  std::mutex mutex_;
  std::condition_variable room_, filled_;
  std::deque<std::pair<T, size_t>> things_;
  size_t most_, most_weight_;
  size_t weight_ = 0;
  bool closed_ = false;
};

}  // namespace vanban::batch
