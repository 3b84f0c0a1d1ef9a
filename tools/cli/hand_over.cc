// vanban: a command that works with a catalogue is run by vanban-catalog, or, where it only asks one, by vanban-query.
#include <algorithm>
#include <string>
#include <string_view>

#include "cli/catalog_commands.h"
#include "cli/memory.h"
#include "cli/own_program.h"

namespace vanban::cli {

namespace {

/// Starts a program that stands where it is installed, or, in the build, beside this one. Returns where it is to be
/// installed if it cannot be started.
std::string hand_over(const std::string& name, const char* const* argv) {
  const std::string own = own_program();
  const std::string folder = own.substr(0, own.rfind('/') + 1);
  std::string installed = folder + VANBAN_PROGRAMS_FROM_HERE + name;
  start_in_place(installed, argv);
  start_in_place(folder + name, argv);
  return installed;
}

/// Other names of a body are in the grammar, which vanban-query has not: it would hand over in its turn.
bool has_name(int argc, const char* const* argv) {
  return std::any_of(argv, argv + argc, [](std::string_view argument) {
    return argument.starts_with("--issuer") || argument.starts_with("--assignee");
  });
}

}  // namespace

int run_catalog_command(const CLI::App&, const CatalogArguments&, const char* const* argv) {
  complain(not_started(hand_over("vanban-catalog", argv)));
  return input_failed;
}

bool served_as_worker(int argc, const char* const* argv, int&) {
  // At once: to make all options of all commands ready costs more than to start it.
  if (argc > 1 && is_query_command(argv[1]) && !has_name(argc, argv)) hand_over("vanban-query", argv);
  if (argc > 1 && is_catalog_command(argv[1])) hand_over("vanban-catalog", argv);
  keep_pieces();
  return false;
}

}  // namespace vanban::cli
