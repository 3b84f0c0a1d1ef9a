#include "batch/run.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <thread>

#include "batch/file.h"
#include "batch/quarantine.h"
#include "batch/watch.h"

namespace vanban::batch {

namespace {

constexpr size_t most_found = 2048;
constexpr size_t most_found_bytes = 8 << 20;
constexpr size_t most_findings = 8192;
constexpr size_t most_finding_bytes = 32 << 20;  // half as much again is being written
constexpr size_t most_waiting = 8192;
constexpr size_t most_waiting_bytes = 20 << 20;  // for one that comes before them in the order
constexpr size_t most_behind_bytes = 4 << 20;    // for the writer
constexpr size_t usual_bytes = most_finding_bytes / 2 * 3 + most_behind_bytes;
constexpr uint64_t long_run = 6'000;  // files
constexpr auto transaction_patience = std::chrono::milliseconds(500);
constexpr int tick_ms = 200;

Filed failure_of(Job&& job, uint64_t sequence, const Failure& failure) {
  Filed filed;
  Finding finding;
  finding.sequence = sequence;
  finding.size = job.size;
  finding.modified = job.modified;
  finding.reason = failure.reason;
  finding.message = failure.message;
  finding.transient = failure.transient;
  if (failure.reason.empty()) finding.verdict = Verdict::unpacked;
  std::string packed;
  finding.pack(packed);
  filed.job = std::move(job);
  filed.message.assign(packed.begin(), packed.end());
  filed.finding = Finding::unpacked({filed.message.data(), filed.message.size()});
  return filed;
}

/// Takes the memory that findings take once the writer is the slower part, as it is in a large catalogue, and leaves it
/// to the C library: then a long run needs as much at its beginning as at its end.
void take_memory() {
  constexpr size_t piece = 64 << 10;
  std::vector<std::unique_ptr<char[]>> pieces;
  for (size_t bytes = 0; bytes < usual_bytes; bytes += piece) {
    pieces.emplace_back(new char[piece]);
    for (size_t at = 0; at < piece; at += 4096) *static_cast<volatile char*>(pieces.back().get() + at) = 0;
  }
}

/// A file that is still to be made.
bool is_nowhere(const std::string& catalog) {
  std::error_code error;
  return !is_url(catalog) && !std::filesystem::exists(catalog, error) && !error;
}

/// Worth a second try in the same run.
bool may_recover(const Filed& filed) {
  return filed.finding.verdict == Verdict::failed && filed.finding.transient && filed.job.attempt == 1 &&
         !filed.job.path.empty() && filed.finding.reason != "converter_missing";
}

}  // namespace

Run::Run(RunOptions options, RunObserver& observer)
    : options_(std::move(options)),
      observer_(observer),
      found_(most_found, most_found_bytes),
      findings_(most_findings, most_finding_bytes),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Run::~Run() { close(wake_); }

void Run::wake() const noexcept {
  uint64_t one = 1;
  ssize_t written = ::write(wake_, &one, sizeof one);
  static_cast<void>(written);  // full: it is awake already
}

void Run::stop() noexcept {
  stopping_.store(true);
  wake();
}

void Run::stop_for(const std::string& problem) {
  {
    std::lock_guard lock(mutex_);
    if (problem_.empty()) problem_ = problem;
  }
  stop();
}

Counts Run::counts() {
  std::lock_guard lock(mutex_);
  return counts_;
}

RunResult Run::run() {
  options_.worker.catalog = options_.catalog;
  options_.worker.rows = options_.keep == Keep::everything;
  options_.worker.compress = options_.worker.rows || is_compressed(options_.results);
  pool_ = std::make_unique<Pool>(options_.worker_command, options_.worker, options_.jobs);
  // The writing thread makes a new catalogue while the first files are found and read. One that is there says what is
  // to be found.
  fresh_ = !options_.watch && is_nowhere(options_.catalog);
  if (!fresh_) make_store();
  std::thread writer([this] { write(); });
  std::thread walker([this] { walk(); });

  auto take = [this](Filed&& filed) { deliver(std::move(filed)); };
  try {
    std::vector<pollfd> descriptors;
    while (!all_done()) {
      while (!stopping_ && waiting_.size() < most_waiting && waiting_bytes_ < most_waiting_bytes &&
             pool_->wants_job() && take_found()) {}
      retry_failed();
      pass_on();
      // One that comes before others is read for, however many of them wait.
      bool reading = has_room() || !writer_is_behind();
      descriptors.assign(1, {wake_, POLLIN, 0});
      pool_->add_descriptors(descriptors, reading);
      if (all_done()) break;
      poll(descriptors.data(), descriptors.size(), tick_ms);
      uint64_t woken = 0;
      while (::read(wake_, &woken, sizeof woken) > 0) {}
      pool_->turn(reading, take);
      observer_.tick(counts());
    }
  } catch (const std::exception& e) {
    stop_for(e.what());
  }
  found_.close();
  // What could not be handed to the writer yet is, unless it is the writer that is in trouble.
  for (auto& [sequence, filed] : waiting_) {
    if (options_.ordered && sequence != next_out_) break;
    next_out_ = sequence + 1;
    size_t weight = filed.message.size();
    if (!findings_.push(std::move(filed), weight)) break;
  }
  findings_.close();
  pool_.reset();  // their memory is given back while the last findings are written
  writer.join();
  walker.join();
  if (not_made_) std::rethrow_exception(not_made_);

  RunResult result;
  result.counts = counts();
  result.problem = problem_;
  result.ending = !problem_.empty() ? Ending::stopped : stopping_ ? Ending::interrupted : Ending::finished;
  static constexpr const char* endings[] = {"finished", "interrupted", "stopped"};
  try {
    store_->end_run(result.counts, endings[static_cast<size_t>(result.ending)]);
  } catch (const CatalogError& e) {
    result.ending = Ending::stopped;
    if (result.problem.empty()) result.problem = e.what();
  }
  return result;
}

void Run::make_store() {
  store_ = std::make_unique<Store>(options_.catalog, options_.keep, options_.results, options_.worker.compress);
  store_->begin_run(options_.description);
}

/// What waits could be taken by the writer, but for its queue.
bool Run::writer_is_behind() const {
  return !waiting_.empty() && (!options_.ordered || waiting_.begin()->first == next_out_);
}

bool Run::has_room() const {
  size_t most = writer_is_behind() ? most_behind_bytes : most_waiting_bytes;
  return waiting_.size() < most_waiting && waiting_bytes_ < most;
}

bool Run::all_done() const {
  if (pool_->in_flight() > 0) return false;
  if (stopping_) return true;
  return walked_ && again_.empty() && waiting_.empty();
}

// ---- found

void Run::walk() {
  pthread_setname_np(pthread_self(), "walk");
  try {
    Past past(fresh_ ? "" : options_.catalog,
              {options_.retry, options_.worker.reparse ? options_.description.grammar : ""});
    Walk walk(past, options_.worker.max_bytes, [this](Found&& found) {
      size_t weight = found.job.bytes.size();
      bool open = !stopping_ && found_.push(std::move(found), weight);
      if (hungry_.exchange(false)) wake();
      return open;
    });
    auto go_on = [this] { return !stopping_.load(); };
    bool open = true;
    std::unique_ptr<Watch> watch;
    // Watched before they are walked: what comes meanwhile is seen twice rather than never.
    if (options_.watch) watch = std::make_unique<Watch>(options_.sources, options_.settle);
    for (const std::string& source : options_.sources) {
      open = open && (source == "-" ? walk.names_from_standard_input(go_on) : walk.source(source));
    }
    if (open && watch) watch->run(walk, go_on);
    Found end;
    end.kind = Found::Kind::found_all;
    found_.push(std::move(end), 0);
  } catch (const std::exception& e) {
    stop_for(e.what());
  }
  wake();
}

bool Run::take_found() {
  Found found;
  if (!found_.try_pop(found)) {
    hungry_.store(true);
    if (!found_.try_pop(found)) return false;
    hungry_.store(false);
  }
  handle(std::move(found));
  return true;
}

void Run::handle(Found&& found) {
  {
    std::lock_guard lock(mutex_);
    switch (found.kind) {
      case Found::Kind::skipped: ++counts_.skipped; [[fallthrough]];
      case Found::Kind::file:
      case Found::Kind::failure: ++counts_.found; break;
      case Found::Kind::found_all: counts_.found_all = true; break;
      case Found::Kind::unpacked: break;
    }
  }
  switch (found.kind) {
    case Found::Kind::skipped: return;
    case Found::Kind::found_all: walked_ = true; return;
    case Found::Kind::file: begin(std::move(found.job), found.archive); return;
    case Found::Kind::failure:
    case Found::Kind::unpacked: break;
  }
  uint64_t sequence = next_sequence_++;
  open_.insert(sequence);
  if (found.failure.transient && !found.archive.empty()) troubled_.insert(found.archive);
  deliver(failure_of(std::move(found.job), sequence, found.failure));
}

void Run::begin(Job&& job, const std::string& archive) {
  job.sequence = next_sequence_++;
  if (job.sequence == long_run) take_memory();
  open_.insert(job.sequence);
  if (!archive.empty()) archive_of_.emplace(job.sequence, archive);
  pool_->give(std::move(job));
}

void Run::retry_failed() {
  if (retried_ || again_.empty() || !walked_ || stopping_ || pool_->in_flight() > 0) return;
  retried_ = true;
  std::vector<Job> jobs = std::move(again_);
  again_.clear();
  for (Job& job : jobs) {
    ++job.attempt;
    begin(std::move(job), "");
  }
}

// ---- findings

void Run::deliver(Filed&& filed) {
  uint64_t sequence = filed.finding.sequence;
  auto member = archive_of_.find(sequence);
  if (member != archive_of_.end()) {
    if (filed.finding.verdict == Verdict::failed && filed.finding.transient) troubled_.insert(member->second);
    archive_of_.erase(member);
  }
  // Its place in the order is kept, by a finding that is passed over.
  if (may_recover(filed) && !retried_ && !stopping_ && !options_.watch) {
    again_.push_back(std::move(filed.job));
    filed.message.clear();
  }
  waiting_bytes_ += filed.message.size();
  waiting_.emplace(sequence, std::move(filed));
  pass_on();
}

void Run::pass_on() {
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    auto& [sequence, filed] = *at;
    bool archive = !filed.message.empty() && filed.finding.verdict == Verdict::unpacked;
    // An archive is finished when all its members are.
    if (options_.ordered && sequence != next_out_) return;
    if (archive && *open_.begin() < sequence) {
      ++at;
      continue;
    }
    size_t weight = filed.message.size();
    bool drop = filed.message.empty() || (archive && troubled_.erase(filed.job.source) > 0);
    if (!drop && !findings_.try_push(filed, weight)) return;
    open_.erase(sequence);
    next_out_ = sequence + 1;
    waiting_bytes_ -= weight;
    at = waiting_.erase(at);
  }
}

