// Walking a folded text word by word, either way.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/fold.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vanban::views {

/// Bytes of letters and digits. Punctuation of several bytes begins with C2 or E2; letters with C3..C6, CC, CD, E1.
inline bool is_word_lead(char c) {
  auto u = static_cast<unsigned char>(c);
  return (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || (u >= 0xC3 && u != 0xE2);
}

using text::is_continuation;

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

/// The end of the word whose bytes stand from `at` on: `at` itself if none does.
inline uint32_t word_end(std::string_view s, uint32_t at, uint32_t limit) {
  if (at >= limit) return at;
  for (; at + 16 <= s.size(); at += 16) {
    const auto run = static_cast<uint32_t>(std::countr_one(word_bytes(s.data() + at)));
    if (run < 16) return std::min(at + run, limit);
    if (at + 16 >= limit) return limit;
  }
  while (at < limit && word_byte(s[at])) ++at;
  return at;
}

/// The first byte of the character that ends at `at`.
inline uint32_t char_before(std::string_view s, uint32_t at) {
  while (at > 0 && is_continuation(s[--at])) {}
  return at;
}

/// The word [begin, end) that ends at or last before `at`, not beginning before `floor`. Empty if there is none.
struct Word {
  uint32_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

inline Word word_before(std::string_view s, uint32_t at, uint32_t floor) {
  uint32_t end = at;
  while (end > floor) {
    uint32_t c = char_before(s, end);
    if (is_word_lead(s[c])) break;
    end = c;
  }
  uint32_t begin = end;
  while (begin > floor) {
    uint32_t c = char_before(s, begin);
    if (!is_word_lead(s[c])) break;
    begin = c;
  }
  return {begin, end};
}

inline Word word_after(std::string_view s, uint32_t at, uint32_t limit) {
  uint32_t begin = at;
  while (begin < limit && !is_word_lead(s[begin])) ++begin;
  return {begin, word_end(s, begin, limit)};
}

inline uint32_t skip_blanks(std::string_view s, uint32_t at, uint32_t limit) {
  while (at < limit && s[at] == ' ') ++at;
  return at;
}

/// `at`, or the beginning of the character it would cut.
inline uint32_t char_floor(std::string_view s, uint32_t at) {
  while (at > 0 && at < s.size() && is_continuation(s[at])) --at;
  return at;
}

inline uint32_t trim_blanks(std::string_view s, uint32_t begin, uint32_t end) {
  while (end > begin && s[end - 1] == ' ') --end;
  return end;
}

}  // namespace vanban::views
