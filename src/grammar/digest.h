// A loaded grammar as a string of bytes, and back: what is built into the library, since reading files takes ten times
// as long.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "grammar/grammar.h"

namespace vanban::grammar {

class Digest {
 public:
  /// Everything in the grammar, examples included, and what stages prepared of it (Grammar::prepared). The same grammar
  /// gives the same bytes, on machines of one kind.
  static std::string write(const Grammar& grammar, const std::map<std::string, std::string>& prepared = {});
  /// Reads what write() wrote, and nothing else: the bytes are not checked. They begin at a multiple of
  /// table_alignment in memory and outlive the grammar.
  static std::shared_ptr<const Grammar> read(std::string_view bytes);
  /// Grammar::hash() of that, without reading the rest.
  static std::string hash_of(std::string_view bytes);
};

/// The grammar built into the library.
std::string_view embedded_digest();

}  // namespace vanban::grammar
