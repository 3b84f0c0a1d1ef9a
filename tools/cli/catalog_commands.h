// The commands that work with a catalogue: ingest, status, and those that ask it.
//
// They live in a program of their own, vanban-catalog, which `vanban` hands over to: it is linked with databases and
// archives, and reading one document with `vanban parse` must not wait for those to be loaded.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/cli.h"
#include "cli/query_commands.h"

namespace vanban::cli {

struct StatusArguments {
  std::string catalog;
  bool json = false;
};

struct CatalogArguments {
  StatusArguments status;
  QueryCommands query;
};

/// Declares the commands and their options.
void add_catalog_commands(CLI::App& app, CatalogArguments& arguments);

/// True where the arguments named one of them.
bool is_catalog_command(const CLI::App& app);

/// Runs it. In `vanban` this starts vanban-catalog with the same arguments, in its place.
int run_catalog_command(const CLI::App& app, const CatalogArguments& arguments, const char* const* argv);

}  // namespace vanban::cli
