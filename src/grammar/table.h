// Sequences that are made once and read ever after, and values as bytes and back: what is built into the library.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace vanban::grammar {

/// A sequence that never changes: its own, or one that stands in bytes which outlive it, and costs nothing to open.
template <typename T>
class Table {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Table() = default;
  explicit Table(std::vector<T> items) : own_(std::move(items)), items_(own_) {}
  explicit Table(std::span<const T> items) : items_(items) {}
  Table(Table&& other) noexcept : own_(std::move(other.own_)), items_(std::exchange(other.items_, {})) {}
  Table& operator=(Table&& other) noexcept {
    own_ = std::move(other.own_);  // which leaves its items where they are
    items_ = std::exchange(other.items_, {});
    return *this;
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  ~Table() = default;

  const T& operator[](size_t i) const { return items_[i]; }
  size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  const T* data() const { return items_.data(); }
  const T* begin() const { return items_.data(); }
  const T* end() const { return items_.data() + items_.size(); }
  std::span<const T> items() const { return items_; }

 private:
  std::vector<T> own_;
  std::span<const T> items_;
};

inline std::string_view letters(const Table<char>& table) { return {table.data(), table.size()}; }

/// Tables begin at a multiple of this many bytes, counted from the first byte of all.
constexpr size_t table_alignment = 16;

/// What the reader below reads. The same values give the same bytes.
class ByteWriter {
 public:
  std::string take() { return std::move(out_); }

  /// Seven bits a byte, the lowest first.
  void operator()(uint64_t n) {
    for (; n >= 0x80; n >>= 7) out_ += static_cast<char>(n | 0x80);
    out_ += static_cast<char>(n);
  }
  void operator()(double d) { raw(d); }
  void operator()(bool flag) { out_ += flag ? '\1' : '\0'; }
  void operator()(std::string_view s) {
    (*this)(uint64_t{s.size()});
    out_ += s;
  }
  template <typename A, typename B>
  void operator()(const std::pair<A, B>& pair) {
    (*this)(pair.first);
    (*this)(pair.second);
  }
  template <typename T>
  void operator()(const std::vector<T>& list) {
    (*this)(uint64_t{list.size()});
    for (const T& item : list) (*this)(item);
  }
  /// As they stand in memory: without holes, so that there is nothing in them but values.
  template <typename T>
  void operator()(const Table<T>& table) {
    static_assert(std::has_unique_object_representations_v<T>);
    (*this)(uint64_t{table.size()});
    align();
    out_.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(T));
  }
  /// Structures without holes, as they stand in memory.
  template <typename T>
  requires std::is_class_v<T> && std::has_unique_object_representations_v<T>
  void operator()(const T& value) { raw(value); }
  template <typename T>
  void raw(const T& value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  /// Bytes that hold tables of their own.
  void nested(std::string_view bytes) {
    (*this)(uint64_t{bytes.size()});
    align();
    out_ += bytes;
  }

 private:
  void align() { out_.resize((out_.size() + table_alignment - 1) / table_alignment * table_alignment, '\0'); }

  std::string out_;
};

/// Reads what ByteWriter wrote and nothing else: nothing is checked. The bytes begin at a multiple of table_alignment
/// in memory, and outlive the tables read.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : begin_(bytes.data()), at_(bytes.data()) {}

  uint64_t number() {
    uint64_t n = 0;
    for (unsigned shift = 0;; shift += 7) {
      auto byte = static_cast<unsigned char>(*at_++);
      n |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return n;
    }
  }
  std::string_view string() {
    const size_t size = number();
    return {std::exchange(at_, at_ + size), size};
  }
  void operator()(uint64_t& n) { n = number(); }
  void operator()(double& d) { raw(d); }
  void operator()(bool& flag) { flag = *at_++ != 0; }
  void operator()(std::string& s) { s = string(); }
  template <typename A, typename B>
  void operator()(std::pair<A, B>& pair) {
    (*this)(pair.first);
    (*this)(pair.second);
  }
  template <typename T>
  void operator()(std::vector<T>& list) {
    list.resize(number());
    for (T& item : list) (*this)(item);
  }
  template <typename T>
  void operator()(Table<T>& table) {
    const size_t size = number();
    align();
    table = Table<T>(std::span(reinterpret_cast<const T*>(at_), size));
    at_ += size * sizeof(T);
  }
  template <typename T>
  requires std::is_class_v<T> && std::has_unique_object_representations_v<T>
  void operator()(T& value) { raw(value); }
  template <typename T>
  void raw(T& value) {
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
  }
  std::string_view nested() {
    const size_t size = number();
    align();
    return {std::exchange(at_, at_ + size), size};
  }

 private:
  void align() {
    at_ = begin_ + (static_cast<size_t>(at_ - begin_) + table_alignment - 1) / table_alignment * table_alignment;
  }

  const char* begin_;
  const char* at_;
};

}  // namespace vanban::grammar
