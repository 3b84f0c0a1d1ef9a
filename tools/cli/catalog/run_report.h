// What a run of ingest tells: a bar on a terminal, lines elsewhere, a log for programs, figures for Prometheus, and a
// summary at the end.
//
// The bar is drawn here: the libraries for it (indicators and the like) are not in Debian 12, and one line that is
// written over needs no more than this.
#pragma once

#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>
#include <string>

#include "batch/run.h"

namespace vanban::cli {

class RunReport : public batch::RunObserver {
 public:
  /// `log`, `metrics`: files; empty: none. Throws std::runtime_error where they cannot be written.
  RunReport(const std::string& log, const std::string& metrics, bool quiet);
  ~RunReport() override;

  void stored(const batch::Filed& file, const batch::Stored& stored) override;
  void waiting(const std::string& why) override;
  void tick(const batch::Counts& counts) override;

  /// The summary; once, when the run is over.
  void end(const batch::RunResult& result);

 private:
  double seconds() const;
  void line(const std::string& text);
  void write_metrics(const batch::Counts& counts, bool running);
  std::string progress(const batch::Counts& counts) const;

  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::FILE* log_ = nullptr;
  std::string metrics_;
  bool quiet_;
  bool terminal_;
  std::chrono::steady_clock::time_point last_line_, last_metrics_;

  std::mutex mutex_;                        // guards what follows, and the log: two threads tell
  bool bar_ = false;                        // one stands on the terminal
  std::map<std::string, int64_t> reasons_;  // of failures
};

}  // namespace vanban::cli
