#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace vanban::cli {

std::string write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      if (errno == ENOSPC) return "cannot be written: the disk is full; make room and run again";
      return std::string("cannot be written (") + std::strerror(errno) + ")";
    }
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return "";
}

std::string prepare_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    return "is a file; --output wants a folder, one result is written into it for each input";
  }
  fs::create_directories(folder, error);
  if (error) return "cannot be made (" + error.message() + "); name a folder you may write to";
  if (access(folder.c_str(), W_OK | X_OK) != 0) {
    return std::string("may not be written to (") + std::strerror(errno) +
           "); name another folder or change its permissions";
  }
  return "";
}

std::string write_file(const std::string& path, std::string_view bytes) {
  int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return std::string("cannot be written (") + std::strerror(errno) + "); check the folder's permissions";
  std::string problem = write_all(file, bytes);
  if (close(file) != 0 && problem.empty()) problem = std::string("cannot be written (") + std::strerror(errno) + ")";
  if (!problem.empty()) unlink(path.c_str());
  return problem;
}

std::string ResultNames::name_for(const std::string& path, const std::string& extension) {
  size_t slash = path.rfind('/');
  std::string name = path == "-" ? "stdin" : path.substr(slash == std::string::npos ? 0 : slash + 1);
  size_t dot = name.rfind('.');
  std::string stem = dot == std::string::npos || dot == 0 || name.substr(dot) == extension ? name : name.substr(0, dot);
  std::string candidate = stem + extension;
  for (unsigned n = 2; !taken_.insert(candidate).second; ++n) candidate = stem + "-" + std::to_string(n) + extension;
  return candidate;
}

}  // namespace vanban::cli
