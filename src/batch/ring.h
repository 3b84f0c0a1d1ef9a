// Bytes from a worker to its run, through memory that both see: a socket would copy each result twice more.
//
// One process writes, one reads. The socket between them carries a byte, the bell, where something was written.
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

namespace vanban::batch {

/// How far both are, in bytes since the beginning. In memory both see.
struct RingState {
  alignas(64) std::atomic<uint64_t> written{0};
  alignas(64) std::atomic<uint64_t> read{0};
  std::atomic<uint32_t> full{0};  ///< 1: the writer sleeps until some of it is read
};

constexpr size_t ring_size = size_t{1} << 20;

/// Says why the system refused what a worker needs: throws std::runtime_error with errno's text.
[[noreturn]] void no_worker();

/// The worker's end. Borrows both.
class RingWriter {
 public:
  RingWriter(RingState& state, char* bytes) : state_(state), bytes_(bytes) {}
  /// Copies as much as there is room for, and says how much that was: 0 while it is full.
  size_t put(std::string_view text);
  /// Returns when there is room again.
  void wait() const;

 private:
  RingState& state_;
  char* bytes_;
};

/// The run's end. The bytes are mapped twice, one behind the other, so that all there is lies in one piece.
class RingReader {
 public:
  /// Maps the file of ring_size bytes. Throws std::runtime_error.
  RingReader(RingState& state, int file);
  ~RingReader();
  RingReader(const RingReader&) = delete;
  RingReader& operator=(const RingReader&) = delete;

  /// What was written and not dropped.
  std::string_view view() const;
  /// Takes the first `n` bytes away, and wakes the writer if it waits for room.
  void drop(size_t n);

 private:
  RingState& state_;
  char* bytes_;
};

}  // namespace vanban::batch
