#include "batch/query/cited.h"

#include <algorithm>

#include "batch/query/whole_words.h"
#include "batch/search_fold.h"

namespace vanban::batch {

namespace {

/// The folded code, without a leading "số".
std::string folded_code(const std::string& reference) {
  std::string folded = search_fold(reference);
  return folded.starts_with("so ") ? folded.substr(3) : folded;
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Điều 5 khoản 2 điểm a"
std::string target_of(const Cursor& row, int column) {
  std::string out;
  for (const char* name : {"Điều ", "khoản ", "điểm "}) {
    if (std::string_view part = row.text(column++); !part.empty())
      out += (out.empty() ? "" : " ") + std::string(name) + std::string(part);
  }
  return out;
}

/// `wanted`: the folded code, or the name.
std::vector<CitedRow> rows_where(Catalog& catalog, const CitedQuery& query, const std::string& wanted, bool by_name,
                                 const std::vector<KeyChoices>& keys, const std::string& condition) {
  Conditions conditions;
  if (!condition.empty()) conditions.add(condition);
  if (condition.empty()) conditions.add_keys(catalog, "t.document", keys);
  if (by_name) {
    conditions.add("t.code IS NULL");
  } else {
    conditions.add("t.code_folded = ?", {wanted});
  }
  conditions.add("t.self = 0");
  if (!query.relation.empty()) conditions.add("t.relation = ?", {query.relation});
  query.documents.apply(catalog, conditions);
  const std::string sql =
      select_rows("citations", "t.relation, t.text, t.date, t.article, t.clause, t.point, t.type, t.title") +
      conditions.sql() + " ORDER BY coalesce(d.date, '') DESC, d.id DESC, t.n";
  std::unique_ptr<Cursor> row = catalog.query(sql, conditions.values());
  std::vector<CitedRow> out;
  while (row->next()) {
    if (by_name) {  // names have no folded column
      std::string name = std::string(row->text(first_column + 6)) + " " + std::string(row->text(first_column + 7));
      if (!names(name, {wanted})) continue;
    }
    CitedRow& next = out.emplace_back();
    next.origin = Origin::read(*row);
    next.node = row->text(path_column);
    next.attachment = attachment_of(*row);
    next.relation = row->text(first_column);
    next.text = row->text(first_column + 1);
    next.date = row->text(first_column + 2);
    next.target = target_of(*row, first_column + 3);
  }
  return out;
}

}  // namespace

Answer<CitedRow> cited(Catalog& catalog, const CitedQuery& query) {
  const bool by_name = !has_digit(query.reference);
  const std::string wanted = folded_code(query.reference);
  if (wanted.empty()) return {};
  const std::vector<KeyChoices> keys = {{{by_name ? wanted : KeyWords::of_cited_code(wanted)}}};
  return from_the_latest<CitedRow>(catalog, query.documents, keys, query.limit, [&](const std::string& condition) {
    return rows_where(catalog, query, wanted, by_name, keys, condition);
  });
}

std::vector<Origin> documents_with_code(Catalog& catalog, const std::string& reference) {
  Conditions conditions;
  const std::string code = folded_code(reference);
  if (code.empty()) return {};
  conditions.add_keys(catalog, "d.id", {{{KeyWords::of_own_code(code)}}});
  conditions.add("d.code_folded = ?", {code});
  std::unique_ptr<Cursor> row = catalog.query("SELECT " + std::string(Origin::columns) + " FROM documents d" +
                                                  conditions.sql() + " ORDER BY coalesce(d.date, '') DESC, d.id DESC",
                                              conditions.values());
  std::vector<Origin> out;
  while (row->next()) out.push_back(Origin::read(*row));
  return out;
}

}  // namespace vanban::batch
