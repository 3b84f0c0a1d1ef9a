// The workers of a run: started, given jobs, watched, and replaced when one is gone.
//
// Used by one thread, which calls poll() with the descriptors of the pool.
#pragma once

#include <poll.h>
#include <sys/types.h>

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "batch/message.h"
#include "batch/outcome.h"

namespace vanban::batch {

class Pool {
 public:
  /// `program` and `arguments`: what runs run_worker(). Starts `size` workers. Throws std::runtime_error.
  Pool(std::vector<std::string> command, const WorkerOptions& options, unsigned size);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Whether some worker should have more to do.
  bool wants_job() const;
  void give(Job job);
  size_t in_flight() const;

  /// What to wait for: the workers' sockets, those that are to be read if `reading`.
  void add_descriptors(std::vector<pollfd>& to, bool reading) const;
  /// Reads and writes what is possible now, and looks after workers that are late or gone. Findings go to `take`.
  void turn(bool reading, const std::function<void(Filed&&)>& take);

  /// Hash of the grammar the workers read with; "" until one is up.
  std::string grammar() const;

 private:
  struct Worker;

  void start(Worker& worker);
  void stop(Worker& worker);
  void read(Worker& worker, const std::function<void(Filed&&)>& take);
  void take_messages(Worker& worker, const std::function<void(Filed&&)>& take);
  void write(Worker& worker);
  void lost(Worker& worker, const std::function<void(Filed&&)>& take);
  void check_time(Worker& worker) const;
  void hand_over(Worker& worker, Job&& job);

  std::vector<std::string> command_;
  WorkerOptions options_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace vanban::batch
