// What comes into watched folders (inotify), once it is complete.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "batch/walk.h"

namespace vanban::batch {

class Watch {
 public:
  /// Watches folders with all that is below them. A file is complete when neither its size nor its time has changed for
  /// `settle` seconds. Throws std::runtime_error.
  Watch(const std::vector<std::string>& sources, double settle);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// Walks what comes, until `go_on` says no or the walk is ended.
  void run(Walk& walk, const std::function<bool()>& go_on);

 private:
  struct Fresh {
    int64_t size = -1, modified = -1;
    std::chrono::steady_clock::time_point since;
  };

  void add(const std::string& path);
  void read_events();
  bool take_complete(Walk& walk);

  int inotify_ = -1;
  std::chrono::duration<double> settle_;
  std::vector<std::string> sources_;
  std::map<int, std::string> folders_;  // by the number of their watch
  std::map<std::string, Fresh> fresh_;
};

}  // namespace vanban::batch
