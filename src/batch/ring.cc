#include "batch/ring.h"

#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

namespace vanban::batch {

namespace {

// std::atomic's own wait and notify are for the threads of one process.
void sleep_while(std::atomic<uint32_t>& word, uint32_t value) {
  syscall(SYS_futex, reinterpret_cast<uint32_t*>(&word), FUTEX_WAIT, value, nullptr, nullptr, 0);
}
void wake(std::atomic<uint32_t>& word) {
  syscall(SYS_futex, reinterpret_cast<uint32_t*>(&word), FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

}  // namespace

void no_worker() { throw std::runtime_error(std::string("no worker can be started: ") + std::strerror(errno)); }

size_t RingWriter::put(std::string_view text) {
  const uint64_t at = state_.written.load(std::memory_order_relaxed);
  const size_t room = ring_size - static_cast<size_t>(at - state_.read.load(std::memory_order_acquire));
  const size_t n = std::min(room, text.size());
  const size_t place = at % ring_size;
  const size_t before_end = std::min(n, ring_size - place);
  std::memcpy(bytes_ + place, text.data(), before_end);
  std::memcpy(bytes_, text.data() + before_end, n - before_end);
  state_.written.store(at + n, std::memory_order_release);
  return n;
}

void RingWriter::wait() const {
  // `full` is set before the last look and cleared behind a step of the reader: one of the two sees the other.
  while (true) {
    state_.full.store(1);
    if (state_.written.load(std::memory_order_relaxed) - state_.read.load() < ring_size) break;
    sleep_while(state_.full, 1);
  }
  state_.full.store(0);
}

RingReader::RingReader(RingState& state, int file) : state_(state) {
  void* twice = mmap(nullptr, 2 * ring_size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (twice == MAP_FAILED) no_worker();
  bytes_ = static_cast<char*>(twice);
  for (char* half : {bytes_, bytes_ + ring_size}) {
    if (mmap(half, ring_size, PROT_READ, MAP_SHARED | MAP_FIXED, file, 0) != MAP_FAILED) continue;
    const int error = errno;
    munmap(bytes_, 2 * ring_size);
    errno = error;
    no_worker();
  }
}

RingReader::~RingReader() { munmap(bytes_, 2 * ring_size); }

std::string_view RingReader::view() const {
  const uint64_t at = state_.read.load(std::memory_order_relaxed);
  return {bytes_ + at % ring_size, static_cast<size_t>(state_.written.load(std::memory_order_acquire) - at)};
}

void RingReader::drop(size_t n) {
  if (n == 0) return;
  state_.read.store(state_.read.load(std::memory_order_relaxed) + n);
  if (state_.full.exchange(0) == 1) wake(state_.full);
}

}  // namespace vanban::batch
