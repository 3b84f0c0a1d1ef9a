// Answers that begin with the latest documents, to whoever wants only some: then only those documents are read.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "batch/query/conditions.h"

namespace vanban::batch {

template <typename Row>
struct Answer {
  std::vector<Row> rows;
  bool at_least = false;  ///< there may be more, in documents that were not looked at
};

/// The documents that `filter` and `keys` leave, as many as `most`, the latest first.
std::vector<int64_t> latest_documents(Catalog& catalog, const DocumentFilter& filter,
                                      const std::vector<KeyChoices>& keys, size_t most);

/// "t.document IN (3, 1, 2)"
std::string rows_of(const std::vector<int64_t>& documents);

/// All rows, or with a `limit` more than that many of the latest documents. ask(condition) gives the rows for which the
/// condition holds, those of the latest documents first; "" is none.
template <typename Row, typename Ask>
Answer<Row> from_the_latest(Catalog& catalog, const DocumentFilter& filter, const std::vector<KeyChoices>& keys,
                            size_t limit, Ask&& ask) {
  constexpr size_t few = 32, many = 10'000;
  if (limit > 0) {
    for (size_t most = std::max(limit, few); most <= many; most *= 16) {
      std::vector<int64_t> documents = latest_documents(catalog, filter, keys, most + 1);
      if (documents.size() <= most) break;  // these are all
      documents.pop_back();
      std::vector<Row> rows = ask(rows_of(documents));
      if (rows.size() > limit) return {std::move(rows), true};
    }
  }
  return {ask(std::string()), false};
}

}  // namespace vanban::batch
