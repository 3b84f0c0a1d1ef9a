// The WHERE of a statement, put together from what a query asks for.
#pragma once

#include <deque>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "batch/catalog/catalog.h"
#include "batch/facets.h"
#include "batch/key_words.h"

namespace vanban::batch {

/// Conditions that must all hold, and the parameters they name. It must live as long as the cursor of the statement.
class Conditions {
 public:
  /// `condition` with a `?` for each of `texts`.
  void add(std::string_view condition, const std::vector<std::string>& texts = {});
  /// The words of one of these spellings (see spellings()) stand together, as words, in a folded column: "so y te" in
  /// "van phong so y te tinh". `or_else`: another condition that will do too.
  void add_words(std::string_view folded_column, const std::vector<std::string>& spellings,
                 std::string_view or_else = "");
  /// A date column lies in from..to (ISO days; empty: open). Of a date without day or month the first day counts.
  void add_dates(std::string_view column, const std::string& from, const std::string& to);

  /// The index `keys` has for `document`, a column, of all these choices one each.
  void add_keys(const Catalog& catalog, std::string_view document, const std::vector<KeyChoices>& all);

  /// Parameters whose `?` stand before all of these.
  void add_first(const std::vector<std::string>& texts);

  /// " WHERE … AND …", or nothing.
  const std::string& sql() const { return sql_; }
  const std::vector<Value>& values() const { return values_; }

 private:
  std::string sql_;
  std::deque<std::string> texts_;  // values_ point to them
  std::vector<Value> values_;
};

/// The keys of names in these spellings.
KeyChoices keys_of_names(const std::vector<std::string>& spellings);

/// What documents may be restricted to. Empty: not restricted.
struct DocumentFilter {
  std::string type;                 ///< code or name, in any case, with or without marks: "KH", "ke hoach"
  std::string from, to;             ///< ISO days, both included
  std::vector<std::string> issuer;  ///< words of the issuer's name, in its spellings()

  /// Throws UnknownType.
  void apply(Catalog& catalog, Conditions& conditions) const;
  /// The same for the full-text index of a catalogue that has them there. Throws UnknownType.
  FacetQuery facets(Catalog& catalog) const;

 private:
  std::vector<std::string> type_codes(Catalog& catalog) const;
};

/// A type that no document of the catalogue has. what() names those that there are.
class UnknownType : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The document a row of a query is about.
struct Origin {
  static constexpr std::string_view columns =
      "d.id, d.source, d.sha256, d.code, d.type_code, d.date, d.issuer, d.subject";
  static constexpr int column_count = 8;

  int64_t document = 0;
  std::string source, sha256, code, type, date, issuer, subject;

  static Origin read(const Cursor& row);
};

/// "SELECT … FROM table t …": the Origin, then the node's path and the attachment's number of each row, then `columns`.
/// `d` is the document, `n` the node.
std::string select_rows(std::string_view table, std::string_view columns);
/// Where the columns of select_rows() are.
constexpr int path_column = Origin::column_count, attachment_column = path_column + 1, first_column = path_column + 2;
/// The attachment of such a row; -1: the document itself.
int attachment_of(const Cursor& row);

}  // namespace vanban::batch
