#include "cli/own_program.h"

#include <sys/auxv.h>
#include <unistd.h>

#include <climits>

namespace vanban::cli {

std::string own_program() {
  char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  if (length > 0) return std::string(path, static_cast<size_t>(length));
  const auto* started_by = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
  return started_by == nullptr ? "" : started_by;
}

}  // namespace vanban::cli
