// A whole file in memory, or why not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vanban::batch {

/// Why a file was not read: a word for programs, a sentence for people, and whether another try may help.
struct Failure {
  std::string reason;  ///< "unreadable", "too_large", …; see docs/catalog.md
  std::string message;
  bool transient = false;
};

struct FileBytes {
  std::vector<char> bytes;
  int64_t size = 0;
  int64_t modified = 0;  ///< nanoseconds since 1970
};

/// False, and `failure` says why. `file.bytes` keeps its room from call to call.
bool read_file(const std::string& path, uint64_t max_bytes, FileBytes& file, Failure& failure);

/// The same for a file that could not be reached, by errno.
Failure unreadable(int error);
Failure too_large(uint64_t size, uint64_t max_bytes);

}  // namespace vanban::batch
