#include "batch/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace vanban::batch {

namespace {

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) close(fd);
  }
};

bool may_pass(int error) {
  switch (error) {
    case EIO:
    case ESTALE:
    case ETIMEDOUT:
    case EAGAIN:
    case EMFILE:
    case ENFILE:
    case ENOMEM: return true;
    default: return false;
  }
}

}  // namespace

Failure unreadable(int error) {
  const char* remedy = "";
  if (error == ENOENT) remedy = "; it was there when the folder was read, or a link leads nowhere";
  if (error == EACCES || error == EPERM) remedy = "; check the permissions of the file and its folders";
  return {"unreadable", std::string("cannot be read: ") + std::strerror(error) + remedy, may_pass(error)};
}

Failure too_large(uint64_t size, uint64_t max_bytes) {
  return {"too_large",
          "has " + std::to_string(size) + " bytes, over the limit of " + std::to_string(max_bytes) +
              "; if it is one document, raise the limit with --max-bytes",
          false};
}

bool read_file(const std::string& path, uint64_t max_bytes, FileBytes& file, Failure& failure) {
  // A pipe or a device is not waited for.
  Descriptor in{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  struct stat status;
  if (in.fd < 0 || fstat(in.fd, &status) != 0) {
    failure = unreadable(errno);
    return false;
  }
  if (!S_ISREG(status.st_mode)) {
    failure = {"not_a_file", "is a pipe, a socket, a device or a folder, and no document", false};
    return false;
  }
  file.size = status.st_size;
  file.modified = int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  if (static_cast<uint64_t>(file.size) > max_bytes) {
    failure = too_large(static_cast<uint64_t>(file.size), max_bytes);
    return false;
  }
  size_t got = 0;
  file.bytes.resize(static_cast<size_t>(file.size) + 1);
  while (true) {
    ssize_t n = read(in.fd, file.bytes.data() + got, file.bytes.size() - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      failure = unreadable(errno);
      return false;
    }
    if (n == 0) break;
    got += static_cast<size_t>(n);
    if (got > max_bytes) {
      failure = too_large(got, max_bytes);
      return false;
    }
    if (got == file.bytes.size()) file.bytes.resize(2 * got);
  }
  file.bytes.resize(got);
  return true;
}

}  // namespace vanban::batch
