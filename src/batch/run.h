// A run of ingest: sources are walked, workers read, and one thread writes.
//
//   walk (a thread) ─► found ─► run() ─► workers (processes) ─► run() ─► findings ─► Store (a thread)
//
// Both queues are bounded, so that memory stays what it is however long a run lasts: whoever is ahead waits.
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "batch/message.h"
#include "batch/outcome.h"
#include "batch/pool.h"
#include "batch/queue.h"
#include "batch/row_sink.h"
#include "batch/store.h"
#include "batch/walk.h"

namespace vanban::batch {

struct RunOptions {
  std::vector<std::string> sources;  ///< "-": names on standard input
  std::string catalog;               ///< where outcomes are kept, and with Keep::everything what was found too
  Keep keep = Keep::everything;
  std::string results;  ///< see open_results(); empty: none
  WorkerOptions worker;
  std::vector<std::string> worker_command;
  RunDescription description;
  unsigned jobs = 2;
  bool ordered = true;     ///< documents are stored in the order in which the walk came upon their files
  bool retry = false;      ///< also files that failed for good in an earlier run
  std::string quarantine;  ///< folder; empty: none
  bool watch = false;      ///< go on when all is done, with what comes into the sources
  double settle = 2;       ///< watching: seconds without change after which a file is complete
  std::string move_to;     ///< watching: folder where files go that are done; empty: they stay
  double patience = 120;   ///< seconds that a catalogue may be out of reach
};

/// Told what happens; see the threads.
class RunObserver {
 public:
  virtual ~RunObserver() = default;
  /// A file is stored. From the writing thread.
  virtual void stored(const Filed& file, const Stored& stored) = 0;
  /// The catalogue could not be written, and is tried again. From the writing thread.
  virtual void waiting(const std::string& why) = 0;
  /// Several times a second, from the thread of run().
  virtual void tick(const Counts& counts) = 0;
};

enum class Ending : uint8_t { finished, interrupted, stopped };

struct RunResult {
  Counts counts;
  Ending ending = Ending::finished;
  std::string problem;  ///< why it was stopped
};

class Run {
 public:
  Run(RunOptions options, RunObserver& observer);
  ~Run();

  /// Throws CatalogError, std::runtime_error where it cannot begin.
  RunResult run();

  /// Ends it after the files in flight. From any thread, and from a signal's handler.
  void stop() noexcept;

 private:
  void make_store();
  void walk();
  void write();
  bool store(std::vector<Filed>& batch);
  bool wait_patiently(double seconds);

  bool take_found();
  void handle(Found&& found);
  void begin(Job&& job, const std::string& archive);
  void deliver(Filed&& filed);
  void pass_on();
  void retry_failed();
  bool writer_is_behind() const;
  bool has_room() const;
  bool all_done() const;
  void wake() const noexcept;
  void stop_for(const std::string& problem);
  Counts counts();

  RunOptions options_;
  RunObserver& observer_;
  bool fresh_ = false;  // there was no catalogue
  std::unique_ptr<Store> store_;
  std::exception_ptr not_made_;  // why there is no store; of the writing thread, until it ends
  std::unique_ptr<Pool> pool_;
  Queue<Found> found_;
  Queue<Filed> findings_;
  int wake_ = -1;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> hungry_{false};  // run() waits for something to be found

  std::mutex mutex_;  // guards what follows
  Counts counts_;
  std::string problem_;

  // Of the thread of run():
  uint64_t next_sequence_ = 0;
  uint64_t next_out_ = 0;
  bool walked_ = false;
  bool retried_ = false;
  std::map<uint64_t, Filed> waiting_;  // found out of order, or not yet taken by the writer
  size_t waiting_bytes_ = 0;
  std::set<uint64_t> open_;                     // begun and not delivered
  std::map<uint64_t, std::string> archive_of_;  // of those that are open
  std::unordered_set<std::string> troubled_;    // archives of which a member failed transiently
  std::vector<Job> again_;                      // failed transiently, for a second try
};

}  // namespace vanban::batch
