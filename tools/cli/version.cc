#include "version.h"

#include <nettle/version.h>
#include <toml++/toml.h>

#include "cli/cli.h"
#include "text/nfc.h"

namespace vanban::cli {

std::string version_text() {
  return std::string("vanban ") + version + "\nresult schema " + schema_version + "\ngrammar " +
         grammar::Grammar::embedded()->hash() + "\n" + text::icu_version() + ", RE2 " + VANBAN_RE2_VERSION +
         ", toml++ " + std::to_string(TOML_LIB_MAJOR) + "." + std::to_string(TOML_LIB_MINOR) + "." +
         std::to_string(TOML_LIB_PATCH) + ", Nettle " + std::to_string(nettle_version_major()) + "." +
         std::to_string(nettle_version_minor());
}

}  // namespace vanban::cli
