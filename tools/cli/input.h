// Files in: whole, into one buffer that is kept, with plain words for what goes wrong.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::cli {

class InputReader {
 public:
  explicit InputReader(uint64_t max_bytes) : max_bytes_(max_bytes) {}

  /// Reads a file ("-": standard input). Returns what is wrong and what to do about it, or "";
  /// `bytes` then holds until the next call.
  std::string read(const std::string& path, std::string_view& bytes);

 private:
  std::string read_all(int file, uint64_t expected, std::string_view& bytes);
  std::string too_large(uint64_t size) const;
  void grow(size_t capacity);

  uint64_t max_bytes_;
  std::unique_ptr<char[]> buffer_;
  size_t capacity_ = 0;
  size_t size_ = 0;
};

/// Reads a list of paths, one a line or separated by NUL. Returns what is wrong, or "".
std::string read_list(const std::string& file, bool null_separated, std::vector<std::string>& paths);

}  // namespace vanban::cli
