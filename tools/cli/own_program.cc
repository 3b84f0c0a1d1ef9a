#include "cli/own_program.h"

#include <sys/auxv.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

namespace vanban::cli {

std::string own_program() {
  char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  if (length > 0) return std::string(path, static_cast<size_t>(length));
  const auto* started_by = reinterpret_cast<const char*>(getauxval(AT_EXECFN));  // NOLINT(performance-no-int-to-ptr)
  return started_by == nullptr ? "" : started_by;
}

void start_in_place(const std::string& program, const char* const* arguments) {
  execv(program.c_str(), const_cast<char* const*>(arguments));
}

std::string not_started(const std::string& program) {
  return program + ": cannot be started (" + std::strerror(errno) +
         "); it belongs to this command: install vanban completely";
}

}  // namespace vanban::cli
