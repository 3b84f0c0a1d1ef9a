#include "batch/query/latest.h"

namespace vanban::batch {

std::vector<int64_t> latest_documents(Catalog& catalog, const DocumentFilter& filter,
                                      const std::vector<KeyChoices>& keys, size_t most) {
  Conditions conditions;
  conditions.add_keys(catalog, "d.id", keys);
  filter.apply(catalog, conditions);
  std::unique_ptr<Cursor> row =
      catalog.query("SELECT d.id FROM documents d" + conditions.sql() +
                        " ORDER BY coalesce(d.date, '') DESC, d.id DESC LIMIT " + std::to_string(most),
                    conditions.values());
  std::vector<int64_t> documents;
  while (row->next()) documents.push_back(row->integer(0));
  return documents;
}

std::string rows_of(const std::vector<int64_t>& documents) {
  std::string out = "t.document IN (";
  for (size_t i = 0; i < documents.size(); ++i) out += (i == 0 ? "" : ", ") + std::to_string(documents[i]);
  return out + ")";
}

}  // namespace vanban::batch