// ---- the writing thread

void Run::write() {
  pthread_setname_np(pthread_self(), "write");
  try {
    if (!store_) make_store();
  } catch (...) {
    not_made_ = std::current_exception();
    findings_.close();
    stop();
    return;
  }
  while (true) {
    std::vector<Filed> batch = findings_.pop_half(transaction_patience);
    if (batch.empty()) return;
    wake();
    if (!store(batch)) {
      findings_.close();
      return;
    }
  }
}

bool Run::store(std::vector<Filed>& batch) {
  auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(options_.patience);
  std::vector<Stored> stored;
  for (double pause = 0.1;; pause = std::min(2 * pause, 5.0)) {
    try {
      if (!options_.quarantine.empty()) {
        for (const Filed& filed : batch) quarantine(filed, options_.quarantine);
      }
      const Counts before = counts();
      Counts after = before;
      stored = store_->store(batch, options_.worker.reparse, after);
      std::lock_guard lock(mutex_);
      after.found = counts_.found;
      after.skipped += counts_.skipped - before.skipped;  // the walk has gone on meanwhile
      after.found_all = counts_.found_all;
      counts_ = after;
      break;
    } catch (const CatalogError& e) {
      if (!e.transient() || std::chrono::steady_clock::now() >= until || stopping_) {
        stop_for(e.what());
        return false;
      }
      observer_.waiting(e.what());
    } catch (const std::exception& e) {
      stop_for(e.what());
      return false;
    }
    std::this_thread::sleep_for(std::chrono::duration<double>(pause));
  }
  for (size_t i = 0; i < batch.size(); ++i) {
    observer_.stored(batch[i], stored[i]);
    bool finished = stored[i].outcome != Outcome::failed;
    bool file = batch[i].finding.verdict == Verdict::unpacked || !batch[i].job.path.empty();
    if (options_.watch && !options_.move_to.empty() && finished && file) move_away(batch[i], options_.move_to);
  }
  return true;
}

}  // namespace vanban::batch
