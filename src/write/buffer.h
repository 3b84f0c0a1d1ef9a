// Bytes in the making: grows by doubling, is never filled with zeros, and is kept from document to document.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace vanban::write {

class Buffer {
 public:
  std::string_view view() const { return {bytes_.get(), size_}; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  void clear() { size_ = 0; }
  /// Drops what was written behind `size`.
  void cut(size_t size) { size_ = size; }
  char back() const { return bytes_[size_ - 1]; }

  /// Room for `n` bytes at the end; say with used() up to where it was filled.
  char* room(size_t n) {
    if (capacity_ - size_ < n) grow(n);
    return bytes_.get() + size_;
  }
  void used(const char* end) { size_ = static_cast<size_t>(end - bytes_.get()); }

  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  void put(std::string_view s) {
    if (s.empty()) return;
    char* p = room(s.size());
    std::memcpy(p, s.data(), s.size());
    size_ += s.size();
  }

 private:
  void grow(size_t n) {
    size_t capacity = capacity_ < 4096 ? 4096 : 2 * capacity_;
    while (capacity - size_ < n) capacity *= 2;
    std::unique_ptr<char[]> bigger(new char[capacity]);
    if (size_ > 0) std::memcpy(bigger.get(), bytes_.get(), size_);
    bytes_ = std::move(bigger);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace vanban::write
