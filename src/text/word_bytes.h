// Which bytes of a folded text belong to words.
#pragma once

#include <cstdint>

#include "text/fold.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vanban::text {

/// Bytes of letters and digits. Punctuation of several bytes begins with C2 or E2; letters with C3..C6, CC, CD, E1.
inline bool is_word_lead(char c) {
  auto u = static_cast<unsigned char>(c);
  return (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || (u >= 0xC3 && u != 0xE2);
}

/// A byte of a letter or digit, its first or one that goes on.
inline bool word_byte(char c) { return is_word_lead(c) || is_continuation(c); }

/// Of sixteen bytes, a bit for each that is a word_byte.
inline uint32_t word_bytes(const char* p) {
#if defined(__SSE2__)
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  // Signed comparisons: bytes from 80 on are below zero.
  auto between = [](__m128i x, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8(static_cast<char>(low - 1))),
                         _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(high + 1)), x));
  };
  const __m128i ascii = _mm_or_si128(between(v, '0', '9'), between(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z'));
  const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(static_cast<char>(0xC2))),
                                     _mm_cmpeq_epi8(v, _mm_set1_epi8(static_cast<char>(0xE2))));
  const __m128i others = _mm_andnot_si128(marks, _mm_cmpgt_epi8(_mm_setzero_si128(), v));
  return static_cast<uint32_t>(_mm_movemask_epi8(_mm_or_si128(ascii, others)));
#else
  uint32_t bits = 0;
  for (uint32_t i = 0; i < 16; ++i) bits |= uint32_t{word_byte(p[i])} << i;
  return bits;
#endif
}

}  // namespace vanban::text
