// What the commands that ask a catalogue do alike.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "batch/query/conditions.h"
#include "cli/catalog/listing.h"

namespace vanban::cli {

/// An argument that means nothing: the command ends with `wrong_usage`.
class WrongArgument : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The ISO day a stretch begins or ends with; "" for "". Throws WrongArgument.
std::string first_day(const std::string& option, const std::string& given);
std::string last_day(const std::string& option, const std::string& given);

/// The spellings of a name; none for "". Throws WrongArgument where it has no letter or digit. They are in the grammar:
/// vanban-query, which has none, starts vanban-catalog in its place.
std::vector<std::string> names_of(const std::string& name);

/// The filter of documents; without the days where those are about something else.
batch::DocumentFilter document_filter(const QueryArguments& arguments, bool days);

/// Runs the command that the arguments named.
int run_query(const CLI::App& app, const QueryCommands& arguments);

/// Runs a command; what it throws of a catalogue or of arguments is told, and becomes an exit status.
int guarded(const std::function<int()>& command);

/// Says on standard error that nothing was found, or that --limit left rows out, and takes those off. `at_least`: there
/// may be more than `rows`.
template <typename Row>
void limit_rows(std::vector<Row>& rows, uint64_t limit, const std::string& what, bool at_least = false) {
  if (rows.empty()) complain("no " + what + " found");
  if (limit == 0 || rows.size() <= limit) return;
  complain(std::to_string(limit) + (at_least ? " of at least " : " of ") + std::to_string(rows.size()) + " " + what +
           "; --limit 0 shows all");
  rows.resize(limit);
}

/// Where in its document a row stands.
template <typename Row>
void add_place(Listing& listing, const std::vector<Row>& rows) {
  listing.add({nullptr, "place", Column::Cut::front}, rows,
              [](const Row& row) { return place_text(row.attachment, row.node); });
  listing.add({"node", nullptr}, rows, &Row::node);
  listing.add({"attachment", nullptr, Column::Cut::never, true}, rows,
              [](const Row& row) { return index_text(row.attachment); });
}

/// Which document a row is about. People are shown its number, or else its file.
template <typename Row>
void add_origin(Listing& listing, const std::vector<Row>& rows) {
  using batch::Origin;
  auto add = [&](const Column& column, auto member) {
    listing.add(column, rows, [member](const Row& row) { return row.origin.*member; });
  };
  listing.add({nullptr, "document", Column::Cut::front}, rows,
              [](const Row& row) { return row.origin.code.empty() ? row.origin.source : row.origin.code; });
  add({"code", nullptr}, &Origin::code);
  add({"document_date", "dated"}, &Origin::date);
  add({"type", nullptr}, &Origin::type);
  add({"issuer", nullptr}, &Origin::issuer);
  add({"subject", nullptr}, &Origin::subject);
  add({"document", nullptr}, &Origin::source);
  add({"sha256", nullptr}, &Origin::sha256);
}

}  // namespace vanban::cli
