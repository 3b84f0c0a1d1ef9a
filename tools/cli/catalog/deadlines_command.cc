// vanban deadlines
#include "batch/query/deadlines.h"

#include "batch/icalendar.h"
#include "batch/query/days.h"
#include "cli/catalog/catalog_runs.h"
#include "cli/catalog/query_run.h"

namespace vanban::cli {

namespace {

/// What is due, with the words that say when.
std::string what_of(const batch::DeadlineRow& d) {
  if (d.what.empty()) return d.text;
  return d.what.find(d.text) == std::string::npos ? d.what + " (" + d.text + ")" : d.what;
}

Listing listing_of(const std::vector<batch::DeadlineRow>& rows) {
  using Row = batch::DeadlineRow;
  Listing listing;
  listing.add({"day", "day"}, rows, &Row::day);
  listing.add({"start", nullptr}, rows, &Row::start);
  listing.add({"end", nullptr}, rows, &Row::end);
  listing.add({"time", "time"}, rows, &Row::time);
  listing.add({"recurrence", nullptr}, rows, &Row::recurrence);
  listing.add({"kind", "kind"}, rows, &Row::kind);
  listing.add({"bound", nullptr}, rows, &Row::bound);
  listing.add({"assignee", "assignee", Column::Cut::end}, rows, &Row::assignee);
  listing.add({nullptr, "what", Column::Cut::end}, rows, &what_of);
  listing.add({"what", nullptr}, rows, &Row::what);
  listing.add({"text", nullptr}, rows, &Row::text);
  listing.add({"recipient", nullptr}, rows, &Row::recipient);
  add_place(listing, rows);
  add_origin(listing, rows);
  return listing;
}

int print_calendar(const std::vector<batch::DeadlineRow>& rows) {
  size_t left_out = 0;
  std::string calendar = batch::icalendar(rows, left_out);
  if (left_out > 0) complain(std::to_string(left_out) + " deadlines name no day, and are not in the calendar");
  return print_text(calendar);
}

}  // namespace

int run_deadlines(const DeadlinesArguments& arguments) {
  batch::DeadlineQuery query;
  query.documents = document_filter(arguments, false);
  query.from = first_day("--from", arguments.from);
  query.to = last_day("--to", arguments.to);
  if (query.from.empty() && query.to.empty()) query.from = batch::iso_of(batch::today());
  query.assignee = names_of(arguments.assignee);
  query.kinds = arguments.kinds;
  std::unique_ptr<batch::Catalog> catalog = batch::open(arguments.catalog, batch::Access::read);
  std::vector<batch::DeadlineRow> rows = batch::deadlines(*catalog, query);
  limit_rows(rows, arguments.limit, "deadlines");
  return arguments.form == ListingForm::ics ? print_calendar(rows) : print_listing(listing_of(rows), arguments.form);
}

}  // namespace vanban::cli
