// A loaded grammar as a string of bytes, and back: what is built into the library, since reading files takes ten times
// as long.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "grammar/grammar.h"

namespace vanban::grammar {

class Digest {
 public:
  /// Everything in the grammar, examples included. The same grammar gives the same bytes.
  static std::string write(const Grammar& grammar);
  /// Reads what write() wrote, and nothing else: the bytes are not checked.
  static std::shared_ptr<const Grammar> read(std::string_view bytes);
};

/// The grammar built into the library.
std::string_view embedded_digest();

}  // namespace vanban::grammar
