// From sources (folders, files, archives, lists of names) to files, in an order that is the same every time.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "batch/message.h"
#include "batch/past.h"

namespace vanban::batch {

/// What the walk came upon.
struct Found {
  enum class Kind : uint8_t {
    file,       ///< to be read
    failure,    ///< could not even be offered
    unpacked,   ///< all members of this archive were offered
    skipped,    ///< finished in an earlier run, or hidden: only counted
    found_all,  ///< the sources are at their end
  };
  Kind kind = Kind::file;
  Job job;
  std::string archive;  ///< that it is a member of
  Failure failure;
};

class Walk {
 public:
  /// `take` is given what is found, and ends the walk by returning false. `past` is asked for every file.
  Walk(Past& past, uint64_t max_bytes, std::function<bool(Found&&)> take)
      : past_(past), max_bytes_(max_bytes), take_(std::move(take)) {}

  /// A folder (with all that is in it, names in byte order), an archive or a file. False where `take` ended the walk.
  bool source(const std::string& path);
  /// Names on standard input, one a line, or each ended by NUL where one holds a NUL. `go_on` is asked now and then.
  bool names_from_standard_input(const std::function<bool()>& go_on);

 private:
  bool folder(const std::string& path);
  bool entry(const std::string& path, bool named);
  bool archive(const std::string& path, int64_t size, int64_t modified);
  bool failed(const std::string& path, Failure failure, int64_t size = 0, int64_t modified = 0);
  bool skipped();

  Past& past_;
  uint64_t max_bytes_;
  std::function<bool(Found&&)> take_;
};

}  // namespace vanban::batch
