// Bytes -> UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::text {

struct Decoded {
  std::string_view text;  ///< well-formed UTF-8: the input itself where it is that, else `owned`
  std::string owned;
  const char* encoding = "UTF-8";
  uint32_t bom = 0;                   ///< bytes of a byte order mark at the start of `text`
  uint32_t replaced = 0;              ///< malformed sequences that became U+FFFD
  std::vector<uint32_t> replaced_at;  ///< where, in `text`; the first hundred
};

/// UTF-8 with or without BOM; UTF-16 by its BOM, or by the zeros in it. Malformed sequences become U+FFFD.
Decoded decode(std::string_view bytes);

}  // namespace vanban::text
