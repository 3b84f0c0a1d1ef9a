// A queue between two threads that holds so many things, of so much weight, and no more.
#pragma once

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

  /// Waits for room. False where the queue was closed: the thing is dropped.
  bool push(T thing, size_t weight) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || has_room(); });
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
    room_.notify_one();
    return true;
  }
  /// All that is there; waits for something, and then `patience` for half of what the queue can hold. Empty: the queue
  /// was closed, and nothing is left.
  std::vector<T> pop_all(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !things_.empty(); });
    filled_.wait_for(lock, patience,
                     [&] { return closed_ || weight_ >= most_weight_ / 2 || things_.size() >= most_ / 2; });
    std::vector<T> all;
    while (!things_.empty()) all.push_back(take());
    room_.notify_all();
    return all;
  }
  /// Nothing more comes in; what is there can still be taken.
  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

 private:
  bool has_room() const { return things_.empty() || (things_.size() < most_ && weight_ < most_weight_); }
  void put(T thing, size_t weight) {
    things_.emplace_back(std::move(thing), weight);
    weight_ += weight;
    filled_.notify_one();
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
