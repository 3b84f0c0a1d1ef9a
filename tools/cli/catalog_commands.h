// The commands that work with a catalogue: ingest, status, and those that ask it.
//
// They live in a program of their own, vanban-catalog, which `vanban` hands over to: it is linked with databases and
// archives, and reading one document with `vanban parse` must not wait for those to be loaded. Those that only ask a
// catalogue are in vanban-query, too, which has nothing else.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "cli/query_commands.h"

namespace vanban::cli {

struct IngestArguments : Common {
  std::string catalog;
  std::string results;  ///< folder, or a file *.jsonl or *.jsonl.zst
  unsigned jobs = 0;    ///< 0: one a processor
  bool as_they_come = false;
  bool reparse = false;
  bool retry = false;
  std::string quarantine;
  bool watch = false;
  double settle = 2;
  std::string move_to;
  std::string log;
  std::string metrics;
  unsigned time_limit = 300;                  ///< seconds
  uint64_t memory_limit = uint64_t{2} << 30;  ///< bytes
  bool quiet = false;
  std::vector<std::string> given;  ///< all arguments, as they were given
};

struct StatusArguments {
  std::string catalog;
  bool json = false;
};

struct CatalogArguments {
  IngestArguments ingest;
  StatusArguments status;
  QueryCommands query;
};

/// Declares the commands and their options.
void add_catalog_commands(CLI::App& app, CatalogArguments& arguments);

constexpr bool is_catalog_command(std::string_view name) {
  return name == "ingest" || name == "status" || is_query_command(name);
}
/// True where the arguments named one of them.
bool is_catalog_command(const CLI::App& app);

/// Runs it. In `vanban` this starts vanban-catalog with the same arguments, in its place.
int run_catalog_command(const CLI::App& app, const CatalogArguments& arguments, const char* const* argv);

/// The first thing a process does; `vanban` hands over what is not its own. True where it is a worker of ingest,
/// which only vanban-catalog can be; it has then done its work, and `status` is its exit status.
bool served_as_worker(int argc, const char* const* argv, int& status);

}  // namespace vanban::cli
