#include "batch/worker.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>

#include "batch/catalog/catalog.h"
#include "batch/catalog/compressed.h"
#include "batch/document_rows.h"
#include "batch/message.h"
#include "grammar/grammar.h"
#include "parse.h"
#include "read/read_error.h"
#include "read/size_limits.h"
#include "text/sanitized.h"
#include "write/write.h"

namespace vanban::batch {

namespace {

constexpr size_t send_at = 256 << 10;  // bytes of findings that are sent together
constexpr size_t most_together = 32;   // jobs done together: each keeps some 200 KB

int64_t now_ns() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

const char* name_of(read::ReadError::Reason reason) {
  switch (reason) {
    case read::ReadError::Reason::empty: return "empty";
    case read::ReadError::Reason::damaged: return "damaged";
    case read::ReadError::Reason::encrypted: return "encrypted";
    case read::ReadError::Reason::unsupported: return "unsupported";
    case read::ReadError::Reason::too_large: return "too_large";
    case read::ReadError::Reason::converter_missing: return "converter_missing";
    case read::ReadError::Reason::converter_failed: return "converter_failed";
    case read::ReadError::Reason::timed_out: return "timed_out";
  }
  return "damaged";
}

#if VANBAN_SANITIZED
void limit_memory(uint64_t) {}  // sanitizers take terabytes of addresses
#else
/// Says whether a little more memory is given to a process that may have `most` bytes of addresses.
bool has_room(rlim_t most, rlim_t hard) {
  const rlimit memory{most, hard};
  setrlimit(RLIMIT_AS, &memory);
  void* page = mmap(nullptr, 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page != MAP_FAILED) munmap(page, 1);
  return page != MAP_FAILED;
}

/// More than it has now and `limit` is not given to this process. Programs it starts set limits of their own, below the
/// hard one.
void limit_memory(uint64_t limit) {
  rlimit memory{};
  getrlimit(RLIMIT_AS, &memory);
  // What it has is found by trying: /proc, which would say it, is not everywhere.
  constexpr rlim_t all_there_are = rlim_t{1} << 47;
  constexpr rlim_t near_enough = rlim_t{1} << 20;
  rlim_t too_little = 0;
  rlim_t enough = std::min(memory.rlim_max, all_there_are);
  while (enough - too_little > near_enough) {
    const rlim_t middle = too_little + (enough - too_little) / 2;
    (has_room(middle, memory.rlim_max) ? enough : too_little) = middle;
  }
  memory.rlim_cur = std::min<rlim_t>(memory.rlim_max, enough + limit);
  setrlimit(RLIMIT_AS, &memory);
}
#endif

class Worker {
 public:
  Worker(WorkerState& state, char* ring) : state_(state), ring_(state.findings, ring) {}

  int run() {
    std::string_view message;
    if (!next(message)) return 1;
    options_ = WorkerOptions::unpacked(message);
    grammar_ =
        options_.grammar.empty() ? grammar::Grammar::embedded() : grammar::Grammar::from_folder(options_.grammar);
    std::snprintf(state_.grammar, sizeof state_.grammar, "%s", grammar_->hash().c_str());
    convoy_ = std::make_unique<Convoy>(*grammar_);
    limit_memory(options_.memory_limit);
    while (next(message)) {
      take_on(Job::unpacked(message));
      // Those that are here already go along.
      while (!enough() && (take_message(unread_, message) || (receive(MSG_DONTWAIT) && take_message(unread_, message))))
        take_on(Job::unpacked(message));
      serve();
    }
    return 0;
  }

 private:
  /// The next message; what was found so far is sent before it is waited for. False where there will be none.
  bool next(std::string_view& message) {
    while (!take_message(unread_, message)) {
      if (!send() || !receive(0)) return false;
    }
    return true;
  }

  /// More of the messages; false where there is none, or with MSG_DONTWAIT none yet.
  bool receive(int flags) {
    in_.drop(in_.size() - unread_.size());
    ssize_t n = 0;
    do n = recv(worker_socket, in_.room(receive_at_once), receive_at_once, flags);
    while (n < 0 && errno == EINTR);
    if (n > 0) in_.used(static_cast<size_t>(n));
    unread_ = in_.view();
    return n > 0;
  }

  bool send() {
    std::string_view rest = out_;
    while (!rest.empty()) {
      const size_t n = ring_.put(rest);
      rest.remove_prefix(n);
      if (n > 0 && !ring_bell()) return false;
      if (n == 0) ring_.wait();
    }
    out_.clear();
    return true;
  }

