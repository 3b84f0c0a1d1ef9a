// UTF-16 and UTF-32, in either order of bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/derived.h"

namespace vanban::text {

/// One of the four: how many bytes a unit has, and whether its lowest stands first.
struct UnicodeWidth {
  uint8_t bytes = 2;
  bool little = true;

  const char* name() const;  ///< "UTF-16LE"
};

/// By a byte order mark, whose bytes are then in `mark`; else by which of every four bytes are zero, as those of
/// spaces, digits and ASCII letters are. Nothing where the bytes look like neither.
std::optional<UnicodeWidth> unicode_width(std::string_view bytes, uint32_t& mark);

/// The text from the byte `from` on; `replaced` is told of what is malformed.
Derived from_unicode_width(std::string_view bytes, UnicodeWidth width, uint32_t from, Replacements& replaced);

}  // namespace vanban::text
