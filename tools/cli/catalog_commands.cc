#include "cli/catalog_commands.h"

#include "cli/usage.h"

namespace vanban::cli {

namespace {

void add_status(CLI::App& app, StatusArguments& a) {
  CLI::App* c = app.add_subcommand("status", "Show what became of the files of each run of ingest");
  c->add_option("CATALOG", a.catalog, "File of the catalogue, or its postgresql:// URL")->type_name("")->required();
  add_choice<bool>(c, "--format", a.json, {{"text", false}, {"json", true}}, "text or json (for programs)")
      ->default_str("text")
      ->type_name("FORMAT");
  c->footer("Example:\n  vanban status archive.sqlite\n");
}

}  // namespace

void add_catalog_commands(CLI::App& app, CatalogArguments& arguments) {
  add_status(app, arguments.status);
  add_query_commands(app, arguments.query);
}

bool is_catalog_command(const CLI::App& app) {
  for (const char* name : {"status", "find", "deadlines", "tasks", "cited"}) {
    if (app.got_subcommand(name)) return true;
  }
  return false;
}

}  // namespace vanban::cli
