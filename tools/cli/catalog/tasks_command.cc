// vanban tasks
#include "batch/query/tasks.h"

#include "cli/catalog/catalog_runs.h"
#include "cli/catalog/query_run.h"

namespace vanban::cli {

namespace {

Listing listing_of(const std::vector<batch::TaskRow>& rows) {
  using Row = batch::TaskRow;
  Listing listing;
  listing.add({"assignee", "assignee", Column::Cut::end}, rows, &Row::assignee);
  listing.add({"role", "role"}, rows, &Row::role);
  listing.add({"task", "task", Column::Cut::end}, rows,
              [](const Row& row) { return row.task.empty() ? row.node_text : row.task; });
  listing.add({"partners", nullptr}, rows, &Row::partners);
  listing.add({"due", "due"}, rows, &Row::due);
  add_place(listing, rows);
  add_origin(listing, rows);
  return listing;
}

}  // namespace

int run_tasks(const TasksArguments& arguments) {
  batch::TaskQuery query{names_of(arguments.assignee), arguments.partners, document_filter(arguments, true),
                         arguments.limit};
  std::unique_ptr<batch::Catalog> catalog = batch::open(arguments.catalog, batch::Access::read);
  auto [rows, at_least] = batch::tasks(*catalog, query);
  limit_rows(rows, arguments.limit, "tasks", at_least);
  return print_listing(listing_of(rows), arguments.form);
}

}  // namespace vanban::cli
