// vanban-catalog: runs the commands that `vanban` hands over to it.
#include "batch/catalog/catalog.h"
#include "cli/catalog/catalog_runs.h"
#include "cli/catalog_commands.h"

namespace vanban::cli {

int run_catalog_command(const CLI::App&, const CatalogArguments& arguments, const char* const*) {
  try {
    return run_status(arguments.status);
  } catch (const batch::CatalogError& e) {
    complain(e.what());
    return input_failed;
  }
}

}  // namespace vanban::cli