  /// False if the run is gone. Where no byte goes in any more, the run has bells enough to answer.
  static bool ring_bell() {
    return ::send(worker_socket, "", 1, MSG_NOSIGNAL | MSG_DONTWAIT) == 1 || errno == EAGAIN || errno == EINTR;
  }

  /// A job between its coming and its answer.
  struct Errand {
    Job job;
    FileBytes file;
    Options options;
    std::string sha256;
    Finding finding;
    Failure failure;
    int64_t took = 0;  ///< nanoseconds, in its turns before the one at hand
  };

  bool enough() const { return errands_.size() >= most_together || convoy_->full(); }

  /// Says which job this process is at: that one is to blame if it crashes, or takes too long in all its turns.
  void turn_to(Errand& e) {
    const int64_t now = now_ns();
    if (turn_ != nullptr) turn_->took += now - turned_;
    turn_ = &e;
    turned_ = now;
    state_.since.store(now - e.took, std::memory_order_relaxed);
    state_.at.store(e.job.sequence + 1, std::memory_order_release);
  }

  void take_on(Job&& job) {
    Errand& e = *errands_.emplace_back(std::make_unique<Errand>());
    e.job = std::move(job);
    turn_to(e);
    attempt(e, [&] { look_at(e); });
  }

  /// Does it; what goes wrong becomes the errand's failure.
  template <typename Work>
  static void attempt(Errand& e, Work work) {
    try {
      work();
    } catch (const read::ReadError& error) {
      e.failure = {name_of(error.reason()), error.what(), error.transient()};
    } catch (const std::bad_alloc&) {
      e.failure = {"memory_limit", "takes more memory than a file may; raise the limit with --memory-limit", false};
    } catch (const std::exception& error) {
      e.failure = {"damaged", std::string("cannot be read: ") + error.what(), false};
    }
  }

  /// Its bytes, and whether they are known; else they join the convoy.
  void look_at(Errand& e) {
    Finding& finding = e.finding;
    finding.sequence = e.job.sequence;
    finding.size = e.job.size;
    finding.modified = e.job.modified;
    std::string_view bytes = e.job.bytes;
    if (!e.job.path.empty()) {
      if (!read_file(e.job.path, options_.max_bytes, e.file, e.failure)) return;
      bytes = {e.file.bytes.data(), e.file.bytes.size()};
      finding.size = e.file.size;
      finding.modified = e.file.modified;
    }
    if (bytes.empty()) {
      e.failure = {"empty", "is empty; check that it was written completely", false};
      return;
    }
    e.sha256 = grammar::sha256_hex(bytes);
    finding.sha256 = e.sha256;
    finding.verdict = known(e.sha256) ? Verdict::known : Verdict::parsed;
    if (finding.verdict == Verdict::known) return;
    e.options.name = e.job.source;
    e.options.profile = options_.profile;
    e.options.encoding = options_.encoding;
    e.options.seconds = options_.time_limit;
    e.options.hash = false;
    if (std::string problem = read::too_heavy(bytes, e.options, options_.max_bytes); !problem.empty()) {
      e.failure = {"too_large", std::move(problem), false};
      return;
    }
    convoy_->add(bytes, e.options);
    travellers_.push_back(&e);
  }

  /// Reads what was taken on, and answers in the order in which the jobs came.
  void serve() {
    end_look_ups();
    const int64_t began = now_ns();
    size_t answered = 0;
    auto answer_before = [&](const Errand* end) {
      for (; answered < errands_.size() && errands_[answered].get() != end; ++answered) answer(*errands_[answered]);
    };
    convoy_->go(
        [&](size_t number, Document& document, const std::exception_ptr& problem) {
          Errand& e = *travellers_[number];
          answer_before(&e);
          attempt(e, [&] {
            if (problem) std::rethrow_exception(problem);
            fill(e, document);
          });
          answer(e);
          ++answered;
        },
        [&](size_t number) { turn_to(*travellers_[number]); });
    answer_before(nullptr);
    state_.at.store(0, std::memory_order_release);
    const int64_t took = (now_ns() - began) / static_cast<int64_t>(errands_.size());
    const int64_t before = state_.pace.load(std::memory_order_relaxed);
    state_.pace.store(before == 0 ? took : before + (took - before) / 4, std::memory_order_relaxed);
    turn_ = nullptr;
    errands_.clear();
    travellers_.clear();
  }

