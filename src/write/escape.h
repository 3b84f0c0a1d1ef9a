// Copies text into a buffer and escapes what a format cannot hold: sixteen bytes at a time while there is nothing to
// escape.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "write/buffer.h"

namespace vanban::write {

/// A Format says which bytes may be special, one by one and sixteen at once (as a bit mask), and writes what stands at
/// a special one: write() takes one byte or more from `from` and returns the end of what it wrote, at most `longest`
/// bytes for each byte taken.
template <typename Format>
char* escape_block(const char* from, const char* end, char* to) {
#if defined(__SSE2__)
  while (end - from >= 16) {
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    auto mask = static_cast<unsigned>(Format::specials(bytes));
    if (mask == 0) {
      from += 16;
      to += 16;
      continue;
    }
    auto clean = static_cast<unsigned>(__builtin_ctz(mask));
    from += clean;
    to = Format::write(from, end, to + clean);
  }
#endif
  while (from != end) {
    if (Format::special(static_cast<unsigned char>(*from))) {
      to = Format::write(from, end, to);
    } else {
      *to++ = *from++;
    }
  }
  return to;
}

template <typename Format>
void escape(std::string_view text, Buffer& out) {
  constexpr size_t block = 8192;
  for (size_t at = 0, n = 0; at < text.size(); at += n) {
    n = std::min(block, text.size() - at);
    while (at + n < text.size() && (text[at + n] & 0xC0) == 0x80) ++n;  // no character is cut
    char* to = out.room(n * Format::longest + 16);
    out.used(escape_block<Format>(text.data() + at, text.data() + at + n, to));
  }
}

}  // namespace vanban::write
