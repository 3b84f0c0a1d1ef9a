// The writer's side of a run: findings into the catalogue, many in one transaction, together with what became of their
// files. A document and the outcome of its file are committed together or not at all: what is not in the catalogue
// after a crash was never done, and is done when the run is started again.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/catalog/catalog.h"
#include "batch/outcome.h"
#include "batch/results_out.h"
#include "batch/row_sink.h"

namespace vanban::batch {

/// What the row of a run says.
struct RunDescription {
  std::string version, grammar;
  std::string arguments;  ///< a JSON list
};

class Store {
 public:
  /// Opens the catalogue, or makes it. `results`, `compressed`: see open_results(); empty: none.
  Store(const std::string& address, Keep keep, const std::string& results, bool compressed);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  void begin_run(const RunDescription& run);
  /// One transaction. Says what became of each file, and adds that to `counts`, which the run's row then says too.
  /// Throws CatalogError; nothing is stored then, and the same may be tried again.
  std::vector<Stored> store(std::span<const Filed> files, bool reparse, Counts& counts);
  /// `status`: finished, interrupted or stopped.
  void end_run(const Counts& counts, const std::string& status);

 private:
  /// A document in the catalogue.
  struct Known {
    int64_t id = 0;
    std::string source, grammar;
    bool review = false;
    int64_t text_hash = 0;
  };

  Stored file_away(const Filed& file, bool reparse);
  Stored keep_document(const Filed& file, bool reparse);
  void write_outcome(const Filed& file, Stored stored, int64_t document);
  void write_run(const Counts& counts, const char* status);
  bool look_up(std::string_view sha256, Known& known);
  /// Whether this run filed the source away before.
  bool done_in_this_run(std::string_view source);
  bool has_same_number(std::string_view key, int64_t id);

  std::unique_ptr<Catalog> catalog_;
  std::unique_ptr<RowSink> rows_;
  std::unique_ptr<ResultsOut> results_;
  int64_t run_ = 0;
  int64_t next_id_ = 0;
  std::string now_;
  std::unordered_map<std::string, Known> new_;            // of this transaction, by their content
  std::unordered_map<std::string, int64_t> new_numbers_;  // of this transaction, by their same_number_key
};

/// "2026-11-26T11:40:47Z"
std::string utc_now();

}  // namespace vanban::batch
