// Sixteen bytes of a text looked at together. Only where __SSE2__ is defined: each place that uses it has a loop over
// single bytes beside it, for what is left of a text and for other processors.
#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>

namespace vanban::text::sixteen {

using Bytes = __m128i;

/// Those from p on, which needs no alignment.
inline Bytes load(const void* p) { return _mm_loadu_si128(static_cast<const Bytes*>(p)); }
inline Bytes all(unsigned char c) { return _mm_set1_epi8(static_cast<char>(c)); }

// Each byte of an answer is FF or 0.
inline Bytes is(Bytes bytes, unsigned char c) { return _mm_cmpeq_epi8(bytes, all(c)); }
/// Of ASCII, from `low` to `high`: the comparison is signed, and bytes from 80 on are below zero.
inline Bytes between(Bytes bytes, char low, char high) {
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(low - 1))),
                       _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(high + 1)), bytes));
}
inline Bytes beyond_ascii(Bytes bytes) { return _mm_cmpgt_epi8(_mm_setzero_si128(), bytes); }
/// From 0 to `high`.
inline Bytes up_to(Bytes bytes, unsigned char high) { return _mm_cmpeq_epi8(_mm_min_epu8(bytes, all(high)), bytes); }

inline Bytes both(Bytes a, Bytes b) { return _mm_and_si128(a, b); }
inline Bytes either(Bytes a, Bytes b) { return _mm_or_si128(a, b); }
template <typename... More>
Bytes either(Bytes a, Bytes b, More... more) {
  return either(either(a, b), more...);
}

/// A bit for each byte of an answer, the first the lowest.
inline uint32_t bits(Bytes answer) { return static_cast<uint32_t>(_mm_movemask_epi8(answer)); }

}  // namespace vanban::text::sixteen
#endif
