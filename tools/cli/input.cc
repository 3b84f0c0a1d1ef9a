#include "cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/cli.h"
#include "read/size_limits.h"

namespace vanban::cli {

using read::size_text;

namespace {

std::string reason_of(int error) {
  switch (error) {
    case ENOENT: return "no such file; check the name and the folder";
    case ENOTDIR: return "no such file: a part of the path is not a folder; check the path";
    case EACCES:
    case EPERM: return "may not be read; check the permissions of the file and its folders (ls -l)";
    case EISDIR:
      return "is a folder, not a file; name the files in it, e.g. with: find FOLDER -name '*.txt' | vanban parse "
             "--files-from -";
    case EMFILE:
    case ENFILE: return "too many open files; raise the limit (ulimit -n)";
    default: return std::string("cannot be read (") + std::strerror(error) + "); copy it to a local disk and try again";
  }
}

struct File {
  int fd;
  ~File() {
    if (fd > STDERR_FILENO) close(fd);
  }
};

}  // namespace

std::string InputReader::too_large(uint64_t size) const {
  std::string limit = "the limit of " + size_text(max_bytes_);
  if (size == 0) return "holds more than " + limit + "; if it really is one document, raise the limit with --max-bytes";
  std::string what = "has " + size_text(size) + ", over " + limit + ", and was not read; ";
  if (size > highest_max_bytes) return what + "no document is that large: check that this is the file you mean";
  return what + "if it really is one document, raise the limit: --max-bytes " + std::to_string(size);
}

void InputReader::grow(size_t capacity) {
  if (capacity <= capacity_) return;
  capacity = std::max(capacity, 2 * capacity_);
  std::unique_ptr<char[]> bigger(new char[capacity]);
  if (size_ > 0) std::memcpy(bigger.get(), buffer_.get(), size_);
  buffer_ = std::move(bigger);
  capacity_ = capacity;
}

std::string InputReader::read_all(int file, uint64_t expected, std::string_view& bytes) {
  size_ = 0;
  grow(std::max<size_t>(expected + 1, 1 << 16));
  while (true) {
    ssize_t n = ::read(file, buffer_.get() + size_, capacity_ - size_);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return reason_of(errno);
    if (n == 0) break;
    size_ += static_cast<size_t>(n);
    if (size_ == expected) break;  // all of a file whose size is known
    if (size_ > max_bytes_) return too_large(0);
    if (size_ == capacity_) grow(2 * capacity_);
  }
  bytes = {buffer_.get(), size_};
  return "";
}

std::string InputReader::read(const std::string& path, std::string_view& bytes) {
  File file{path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) return reason_of(errno);
  struct stat status;
  if (fstat(file.fd, &status) != 0) return reason_of(errno);
  if (S_ISDIR(status.st_mode)) return reason_of(EISDIR);
  auto expected = S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_size) : 0;
  if (expected > max_bytes_) return too_large(expected);
  std::string problem = read_all(file.fd, expected, bytes);
  if (!problem.empty()) return problem;
  if (bytes.empty()) return "is empty; there is nothing to parse. Check that it was written completely";
  return "";
}

std::string read_list(const std::string& file, bool null_separated, std::vector<std::string>& paths) {
  File list{file == "-" ? STDIN_FILENO : open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  if (list.fd < 0) return reason_of(errno);
  std::string all;
  char piece[1 << 16];
  for (ssize_t n; (n = ::read(list.fd, piece, sizeof piece)) != 0;) {
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return reason_of(errno);
    all.append(piece, static_cast<size_t>(n));
  }
  char separator = null_separated ? '\0' : '\n';
  for (size_t at = 0; at < all.size();) {
    size_t end = std::min(all.find(separator, at), all.size());
    std::string path = all.substr(at, end - at);
    if (!null_separated && !path.empty() && path.back() == '\r') path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
    at = end + 1;
  }
  return "";
}

}  // namespace vanban::cli
