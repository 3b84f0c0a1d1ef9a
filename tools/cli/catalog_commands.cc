#include "cli/catalog_commands.h"

#include "cli/usage.h"

namespace vanban::cli {

namespace {

void add_ingest(CLI::App& app, IngestArguments& a) {
  CLI::App* c = app.add_subcommand("ingest", "Read folders and archives of documents into a catalogue");
  c->add_option("SOURCE", a.files, "Folders, files, zip and tar archives; - reads names from standard input")
      ->type_name("")
      ->required();
  c->add_option("--catalog", a.catalog, "The catalogue: a file (made if it is not there), or a postgresql:// URL")
      ->type_name("FILE|URL");
  c->add_option("--results", a.results, "Also, or only, write the JSON results: a folder, or one file of JSON Lines")
      ->type_name("DIR|FILE.jsonl[.zst]");
  c->add_option("--jobs", a.jobs, "How many files are read at once; left out: as many as there are processors")
      ->check(CLI::Range(1U, 1024U))
      ->type_name("N");
  c->add_flag("--as-they-come", a.as_they_come,
              "Store documents as soon as they are read, not in the order of their files");
  c->add_flag("--reparse", a.reparse, "Read again what was read with another grammar");
  c->add_flag("--retry", a.retry, "Also try files again that failed for good in an earlier run");
  c->add_option("--quarantine", a.quarantine, "Copy files that failed for good into this folder, with the reason")
      ->type_name("DIR");
  CLI::Option* watch = c->add_flag("--watch", a.watch, "When all is done, go on with what comes into the folders");
  c->add_option("--settle", a.settle, "With --watch: a file is complete when it has not changed for so long")
      ->check(CLI::Range(0.0, 86400.0))
      ->default_str("2")
      ->needs(watch)
      ->type_name("SECONDS");
  c->add_option("--move-to", a.move_to, "With --watch: move files that are done into this folder")
      ->needs(watch)
      ->type_name("DIR");
  c->add_option("--time-limit", a.time_limit, "How long one file may take")
      ->check(CLI::Range(1U, 86400U))
      ->default_str("300")
      ->type_name("SECONDS");
  c->add_option_function<std::string>(
       "--memory-limit",
       [&a](const std::string& size) { a.memory_limit = read_size("--memory-limit", size, uint64_t{1} << 40); },
       "How much memory reading one file may take")
      ->default_str("2GB")
      ->type_name("SIZE");
  c->add_option("--log", a.log, "Append what became of each file to this file, as JSON Lines")->type_name("FILE");
  c->add_option("--metrics", a.metrics, "Keep figures in this file, in the text format of Prometheus")
      ->type_name("FILE");
  c->add_flag("--quiet", a.quiet, "No progress, no summary");
  add_reading_options(c, a);
  c->footer(
      "A run can be ended at any time, also by kill -9 or a power cut; started again it goes on where it stopped.\n"
      "Ctrl-C ends it after the files in flight. Files that were done before are skipped unless they have changed.\n"
      "docs/catalog.md describes the catalogue and the outcomes.\n\n"
      "Examples:\n"
      "  vanban ingest scans/ --catalog archive.sqlite\n"
      "  vanban ingest 2024.zip 2025.tar.gz --results all.jsonl.zst\n"
      "  find . -name '*.docx' -print0 | vanban ingest - --catalog postgresql://localhost/archive\n"
      "  vanban ingest inbox/ --catalog archive.sqlite --watch --move-to done/\n");
}

void add_status(CLI::App& app, StatusArguments& a) {
  CLI::App* c = app.add_subcommand("status", "Show what became of the files of each run of ingest");
  c->add_option("CATALOG,--catalog", a.catalog,
                "File of the catalogue, or its postgresql:// URL; --catalog as elsewhere")
      ->type_name("")
      ->required();
  add_choice<bool>(c, "--format", a.json, {{"text", false}, {"json", true}}, "text or json (for programs)")
      ->default_str("text")
      ->type_name("FORMAT");
  c->footer("Example:\n  vanban status archive.sqlite\n");
}

}  // namespace

void add_catalog_commands(CLI::App& app, CatalogArguments& arguments) {
  add_ingest(app, arguments.ingest);
  add_status(app, arguments.status);
  add_query_commands(app, arguments.query);
}

bool is_catalog_command(const CLI::App& app) {
  const std::vector<CLI::App*> given = app.get_subcommands();
  return !given.empty() && is_catalog_command(given.front()->get_name());
}

}  // namespace vanban::cli
