// Which documents hold some words, the best first, and where in them the words stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batch/query/conditions.h"

namespace vanban::batch {

struct FindQuery {
  /// Each is a phrase: its words must stand together, in this order. All must be there.
  std::vector<std::string> phrases;
  DocumentFilter filter;
  size_t limit = 20;  ///< hits; 0: all
  /// Only where the marks are those of the query. Otherwise those come first, and the others follow.
  bool exact_marks = false;
  /// From so many documents on two threads look through them where that saves time.
  int64_t many = 10'000;
};

struct Hit {
  Origin origin;
  double score = 0;    ///< BM25; for PostgreSQL ts_rank. Greater is better; comparable within one query only
  bool marks = false;  ///< the words stand there with the marks the query has
  bool shown = false;  ///< every phrase stands in a passage; else the index alone tells of it, and of its marks by word
  std::string node;    ///< path of the node the words stand in; empty: elsewhere, see `part`
  int attachment = -1;
  std::string part;     ///< "subject", "recipient", … where they stand in no node; empty: in none of these alone
  std::string snippet;  ///< some words around, on one line
  size_t found_begin = 0, found_end = 0;  ///< the words themselves, in bytes of `snippet`
};

struct FindResult {
  std::vector<Hit> hits;
  size_t matching = 0;    ///< how many documents match
  bool at_least = false;  ///< there are more: only the `matching` that were catalogued last were looked at
  bool apart = false;     ///< no document has the phrases: these have all of their words, anywhere
};

/// Phrases without a letter or digit do not count; where no other is left nothing is found.
/// Throws CatalogError, UnknownType.
FindResult find(Catalog& catalog, const FindQuery& query);

}  // namespace vanban::batch
