// The documents catalogued last that match a query, found in the full-text index of a SQLite catalogue.
#pragma once

#include <optional>
#include <vector>

#include "batch/catalog/sqlite.h"
#include "batch/query/conditions.h"
#include "batch/query/phrase_search.h"

namespace vanban::batch {

struct ScoredDocument {
  int64_t document;
  double score;  ///< phrase_score()
};

struct LatestQuery {
  IndexQuery words;
  DocumentFilter filter;  ///< holds for them too; what of it the index can tell is in `words`
  size_t most = 0;        ///< no earlier ones than so many
  int64_t many = 0;       ///< from so many documents on two threads look through them
};

/// The latest first. Nothing where the index has a form that is not known. Throws CatalogError, UnknownType.
std::optional<std::vector<ScoredDocument>> latest_matches(SqliteCatalog& catalog, const LatestQuery& query);

}  // namespace vanban::batch
