// Whether a line has capitals beside each other, before anything in capitals is looked for in it.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/sixteen.h"

namespace vanban::text {

/// Whether two capital letters of ASCII stand beside each other: they do in most words of a line in capitals, and
/// hardly ever in a sentence.
inline bool holds_capitals(std::string_view text) {
  size_t i = 0;
#if defined(__SSE2__)
  for (; i + 16 <= text.size(); i += 15) {  // a pair may lie across two blocks
    const uint32_t at = sixteen::bits(sixteen::between(sixteen::load(text.data() + i), 'A', 'Z'));
    if ((at & at >> 1) != 0) return true;
  }
#endif
  auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  for (; i + 1 < text.size(); ++i) {
    if (capital(text[i]) && capital(text[i + 1])) return true;
  }
  return false;
}

}  // namespace vanban::text
