// Results as files: one a document in a folder, or all in one compressed file of JSON Lines.
#pragma once

#include <memory>
#include <string>

#include "batch/catalog/catalog.h"
#include "batch/outcome.h"

namespace vanban::batch {

/// Keeps step with the catalogue's transactions: what is not committed there is gone here after a crash.
class ResultsOut {
 public:
  virtual ~ResultsOut() = default;
  virtual void add(const Filed& file) = 0;
  /// All is on the disk after this. Within the transaction, right before its commit.
  virtual void flush(Catalog& catalog) = 0;
  virtual void committed() = 0;
  /// The transaction failed: what was added in it is dropped.
  virtual void forget() = 0;
};

/// "FOLDER", "FILE.jsonl" or "FILE.jsonl.zst"; cuts a file back to what `catalog` says was committed. Throws
/// CatalogError. `compressed`: the findings hold their JSON compressed.
std::unique_ptr<ResultsOut> open_results(const std::string& where, Catalog& catalog, bool compressed);

/// True for the name of a file of JSON Lines, and for one of them compressed.
bool is_results_file(const std::string& where);
bool is_compressed(const std::string& where);

}  // namespace vanban::batch
