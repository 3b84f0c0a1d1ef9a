// Walking a folded text word by word, either way.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/fold.h"
#include "text/word_bytes.h"

namespace vanban::views {

using text::is_continuation;
using text::is_word_lead;
using text::word_byte;
using text::word_bytes;

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
