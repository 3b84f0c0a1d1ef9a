// vanban-catalog: runs the commands that `vanban` hands over to it.
#include <string_view>

#include "batch/worker.h"
#include "cli/catalog/catalog_runs.h"
#include "cli/catalog/query_run.h"
#include "cli/catalog_commands.h"
#include "cli/memory.h"

namespace vanban::cli {

namespace {

int dispatch(const CLI::App& app, const CatalogArguments& a, const char* const* argv) {
  if (app.got_subcommand("status")) return run_status(a.status);
  if (!app.got_subcommand("ingest")) return run_query(app, a.query);
  IngestArguments ingest = a.ingest;
  for (size_t i = 1; argv[i] != nullptr; ++i) ingest.given.emplace_back(argv[i]);
  return run_ingest(ingest);
}

}  // namespace

int run_catalog_command(const CLI::App& app, const CatalogArguments& arguments, const char* const* argv) {
  return guarded([&] { return dispatch(app, arguments, argv); });
}

bool served_as_worker(int argc, const char* const* argv, int& status) {
  if (argc != 2 || std::string_view(argv[1]) != "ingest-worker") return false;
  keep_pieces();  // the run itself has threads that free what others made
  status = batch::run_worker();
  return true;
}

}  // namespace vanban::cli
