// Which documents cite a document, and where.
#pragma once

#include <string>
#include <vector>

#include "batch/query/conditions.h"
#include "batch/query/latest.h"

namespace vanban::batch {

struct CitedQuery {
  /// Number and notation ("880/QĐ-UBND", "Số 880 /QĐ-UBND"), or the name of a law ("Luật Bình đẳng giới").
  std::string reference;
  std::string relation;      ///< basis, implements, replaces, amends, attached_to, mentions; empty: any
  DocumentFilter documents;  ///< of those that cite
  size_t limit = 0;          ///< rows that are wanted; 0: all
};

struct CitedRow {
  Origin origin;  ///< the document that cites
  std::string relation, text, date, target;
  std::string node;  ///< path; empty: outside the tree
  int attachment = -1;
};

/// The latest first; with a limit there are more rows than that where there are more. A document's mention of its own
/// number is none. Throws CatalogError, UnknownType.
Answer<CitedRow> cited(Catalog& catalog, const CitedQuery& query);

/// The documents of the catalogue that are the one cited: those with its number.
std::vector<Origin> documents_with_code(Catalog& catalog, const std::string& reference);

}  // namespace vanban::batch
