// vanban-catalog: runs the commands that `vanban` hands over to it.
#include "batch/catalog/catalog.h"
#include "cli/catalog/catalog_runs.h"
#include "cli/catalog/query_run.h"
#include "cli/catalog_commands.h"

namespace vanban::cli {

namespace {

int dispatch(const CLI::App& app, const CatalogArguments& a) {
  if (app.got_subcommand("find")) return run_find(a.query.find);
  if (app.got_subcommand("deadlines")) return run_deadlines(a.query.deadlines);
  if (app.got_subcommand("tasks")) return run_tasks(a.query.tasks);
  if (app.got_subcommand("cited")) return run_cited(a.query.cited);
  return run_status(a.status);
}

}  // namespace

int run_catalog_command(const CLI::App& app, const CatalogArguments& arguments, const char* const*) {
  try {
    return dispatch(app, arguments);
  } catch (const batch::CatalogError& e) {
    complain(e.what());
    return input_failed;
  } catch (const batch::UnknownType& e) {
    complain(e.what());
    return wrong_usage;
  } catch (const WrongArgument& e) {
    complain(e.what());
    return wrong_usage;
  }
}

}  // namespace vanban::cli
