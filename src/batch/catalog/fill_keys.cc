#include "batch/catalog/fill_keys.h"

#include <map>
#include <string>

#include "batch/key_words.h"
#include "batch/search_fold.h"

namespace vanban::batch {

namespace {

constexpr int64_t documents_at_once = 1000;

using Keys = std::map<int64_t, KeyWords>;

/// Calls take(keys, row) for the rows of the documents first..last. The first column is the document.
template <typename Take>
void each_row(Catalog& catalog, const char* sql, int64_t first, int64_t last, Keys& keys, Take&& take) {
  std::unique_ptr<Cursor> row = catalog.query(sql, {first, last});
  while (row->next()) take(keys[row->integer(0)], *row);
}

Keys keys_of(Catalog& catalog, int64_t first, int64_t last) {
  Keys keys;
  each_row(catalog, "SELECT id, code_folded FROM documents WHERE id BETWEEN ? AND ?", first, last, keys,
           [](KeyWords& k, const Cursor& row) { k.own_code(row.text(1)); });
  each_row(catalog,
           "SELECT document, code_folded, type, title FROM citations WHERE document BETWEEN ? AND ? AND self = 0",
           first, last, keys, [](KeyWords& k, const Cursor& row) {
             row.null(1) ? k.name(search_fold(std::string(row.text(2)) + " " + std::string(row.text(3))))
                         : k.cited_code(row.text(1));
           });
  each_row(catalog,
           "SELECT document, assignee_folded, resolved, partners FROM responsibilities WHERE document BETWEEN ? AND ?",
           first, last, keys, [](KeyWords& k, const Cursor& row) {
             k.name(row.text(1));
             k.name(search_fold(row.text(2)));
             k.name(search_fold(row.text(3)));
           });
  each_row(catalog,
           "SELECT document, assignee_folded, recurrence, start_date, end_date FROM deadlines WHERE document BETWEEN ? "
           "AND ?",
           first, last, keys, [](KeyWords& k, const Cursor& row) {
             k.name(row.text(1));
             row.null(2) ? k.days(row.text(3), row.text(4)) : k.recurring();
           });
  return keys;
}

}  // namespace

void fill_keys(Catalog& catalog) {
  int64_t last = 0;
  {
    std::unique_ptr<Cursor> row = catalog.query("SELECT COALESCE(MAX(id), 0) FROM documents");
    if (row->next()) last = row->integer(0);
  }
  const char* insert = catalog.dialect() == Dialect::sqlite
                           ? "INSERT INTO keys (rowid, words) VALUES (?, ?)"
                           : "INSERT INTO keys (document, words) VALUES (?, to_tsvector('simple', ?))";
  for (int64_t first = 1; first <= last; first += documents_at_once) {
    Keys keys = keys_of(catalog, first, first + documents_at_once - 1);
    for (auto& [document, words] : keys) {
      const std::string all = words.take();
      catalog.execute(insert, {document, std::string_view(all)});
    }
  }
}

}  // namespace vanban::batch
