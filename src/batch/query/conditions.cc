#include "batch/query/conditions.h"

#include "batch/search_fold.h"

namespace vanban::batch {

void Conditions::add(std::string_view condition, const std::vector<std::string>& texts) {
  sql_ += sql_.empty() ? " WHERE " : " AND ";
  sql_ += condition;
  for (const std::string& text : texts) values_.emplace_back(std::string_view(texts_.emplace_back(text)));
}

void Conditions::add_first(const std::vector<std::string>& texts) {
  auto at = values_.begin();
  for (const std::string& text : texts) at = values_.insert(at, std::string_view(texts_.emplace_back(text))) + 1;
}

void Conditions::add_words(std::string_view folded_column, const std::vector<std::string>& spellings,
                           std::string_view or_else) {
  std::string condition(or_else);
  std::vector<std::string> patterns;
  for (const std::string& words : spellings) {
    if (!condition.empty()) condition += " OR ";
    condition += "' ' || " + std::string(folded_column) + " || ' ' LIKE ?";
    patterns.push_back("% " + words + " %");  // folded: letters, digits and blanks, none of the signs of LIKE
  }
  add("(" + condition + ")", patterns);
}

void Conditions::add_dates(std::string_view column, const std::string& from, const std::string& to) {
  std::string whole = std::string(column) + " || '-01-01'";  // of 2024: 2024-01-01; the rest is no longer compared
  if (!from.empty()) add("substr(" + whole + ", 1, 10) >= ?", {from});
  if (!to.empty()) add("substr(" + whole + ", 1, 10) <= ?", {to});
}

namespace {

/// The words of a phrase, in the syntax of the index: "so y te", or 'so' <-> 'y' <-> 'te'.
std::string phrase_of(const KeyChoice& choice, Dialect dialect) {
  if (dialect == Dialect::sqlite) return '"' + choice.words + (choice.beginning ? "\" *" : "\"");
  std::string out = "'";
  for (char c : choice.words) c == ' ' ? out += "' <-> '" : out += c;
  return out + (choice.beginning ? "':*" : "'");
}

std::string match_of(const std::vector<KeyChoices>& all, Dialect dialect) {
  const bool sqlite = dialect == Dialect::sqlite;
  std::string out;
  for (const KeyChoices& choices : all) {
    std::string any;
    for (const KeyChoice& choice : choices)
      any += (any.empty() ? "" : sqlite ? " OR " : " | ") + phrase_of(choice, dialect);
    out += (out.empty() ? "(" : sqlite ? " AND (" : " & (") + any + ")";
  }
  return out;
}

}  // namespace

void Conditions::add_keys(const Catalog& catalog, std::string_view document, const std::vector<KeyChoices>& all) {
  if (all.empty()) return;
  const std::string match = match_of(all, catalog.dialect());
  add(std::string(document) + (catalog.dialect() == Dialect::sqlite
                                   ? " IN (SELECT rowid FROM keys WHERE keys MATCH ?)"
                                   : " IN (SELECT document FROM keys WHERE words @@ CAST(? AS tsquery))"),
      {match});
}

KeyChoices keys_of_names(const std::vector<std::string>& spellings) {
  KeyChoices choices;
  for (const std::string& words : spellings) choices.push_back({words});
  return choices;
}

namespace {

/// The types of the catalogue's documents: the code, and the code with the name for people.
struct Type {
  std::string code, name;
};

/// Steps from one code to the next in the index over them, rather than through all documents.
std::vector<Type> types_of(Catalog& catalog) {
  std::unique_ptr<Cursor> row = catalog.query(
      "WITH RECURSIVE known (type) AS (SELECT min(type_code) FROM documents UNION ALL "
      "SELECT (SELECT min(type_code) FROM documents WHERE type_code > known.type) FROM known "
      "WHERE known.type IS NOT NULL) "
      "SELECT type, (SELECT type_name FROM documents WHERE type_code = known.type LIMIT 1) FROM known "
      "WHERE type IS NOT NULL");
  std::vector<Type> types;
  while (row->next()) types.push_back({std::string(row->text(0)), std::string(row->text(1))});
  return types;
}

}  // namespace

std::vector<std::string> DocumentFilter::type_codes(Catalog& catalog) const {
  std::vector<std::string> codes;
  std::string known;
  const std::string folded = search_fold(type);
  for (const Type& t : types_of(catalog)) {
    known += (known.empty() ? "" : ", ") + t.code + (t.name.empty() ? "" : " (" + t.name + ")");
    if (search_fold(t.code) == folded || search_fold(t.name) == folded) codes.push_back(t.code);
  }
  if (codes.empty()) {
    throw UnknownType("no document is of the type '" + type + "'" +
                      (known.empty() ? "; the catalogue is empty" : "; there are " + known));
  }
  return codes;
}

FacetQuery DocumentFilter::facets(Catalog& catalog) const {
  FacetQuery query;
  if (!type.empty()) query.types(type_codes(catalog));
  query.dates(from, to);
  query.issuers(issuer);
  return query;
}

void DocumentFilter::apply(Catalog& catalog, Conditions& conditions) const {
  if (!type.empty()) {
    const std::vector<std::string> codes = type_codes(catalog);
    std::string places = "?";
    for (size_t i = 1; i < codes.size(); ++i) places += ", ?";
    conditions.add("d.type_code IN (" + places + ")", codes);
  }
  conditions.add_dates("d.date", from, to);
  if (!issuer.empty()) conditions.add_words("d.issuer_folded", issuer);
}

Origin Origin::read(const Cursor& row) {
  auto text = [&row](int column) { return std::string(row.text(column)); };
  return {row.integer(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7)};
}

std::string select_rows(std::string_view table, std::string_view columns) {
  return "SELECT " + std::string(Origin::columns) + ", n.path, t.attachment, " + std::string(columns) + " FROM " +
         std::string(table) +
         " t JOIN documents d ON d.id = t.document LEFT JOIN nodes n ON n.document = t.document AND n.n = t.node";
}

int attachment_of(const Cursor& row) {
  return row.null(attachment_column) ? -1 : static_cast<int>(row.integer(attachment_column));
}

}  // namespace vanban::batch
