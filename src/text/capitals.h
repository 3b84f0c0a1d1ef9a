// Whether a line has capitals beside each other, before anything in capitals is looked for in it.
#pragma once

#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vanban::text {

/// Whether two capital letters of ASCII stand beside each other: they do in most words of a line in capitals, and
/// hardly ever in a sentence.
inline bool holds_capitals(std::string_view text) {
  size_t i = 0;
#if defined(__SSE2__)
  const __m128i below = _mm_set1_epi8('A' - 1);
  const __m128i above = _mm_set1_epi8('Z' + 1);
  auto capitals = [&](const char* p) {
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(a, below), _mm_cmplt_epi8(a, above))));
  };
  for (; i + 16 <= text.size(); i += 15) {  // a pair may lie across two blocks
    const unsigned at = capitals(text.data() + i);
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
