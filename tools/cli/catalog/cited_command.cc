// vanban cited
#include "batch/query/cited.h"

#include "cli/catalog/catalog_runs.h"
#include "cli/catalog/query_run.h"

namespace vanban::cli {

namespace {

Listing listing_of(const std::vector<batch::CitedRow>& rows) {
  using Row = batch::CitedRow;
  Listing listing;
  add_origin(listing, rows);
  listing.add({"relation", "relation"}, rows, &Row::relation);
  listing.add({"target", "target", Column::Cut::end}, rows, &Row::target);
  listing.add({"date", nullptr}, rows, &Row::date);
  listing.add({"text", "words", Column::Cut::end}, rows, &Row::text);
  add_place(listing, rows);
  return listing;
}

}  // namespace

int run_cited(const CitedArguments& arguments) {
  batch::CitedQuery query{arguments.reference, arguments.relation, document_filter(arguments, true), arguments.limit};
  std::unique_ptr<batch::Catalog> catalog = batch::open(arguments.catalog, batch::Access::read);
  auto [rows, at_least] = batch::cited(*catalog, query);
  for (const batch::Origin& own : batch::documents_with_code(*catalog, arguments.reference)) {
    complain("the catalogue has it: " + own.source + (own.date.empty() ? "" : ", " + own.date) +
             (own.issuer.empty() ? "" : ", " + own.issuer));
  }
  limit_rows(rows, arguments.limit, "citations", at_least);
  return print_listing(listing_of(rows), arguments.form);
}

}  // namespace vanban::cli
