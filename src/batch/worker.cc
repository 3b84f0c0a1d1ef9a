#include "batch/worker.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <memory>

#include "batch/catalog/catalog.h"
#include "batch/catalog/compressed.h"
#include "batch/document_rows.h"
#include "batch/message.h"
#include "grammar/grammar.h"
#include "parse.h"
#include "read/read_error.h"
#include "write/write.h"

namespace vanban::batch {

namespace {

constexpr size_t send_at = 256 << 10;  // bytes of findings that are sent together

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

/// More than it has now and `limit` is not given to this process. Programs it starts set limits of their own, below the
/// hard one.
void limit_memory(uint64_t limit) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  unsigned long pages = 0;
  if (std::FILE* statm = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(statm, "%lu", &pages) != 1) pages = 0;
    std::fclose(statm);
  }
  rlimit memory{};
  getrlimit(RLIMIT_AS, &memory);
  memory.rlim_cur = std::min<rlim_t>(memory.rlim_max, pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE)) + limit);
  setrlimit(RLIMIT_AS, &memory);
#else
  static_cast<void>(limit);  // sanitizers take terabytes of addresses
#endif
}

class Worker {
 public:
  explicit Worker(WorkerState& state) : state_(state) {}

  int run() {
    std::string_view message;
    if (!next(message)) return 1;
    options_ = WorkerOptions::unpacked(message);
    grammar_ =
        options_.grammar.empty() ? grammar::Grammar::embedded() : grammar::Grammar::from_folder(options_.grammar);
    std::snprintf(state_.grammar, sizeof state_.grammar, "%s", grammar_->hash().c_str());
    limit_memory(options_.memory_limit);
    while (next(message)) serve(Job::unpacked(message));
    return 0;
  }

 private:
  /// The next message; what was found so far is sent before it is waited for. False where there will be none.
  bool next(std::string_view& message) {
    while (!take_message(unread_, message)) {
      if (!send()) return false;
      in_.drop(in_.size() - unread_.size());
      ssize_t n = 0;
      do n = recv(worker_socket, in_.room(receive_at_once), receive_at_once, 0);
      while (n < 0 && errno == EINTR);
      if (n <= 0) return false;
      in_.used(static_cast<size_t>(n));
      unread_ = in_.view();
    }
    return true;
  }

  bool send() {
    std::string_view rest = out_;
    while (!rest.empty()) {
      ssize_t n = ::send(worker_socket, rest.data(), rest.size(), MSG_NOSIGNAL);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      rest.remove_prefix(static_cast<size_t>(n));
    }
    out_.clear();
    return true;
  }

  void serve(const Job& job) {
    const int64_t began = now_ns();
    state_.since.store(began, std::memory_order_relaxed);
    state_.at.store(job.sequence + 1, std::memory_order_release);
    Finding finding;
    Failure failure;
    finding.sequence = job.sequence;
    try {
      find(job, finding, failure);
    } catch (const read::ReadError& e) {
      failure = {name_of(e.reason()), e.what(), e.transient()};
    } catch (const std::bad_alloc&) {
      failure = {"memory_limit", "takes more memory than a file may; raise the limit with --memory-limit", false};
    } catch (const std::exception& e) {
      failure = {"damaged", std::string("cannot be read: ") + e.what(), false};
    }
    if (!failure.reason.empty()) {
      finding.verdict = Verdict::failed;
      finding.reason = failure.reason;
      finding.message = failure.message;
      finding.transient = failure.transient;
    }
    put_message(finding, out_);
    state_.at.store(0, std::memory_order_release);
    const int64_t took = now_ns() - began, before = state_.pace.load(std::memory_order_relaxed);
    state_.pace.store(before == 0 ? took : before + (took - before) / 4, std::memory_order_relaxed);
    if (out_.size() >= send_at && !send()) unread_ = {};
  }

  void find(const Job& job, Finding& finding, Failure& failure) {
    std::string_view bytes = job.bytes;
    finding.size = job.size;
    finding.modified = job.modified;
    if (!job.path.empty()) {
      if (!read_file(job.path, options_.max_bytes, file_, failure)) return;
      bytes = {file_.bytes.data(), file_.bytes.size()};
      finding.size = file_.size;
      finding.modified = file_.modified;
    }
    if (bytes.empty()) {
      failure = {"empty", "is empty; check that it was written completely", false};
      return;
    }
    sha256_ = grammar::sha256_hex(bytes);
    finding.sha256 = sha256_;
    finding.verdict = known() ? Verdict::known : Verdict::parsed;
    if (finding.verdict == Verdict::parsed) parse_into(finding, job, bytes);
  }

  bool known() {
    if (options_.catalog.empty()) return false;
    try {
      if (!catalog_) catalog_ = open(options_.catalog, Access::follow);
      std::unique_ptr<Cursor> row = catalog_->query("SELECT grammar FROM documents WHERE sha256 = ?", {sha256_});
      return row->next() && (!options_.reparse || row->text(0) == grammar_->hash());
    } catch (const CatalogError&) {  // the writer finds out whether it is known, and says what is wrong
      catalog_.reset();
      return false;
    }
  }

  void parse_into(Finding& finding, const Job& job, std::string_view bytes) {
    Options options;
    options.name = job.source;
    options.profile = options_.profile;
    options.encoding = options_.encoding;
    options.seconds = options_.time_limit;
    options.hash = false;
    Document document = parse(bytes, *grammar_, options);
    document.source.sha256 = sha256_;
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
    pack_document(document, {job.source, sha256_, grammar_->hash()}, row_);
    if (options_.rows) {
      pack_children(document, children_);
      texts_ = search_texts(document);
      keys_ = key_words(document);
    }
    finding.text_hash = text_hash(document);
    finding.row = row_;
    finding.children = children_;
    finding.subject = texts_.subject;
    finding.text = texts_.text;
    finding.keys = keys_;
  }

  WorkerState& state_;
  WorkerOptions options_;
  std::shared_ptr<const grammar::Grammar> grammar_;
  std::unique_ptr<Catalog> catalog_;
  Compressor compressor_;
  FileBytes file_;
  write::Buffer buffer_;
  SearchTexts texts_;
  std::string out_, sha256_, key_, json_, keys_, row_, children_;
  Received in_;
  std::string_view unread_;  // of in_
};

}  // namespace

int run_worker() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // what it is at is nobody's once the run is gone
  prctl(PR_SET_NAME, "vanban-worker");
  void* shared = mmap(nullptr, sizeof(WorkerState), PROT_READ | PROT_WRITE, MAP_SHARED, worker_state, 0);
  if (shared == MAP_FAILED) return 1;
  try {
    return Worker(*static_cast<WorkerState*>(shared)).run();
  } catch (const std::exception& e) {
    std::string line = std::string("vanban: a worker stopped: ") + e.what() + "\n";
    return ::write(STDERR_FILENO, line.data(), line.size()) >= 0 ? 1 : 2;
  }
}

}  // namespace vanban::batch
