// vanban-query: runs the commands that only ask a catalogue. Of vanban it has what those need and no more, and so it
// starts in a third of the time: no grammar, no formats, no archives.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "cli/catalog/query_run.h"
#include "cli/own_program.h"
#include "cli/usage.h"

namespace vanban::cli {

namespace {

const char* const* given = nullptr;  // all arguments, as they were given

int run(int argc, const char* const* argv) {
  CLI::App app;
  app.name("vanban");
  app.require_subcommand(1);
  QueryCommands arguments;
  add_query_commands(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {  // --help
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    complain(wrong_usage_text(app, e));
    return wrong_usage;
  }
  try {
    return guarded([&] { return run_query(app, arguments); });
  } catch (const std::exception& e) {
    complain(std::string("stopped: ") + e.what());
    return input_failed;
  }
}

}  // namespace

std::vector<std::string> names_of(const std::string& name) {
  if (name.empty()) return {};
  const std::string own = own_program();
  const std::string catalog = own.substr(0, own.rfind('/') + 1) + "vanban-catalog";
  start_in_place(catalog, given);
  throw std::runtime_error(not_started(catalog));
}

}  // namespace vanban::cli

int main(int argc, char** argv) {
  vanban::cli::given = argv;
  const int status = vanban::cli::run(argc, argv);
  std::cout.flush();  // help goes through it
  std::quick_exit(status);
}
