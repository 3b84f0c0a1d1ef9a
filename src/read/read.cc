#include "read/read.h"

#include "read/settle.h"

namespace vanban::read {

Extraction read(std::string_view bytes, const Format& format, const ReadOptions& options) {
  if (format.reader == nullptr) {
    throw ReadError(ReadError::Reason::unsupported,
                    "seems to be " + std::string(format.name) +
                        ", which vanban does not read; save it in a format that is (vanban formats lists them), "
                        "or extract the plain text and parse that");
  }
  Extraction extraction = format.reader(bytes, options);
  settle(extraction);
  return extraction;
}

}  // namespace vanban::read