  void answer(Errand& e) {
    if (!e.failure.reason.empty()) {
      e.finding.verdict = Verdict::failed;
      e.finding.reason = e.failure.reason;
      e.finding.message = e.failure.message;
      e.finding.transient = e.failure.transient;
    }
    put_message(e.finding, out_);
    if (out_.size() >= send_at && !send()) unread_ = {};
  }

  bool known(const std::string& sha256) {
    if (options_.catalog.empty()) return false;
    try {
      if (!catalog_) catalog_ = open(options_.catalog, Access::follow);
      // Its locks are asked of the system once for all jobs of a convoy.
      if (!looking_up_) catalog_->script("BEGIN");
      looking_up_ = true;
      std::unique_ptr<Cursor> row = catalog_->query("SELECT grammar FROM documents WHERE sha256 = ?", {sha256});
      return row->next() && (!options_.reparse || row->text(0) == grammar_->hash());
    } catch (const CatalogError&) {  // the writer finds out whether it is known, and says what is wrong
      forget_catalog();
      return false;
    }
  }

  void end_look_ups() {
    try {
      if (looking_up_) catalog_->script("COMMIT");
      looking_up_ = false;
    } catch (const CatalogError&) {
      forget_catalog();
    }
  }

  void forget_catalog() {
    catalog_.reset();
    looking_up_ = false;
  }

  /// What the catalogue keeps of a document. In buffers of all errands: to be answered before the next.
  void fill(Errand& e, Document& document) {
    Finding& finding = e.finding;
    document.source.sha256 = e.sha256;
    buffer_.clear();
    write::json(document, WriteOptions{}, grammar_.get(), buffer_);
    buffer_.put('\n');
    finding.json = buffer_.view();
    if (options_.compress) {
      json_.clear();
      compressor_.append(buffer_.view(), json_);
      finding.json = json_;
    }
    finding.review = !document.needs_review.empty();
    key_ = same_number_key(document);
    finding.same_number_key = key_;
    row_.clear();
    children_.clear();
    texts_ = {};
    keys_.clear();
    const RowContext context{e.job.source, e.sha256, grammar_->hash()};
    if (options_.rows) {
      pack_document(document, context, row_);
      pack_children(document, children_);
      texts_ = search_texts(document);
      keys_ = key_words(document);
      finding.text_hash = text_hash(document);
    } else {
      pack_identity(document, context, key_, row_);
    }
    finding.row = row_;
    finding.children = children_;
    finding.subject = texts_.subject;
    finding.text = texts_.text;
    finding.facets = texts_.facets;
    finding.keys = keys_;
  }

  WorkerState& state_;
  RingWriter ring_;
  WorkerOptions options_;
  std::shared_ptr<const grammar::Grammar> grammar_;
  std::unique_ptr<Convoy> convoy_;
  std::vector<std::unique_ptr<Errand>> errands_;  // in the order in which they came
  std::vector<Errand*> travellers_;               // those in the convoy
  Errand* turn_ = nullptr;                        // at which it is
  int64_t turned_ = 0;                            // since when
  std::unique_ptr<Catalog> catalog_;
  bool looking_up_ = false;
  Compressor compressor_;
  write::Buffer buffer_;
  SearchTexts texts_;
  std::string out_, key_, json_, keys_, row_, children_;
  Received in_;
  std::string_view unread_;  // of in_
};

}  // namespace

int run_worker() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // what it is at is nobody's once the run is gone
  prctl(PR_SET_NAME, "vanban-worker");
  void* shared = mmap(nullptr, sizeof(WorkerState), PROT_READ | PROT_WRITE, MAP_SHARED, worker_state, 0);
  void* ring = mmap(nullptr, ring_size, PROT_READ | PROT_WRITE, MAP_SHARED, worker_ring, 0);
  if (shared == MAP_FAILED || ring == MAP_FAILED) return 1;
  try {
    return Worker(*static_cast<WorkerState*>(shared), static_cast<char*>(ring)).run();
  } catch (const std::exception& e) {
    std::string line = std::string("vanban: a worker stopped: ") + e.what() + "\n";
    return ::write(STDERR_FILENO, line.data(), line.size()) >= 0 ? 1 : 2;
  }
}

}  // namespace vanban::batch
