// What a line looks like, whatever its words are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/fold.h"
#include "text/lines.h"

namespace vanban::structure {

/// Only characters that draw a line or an ornament: `------`, `* * *`, `-----o0o-----`, `oOo`.
inline bool is_rule_line(std::string_view s) {
  size_t marks = 0;
  size_t rings = 0;  // o and O, with noughts between
  size_t noughts = 0;
  for (size_t i = 0; i < s.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(s, i, bytes);
    i += bytes;
    if (c == ' ') continue;
    if (c == 'o' || c == 'O' || c == '0') {
      ++(c == '0' ? noughts : rings);
      continue;
    }
    if (c == '-' || c == '_' || c == '=' || c == '*' || c == '~' || c == '.' || c == 0x2026 ||
        (c >= 0x2010 && c <= 0x2015) || c == '|' || c == '+' || (c >= 0x2500 && c <= 0x257F) || c == '^' || c == 0xAF ||
        c == 0xFFE3) {
      ++marks;
      continue;
    }
    return false;
  }
  if (noughts > 0 && rings == 0) return false;
  return rings == 0 ? marks > 0 : marks >= 2 || rings + noughts >= 3;
}

inline std::string_view last_word(std::string_view s) {
  if (!s.empty() && s.back() == ',') return ",";
  size_t space = s.rfind(' ');
  return space == std::string_view::npos ? std::string_view() : s.substr(space + 1);
}

/// A number alone on its line: the page's.
inline bool is_page_number(std::string_view s) {
  size_t digits = 0;
  for (char c : s) {
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c != ' ' && c != '-') {
      return false;
    }
  }
  return digits >= 1 && digits <= 3;
}

/// A bar between cells has a blank beside it, or is the line's first or last sign.
inline bool bars_separate(std::string_view nfc, const text::RawLine& r) {
  for (uint32_t k = r.begin; k < r.end; ++k) {
    if (nfc[k] != '|') continue;
    if (k == r.begin || k + 1 == r.end || nfc[k - 1] <= ' ' || nfc[k + 1] <= ' ') return true;
  }
  return false;
}

}  // namespace vanban::structure
