#include "text/unicode_widths.h"

#include <algorithm>

#include "text/utf8.h"

namespace vanban::text {

namespace {

using namespace std::string_view_literals;

constexpr char32_t malformed = 0xFFFFFFFF;

constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

char32_t unit_at(std::string_view bytes, size_t at, UnicodeWidth width) {
  char32_t c = 0;
  for (size_t k = 0; k < width.bytes; ++k) {
    c = (c << 8) | static_cast<unsigned char>(bytes[width.little ? at + width.bytes - 1 - k : at + k]);
  }
  return c;
}

/// The character at `at`, or `malformed`: a unit that is none, a rest too short to be one. `size`: its bytes.
char32_t character_at(std::string_view bytes, size_t at, UnicodeWidth width, size_t& size) {
  size = std::min<size_t>(width.bytes, bytes.size() - at);
  if (size < width.bytes) return malformed;
  const char32_t c = unit_at(bytes, at, width);
  if (!is_surrogate(c)) return c <= 0x10FFFF ? c : malformed;
  if (width.bytes != 2 || c >= 0xDC00 || bytes.size() - at < 4) return malformed;
  const char32_t low = unit_at(bytes, at + 2, width);
  if (low < 0xDC00 || low >= 0xE000) return malformed;
  size = 4;
  return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

std::optional<UnicodeWidth> by_zeros(std::string_view bytes) {
  size_t n = std::min<size_t>(bytes.size(), 512) & ~size_t{3};
  if (n < 8) return std::nullopt;
  size_t zeros[4] = {0, 0, 0, 0};
  for (size_t i = 0; i < n; ++i) zeros[i & 3] += bytes[i] == 0 ? 1U : 0U;
  size_t even = zeros[0] + zeros[2];
  size_t odd = zeros[1] + zeros[3];
  if (zeros[3] * 8 > n && zeros[2] * 8 > n && zeros[0] * 20 < n) return UnicodeWidth{4, true};
  if (zeros[0] * 8 > n && zeros[1] * 8 > n && zeros[3] * 20 < n) return UnicodeWidth{4, false};
  if (odd * 10 > n * 2 && even * 20 < n) return UnicodeWidth{2, true};
  if (even * 10 > n * 2 && odd * 20 < n) return UnicodeWidth{2, false};
  return std::nullopt;
}

}  // namespace

const char* UnicodeWidth::name() const {
  if (bytes == 4) return little ? "UTF-32LE" : "UTF-32BE";
  return little ? "UTF-16LE" : "UTF-16BE";
}

std::optional<UnicodeWidth> unicode_width(std::string_view bytes, uint32_t& mark) {
  const auto marked = [&](std::string_view what) {
    mark = bytes.starts_with(what) ? static_cast<uint32_t>(what.size()) : 0;
    return mark > 0;
  };
  if (marked("\xFF\xFE\0\0"sv)) return UnicodeWidth{4, true};
  if (marked("\0\0\xFE\xFF"sv)) return UnicodeWidth{4, false};
  if (marked("\xFF\xFE"sv)) return UnicodeWidth{2, true};
  if (marked("\xFE\xFF"sv)) return UnicodeWidth{2, false};
  return by_zeros(bytes);
}

Derived from_unicode_width(std::string_view bytes, UnicodeWidth width, uint32_t from, Replacements& replaced) {
  Derived out;
  out.text.reserve(bytes.size() / width.bytes * 3 / 2);
  out.map.reserve(bytes.size() / width.bytes);
  size_t size = 0;
  for (size_t at = from; at < bytes.size(); at += size) {
    const char32_t c = character_at(bytes, at, width, size);
    const auto place = static_cast<uint32_t>(out.text.size());
    out.map.add(place, static_cast<uint32_t>(at));
    if (c == malformed) replaced.add(place);
    append_utf8(out.text, c == malformed ? 0xFFFD : c);
  }
  out.map.add(static_cast<uint32_t>(out.text.size()), static_cast<uint32_t>(bytes.size()));
  return out;
}

}  // namespace vanban::text
