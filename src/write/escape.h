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

#if defined(__SSE2__)
/// The first n (1 to 16) bytes, zeros behind them; nothing behind them is read. Most values are shorter than sixteen
/// bytes: they go this way too.
inline __m128i load_up_to_16(const char* p, size_t n) {
  if (n == 16) return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  uint64_t low = 0;
  uint64_t high = 0;
  if (n >= 8) {
    std::memcpy(&low, p, 8);
    std::memcpy(&high, p + n - 8, 8);
    high = n == 8 ? 0 : high >> 8 * (16 - n);
  } else if (n >= 4) {
    uint32_t head = 0;
    uint32_t tail = 0;
    std::memcpy(&head, p, 4);
    std::memcpy(&tail, p + n - 4, 4);
    low = head | uint64_t{tail} << 8 * (n - 4);
  } else {
    for (size_t i = 0; i < n; ++i) low |= uint64_t{static_cast<unsigned char>(p[i])} << 8 * i;
  }
  return _mm_set_epi64x(static_cast<int64_t>(high), static_cast<int64_t>(low));
}
#endif

/// A Format says which bytes may be special, one by one and sixteen at once (as a bit mask), and writes what stands at
/// a special one: write() takes one byte or more from `from` and returns the end of what it wrote, at most `longest`
/// bytes for each byte taken.
template <typename Format>
char* escape_block(const char* from, const char* end, char* to) {
#if defined(__SSE2__)
  while (from != end) {
    const size_t n = std::min<size_t>(16, static_cast<size_t>(end - from));
    __m128i bytes = load_up_to_16(from, n);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    auto mask = static_cast<unsigned>(Format::specials(bytes)) & ((1U << n) - 1);
    if (mask == 0) {
      from += n;
      to += n;
      continue;
    }
    auto clean = static_cast<unsigned>(__builtin_ctz(mask));
    from += clean;
    to = Format::write(from, end, to + clean);
  }
#else
  while (from != end) {
    if (Format::special(static_cast<unsigned char>(*from))) {
      to = Format::write(from, end, to);
    } else {
      *to++ = *from++;
    }
  }
#endif
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
