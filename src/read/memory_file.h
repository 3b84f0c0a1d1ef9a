// Files that live in memory: images go from one program to the next through them, and are looked at in between, without
// being copied.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace vanban::read {

/// A file without a name, which goes with its object. For one thread at a time.
class MemoryFile {
 public:
  /// An empty one, for a program to write to. Throws ReadError (converter_failed) where there is no memory for it, as
  /// all here do.
  MemoryFile();
  explicit MemoryFile(std::string_view bytes);
  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile& operator=(MemoryFile&& other) noexcept;
  ~MemoryFile();

  /// What stands in it, seen in place: whoever writes to it does so before the first call.
  std::string_view bytes() const;
  /// What a program is given to read it from the beginning, or to write to.
  int from_beginning() const;

 private:
  friend class MemoryWriter;
  void put(std::string_view bytes);

  int file_ = -1;
  mutable const char* seen_ = nullptr;
  mutable size_t length_ = 0;
};

/// Writes such a file row by row: rows of images are short, and each writing has its cost.
class MemoryWriter {
 public:
  void append(std::string_view bytes);
  /// Room for that many bytes more, to be filled before the next call.
  unsigned char* more(size_t bytes);
  MemoryFile done() &&;

 private:
  void flush();

  MemoryFile file_;
  std::unique_ptr<unsigned char[]> waiting_;
  size_t waits_ = 0, room_ = 0;
};

}  // namespace vanban::read
