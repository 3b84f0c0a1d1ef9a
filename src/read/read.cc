#include "read/read.h"

#include "read/settle.h"

namespace vanban::read {

Extraction read(std::string_view bytes, const Format& format, const ReadOptions& options,
                const grammar::Grammar& grammar) {
  if (std::string_view(format.id) == "ooxml-encrypted")
    throw ReadError(ReadError::Reason::encrypted, "is encrypted; open it with its password and save it without one");
  if (format.reader == nullptr) {
    throw ReadError(ReadError::Reason::unsupported,
                    "seems to be " + std::string(format.name) +
                        ", which vanban does not read; save it in a format that is (vanban formats lists them), "
                        "or extract the plain text and parse that");
  }
  Extraction extraction = format.reader(bytes, Reading(options, grammar));
  settle(extraction);
  return extraction;
}

}  // namespace vanban::read
