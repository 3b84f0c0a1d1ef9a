// Which bytes of a folded text belong to words, and what words are looked for by.
#pragma once

#include <cstdint>
#include <cstring>

#include "text/fold.h"
#include "text/sixteen.h"

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
  using namespace sixteen;
  const Bytes v = load(p);
  const Bytes ascii = either(between(v, '0', '9'), between(either(v, all(0x20)), 'a', 'z'));
  const Bytes marks = either(is(v, 0xC2), is(v, 0xE2));
  return bits(either(ascii, _mm_andnot_si128(marks, beyond_ascii(v))));
#else
  uint32_t bits = 0;
  for (uint32_t i = 0; i < 16; ++i) bits |= uint32_t{word_byte(p[i])} << i;
  return bits;
#endif
}

/// The first eight bytes of a word, those behind its end as noughts. Eight bytes from p on are readable.
inline uint64_t head_of_word(const char* p, size_t size) {
  uint64_t head = 0;
  std::memcpy(&head, p, sizeof head);
  return size < sizeof head ? head & ((uint64_t{1} << 8 * size) - 1) : head;
}

/// Of a word by its head and its size in bytes. The higher bits know all of both, the lowest little of the last
/// letters.
inline uint64_t hash_of_word(uint64_t head, size_t size) { return (head ^ uint64_t{size} << 56) * 0x9E3779B97F4A7C15U; }

}  // namespace vanban::text
