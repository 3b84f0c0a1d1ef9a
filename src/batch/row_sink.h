// How the rows of documents get into a catalogue quickly; one way for each database.
#pragma once

#include <cstdint>
#include <memory>

#include "batch/catalog/catalog.h"
#include "batch/message.h"

namespace vanban::batch {

/// How much of a document a catalogue keeps.
enum class Keep : uint8_t {
  everything,  ///< rows, the result and the search text
  journal      ///< only the row of the document: enough to know what was done
};

class RowSink {
 public:
  virtual ~RowSink() = default;
  /// Adds a document under an id that is free. `index`: also to the full-text index.
  virtual void add(int64_t id, const Finding& finding, bool index) = 0;
  /// Takes away all rows of a document. `index`: also from the full-text index.
  virtual void remove(int64_t id, bool index) = 0;
  /// Nothing is held back after this. Before a commit.
  virtual void flush() = 0;
  /// What was held back is forgotten. After a rollback.
  virtual void forget() = 0;
};

std::unique_ptr<RowSink> make_row_sink(Catalog& catalog, Keep keep);

}  // namespace vanban::batch
