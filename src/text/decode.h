// Bytes -> UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/derived.h"

namespace vanban::text {

struct Decoded {
  Decoded() = default;
  Decoded(Decoded&& other) noexcept { *this = std::move(other); }
  Decoded& operator=(Decoded&& other) noexcept;
  Decoded(const Decoded&) = delete;
  Decoded& operator=(const Decoded&) = delete;
  ~Decoded() = default;

  std::string_view text;  ///< well-formed UTF-8: the input itself where it is that, else `owned`
  std::string owned;
  const char* encoding = "UTF-8";
  OffsetMap origin;        ///< `text` -> the bytes; empty where they are the same
  uint32_t bom = 0;        ///< bytes of a byte order mark at the start of `text`
  Replacements replaced;   ///< what was malformed
  bool lost_horn = false;  ///< TCVN3 without a single ư: some program took that letter for a soft hyphen
};

/// UTF-8, UTF-16 and UTF-32 with or without BOM; what is none of them, in the encoding before Unicode that makes
/// Vietnamese of it, and so is UTF-8 that was made of such bytes by mistake. Else malformed sequences become U+FFFD.
/// `encoding` says which it is instead; it must be known.
Decoded decode(std::string_view bytes, std::string_view encoding = {});

/// The names decode() knows, in any case; aliases (ABC, CP1258) are not among them but known too.
std::vector<std::string> encoding_names();
bool encoding_known(std::string_view name);

}  // namespace vanban::text
