// Walking a folded text word by word, either way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vanban::views {

/// Bytes of letters and digits. Punctuation of several bytes begins with C2 or E2; letters with C3..C6, CC, CD, E1.
inline bool is_word_lead(char c) {
  auto u = static_cast<unsigned char>(c);
  return (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || (u >= 0xC3 && u != 0xE2);
}

inline bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

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
  uint32_t end = begin;
  while (end < limit && (is_word_lead(s[end]) || is_continuation(s[end]))) ++end;
  return {begin, end};
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
