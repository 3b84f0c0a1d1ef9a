// vanban: a command that works with a catalogue is run by vanban-catalog.
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

#include "cli/catalog_commands.h"

namespace vanban::cli {

namespace {

/// The folder this program is in.
std::string own_folder() {
  char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  std::string own(path, length > 0 ? static_cast<size_t>(length) : 0);
  return own.substr(0, own.rfind('/') + 1);
}

}  // namespace

int run_catalog_command(const CLI::App&, const CatalogArguments&, const char* const* argv) {
  std::string folder = own_folder();
  std::string places[] = {folder + VANBAN_CATALOG_FROM_HERE, folder + "vanban-catalog"};
  for (const std::string& program : places) execv(program.c_str(), const_cast<char* const*>(argv));
  complain(places[0], std::string("cannot be started (") + std::strerror(errno) +
                          "); it belongs to this command: install vanban completely");
  return input_failed;
}

bool served_as_worker(int, const char* const*, int&) { return false; }

}  // namespace vanban::cli
