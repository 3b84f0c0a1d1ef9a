// The members of an archive (zip, tar, and tar compressed), one after another, within limits.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "batch/file.h"

namespace vanban::batch {

/// True for the name of an archive that is looked into.
bool is_archive(const std::string& path);

/// A member: its name without "..", its bytes, or why they were not read.
struct Member {
  std::string name;
  std::string bytes;
  int64_t size = 0;
  int64_t modified = 0;
  Failure failure;  ///< reason "": none
};

/// What is done with a member; false ends the walk.
struct MemberVisitor {
  /// Asked before the bytes are read; false: it is passed over.
  std::function<bool(const Member&)> wanted;
  std::function<bool(Member&&)> take;
};

/// Walks all members that are files. Members over `max_bytes` are passed on as failures. An archive that swells to more
/// than a hundred times its size, or is damaged, ends as a failure of the archive, which is returned; reason "": none.
Failure walk_archive(const std::string& path, uint64_t max_bytes, const MemberVisitor& visitor);

}  // namespace vanban::batch
