#include "read/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "read/read_error.h"

namespace vanban::read {

namespace {

constexpr size_t at_a_time = size_t{128} << 10;  // stays in the processor's cache

[[noreturn]] void no_memory() {
  throw ReadError(ReadError::Reason::converter_failed, "no memory for the input of a program");
}

}  // namespace

MemoryFile::MemoryFile() {
  const int made = ::memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  // Above the descriptors that a started program has of its own. It cannot shrink: a program that made it shorter would
  // take away what is seen of it here.
  file_ = made < 0 ? -1 : ::fcntl(made, F_DUPFD_CLOEXEC, 4);
  if (made >= 0) ::close(made);
  if (file_ < 0) no_memory();
  ::fcntl(file_, F_ADD_SEALS, F_SEAL_SHRINK);
}

MemoryFile::MemoryFile(std::string_view bytes) : MemoryFile() { put(bytes); }

MemoryFile::MemoryFile(MemoryFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)), seen_(std::exchange(other.seen_, nullptr)), length_(other.length_) {}

MemoryFile& MemoryFile::operator=(MemoryFile&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(seen_, other.seen_);
  std::swap(length_, other.length_);
  return *this;
}

MemoryFile::~MemoryFile() {
  if (seen_ != nullptr) ::munmap(const_cast<char*>(seen_), length_);
  if (file_ >= 0) ::close(file_);
}

// NOLINTNEXTLINE(readability-make-member-function-const): the file becomes another
void MemoryFile::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) no_memory();
    bytes.remove_prefix(static_cast<size_t>(n));
  }
}

std::string_view MemoryFile::bytes() const {
  if (seen_ != nullptr) return {seen_, length_};
  struct stat of = {};
  if (file_ < 0 || ::fstat(file_, &of) != 0 || of.st_size == 0) return {};
  length_ = static_cast<size_t>(of.st_size);
  void* const at = ::mmap(nullptr, length_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file_, 0);
  if (at == MAP_FAILED) no_memory();
  seen_ = static_cast<const char*>(at);
  return {seen_, length_};
}

int MemoryFile::from_beginning() const {
  if (::lseek(file_, 0, SEEK_SET) != 0) no_memory();
  return file_;
}

void MemoryWriter::append(std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(more(bytes.size()), bytes.data(), bytes.size());
}

unsigned char* MemoryWriter::more(size_t bytes) {
  if (bytes > room_ - waits_) flush();
  if (bytes > room_) {
    room_ = std::max(bytes, at_a_time);
    waiting_ = std::make_unique_for_overwrite<unsigned char[]>(room_);
  }
  waits_ += bytes;
  return waiting_.get() + waits_ - bytes;
}

void MemoryWriter::flush() {
  file_.put({reinterpret_cast<const char*>(waiting_.get()), waits_});
  waits_ = 0;
}

MemoryFile MemoryWriter::done() && {
  flush();
  return std::move(file_);
}

}  // namespace vanban::read
