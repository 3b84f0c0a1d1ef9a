// What a run and its workers say to each other: jobs one way, by a socket, findings the other, by a ring. Each message
// is its length (four bytes) and what a Packer wrote.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/file.h"
#include "batch/record.h"
#include "batch/ring.h"
#include "read/size_limits.h"

namespace vanban::batch {

/// What all files of a run have alike. The first message to a worker.
struct WorkerOptions {
  std::string grammar;  ///< folder; empty: the one built in
  std::string profile;
  std::string encoding;  ///< of texts; empty: by their bytes
  std::string catalog;   ///< where contents are looked up that were read before; empty: nowhere
  uint64_t max_bytes = read::default_max_bytes;
  uint64_t memory_limit = uint64_t{2} << 30;  ///< bytes a worker may have
  unsigned time_limit = 300;                  ///< seconds for one file
  bool reparse = false;                       ///< contents read with another grammar are read again
  bool rows = true;                           ///< also the rows and the search text; else the JSON only
  bool compress = true;                       ///< the JSON, as the catalogue keeps it

  std::string packed() const;
  static WorkerOptions unpacked(std::string_view bytes);
};

/// A file to read. Of a member of an archive, the bytes come with it.
struct Job {
  uint64_t sequence = 0;
  std::string source;  ///< what the catalogue calls it: the path, or "archive.zip//member"
  std::string path;    ///< to read it from; empty: `bytes` is the content
  std::string bytes;
  int64_t size = 0;
  int64_t modified = 0;
  unsigned attempt = 1;

  void pack(std::string& out) const;
  static Job unpacked(std::string_view bytes);
};

enum class Verdict : uint8_t {
  parsed,
  known,    ///< the same content is in the catalogue
  failed,   ///< reason, message and transient say why
  unpacked  ///< not from a worker: all members of an archive were offered
};

/// What a worker found; the texts point into the message it came in.
struct Finding {
  uint64_t sequence = 0;
  Verdict verdict = Verdict::failed;
  bool transient = false;
  int64_t size = 0, modified = 0;
  std::string_view reason, message, sha256;
  // Where it was parsed:
  bool review = false;
  int64_t text_hash = 0;
  std::string_view same_number_key;
  std::string_view json;  ///< compressed, if WorkerOptions say so
  std::string_view subject, text, facets, keys;
  std::string_view row, children;

  void pack(std::string& out) const;
  static Finding unpacked(std::string_view bytes);
};

/// Appends a message to a stream of them.
void put_message(std::string_view message, std::string& stream);
/// The same for what Finding::pack or Job::pack writes, without a copy between.
void put_message(const Finding& finding, std::string& stream);
void put_message(const Job& job, std::string& stream);
/// The first whole message of a stream, taken off it; false where there is none yet.
bool take_message(std::string_view& stream, std::string_view& message);

/// Bytes from elsewhere, which are not filled with zeros before they come.
class Received {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  size_t size() const { return end_ - begin_; }
  /// Takes the first `n` bytes away.
  void drop(size_t n) {
    begin_ += n;
    if (begin_ == end_) begin_ = end_ = 0;
  }
  /// Room for `n` bytes behind the last; used() says how many came.
  char* room(size_t n);
  void used(size_t n) { end_ += n; }

 private:
  std::unique_ptr<char[]> bytes_;
  size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

inline constexpr size_t receive_at_once = 256 << 10;

/// Where a worker says, in memory both see, which job it is at; and how far it wrote in its ring.
struct WorkerState {
  std::atomic<uint64_t> at{0};    ///< sequence + 1; 0: at none
  std::atomic<int64_t> since{0};  ///< steady clock, nanoseconds; less what it took in turns before
  std::atomic<int64_t> pace{0};   ///< nanoseconds a job takes, as of the last ones; 0: none was done yet
  char grammar[72] = "";          ///< its hash, once it is loaded
  RingState findings;
};

/// The descriptors a worker is started with.
inline constexpr int worker_socket = 3;
inline constexpr int worker_state = 4;
inline constexpr int worker_ring = 5;

}  // namespace vanban::batch
