// vanban: a command that works with a catalogue is run by vanban-catalog.
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/catalog_commands.h"
#include "cli/memory.h"
#include "cli/own_program.h"

namespace vanban::cli {

int run_catalog_command(const CLI::App&, const CatalogArguments&, const char* const* argv) {
  std::string own = own_program();
  std::string folder = own.substr(0, own.rfind('/') + 1);
  std::string places[] = {folder + VANBAN_CATALOG_FROM_HERE, folder + "vanban-catalog"};
  for (const std::string& program : places) execv(program.c_str(), const_cast<char* const*>(argv));
  complain(places[0], std::string("cannot be started (") + std::strerror(errno) +
                          "); it belongs to this command: install vanban completely");
  return input_failed;
}

bool served_as_worker(int, const char* const*, int&) {
  keep_pieces();
  return false;
}

}  // namespace vanban::cli
