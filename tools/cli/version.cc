#include "version.h"

#include <openssl/crypto.h>
#include <toml++/toml.h>

#include "cli/cli.h"
#include "text/nfc.h"

namespace vanban::cli {

std::string version_text() {
  return std::string("vanban ") + version + "\nresult schema " + schema_version + "\ngrammar " +
         grammar::Grammar::embedded()->hash() + "\n" + text::icu_version() + ", RE2 " + VANBAN_RE2_VERSION +
         ", toml++ " + std::to_string(TOML_LIB_MAJOR) + "." + std::to_string(TOML_LIB_MINOR) + "." +
         std::to_string(TOML_LIB_PATCH) + ", " + OpenSSL_version(OPENSSL_VERSION);
}

}  // namespace vanban::cli
