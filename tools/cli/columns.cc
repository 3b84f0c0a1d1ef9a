#include "cli/columns.h"

#include <algorithm>

#include "text/fold.h"

namespace vanban::cli {

namespace {

size_t width_of(char32_t c) {
  if (c < 0x300) return 1;
  if (c < 0x370 || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF) return 0;
  bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
              (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
              (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

/// Calls take(byte, bytes, columns) for each character, as long as it says true.
template <typename Take>
void each_character(std::string_view text, Take&& take) {
  for (size_t i = 0; i < text.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(text, i, bytes);
    size_t length = std::min<size_t>(bytes, text.size() - i);
    if (!take(i, length, width_of(c))) return;
    i += length;
  }
}

/// How many bytes of the text fit into `width` columns.
size_t fitting(std::string_view text, size_t width) {
  size_t used = 0, end = 0;
  each_character(text, [&](size_t at, size_t bytes, size_t takes) {
    if (used + takes > width) return false;
    used += takes;
    end = at + bytes;
    return true;
  });
  return end;
}

/// Where the last `width` columns of the text begin.
size_t last_columns(std::string_view text, size_t width) {
  size_t left = columns(text), begin = 0;
  each_character(text, [&](size_t at, size_t, size_t takes) {
    begin = at;
    if (left <= width) return false;
    left -= takes;
    begin = text.size();
    return true;
  });
  return begin;
}

}  // namespace

size_t columns(std::string_view text) {
  size_t sum = 0;
  each_character(text, [&sum](size_t, size_t, size_t takes) {
    sum += takes;
    return true;
  });
  return sum;
}

std::string shortened(std::string_view text, size_t width) {
  if (columns(text) <= width) return std::string(text);
  if (width == 0) return "";
  return std::string(text.substr(0, fitting(text, width - 1))) + "…";
}

std::string shortened_front(std::string_view text, size_t width) {
  if (columns(text) <= width) return std::string(text);
  if (width == 0) return "";
  return "…" + std::string(text.substr(last_columns(text, width - 1)));
}

std::string shortened_around(std::string_view text, size_t begin, size_t end, size_t width) {
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  const size_t before = columns(text.substr(0, begin)), found = columns(text.substr(begin, end - begin));
  if (columns(text) <= width || before + found < width) return shortened(text, width);
  // A third of what is left stands before the words, and no less than is needed to show the end of the text.
  size_t room = width > found + 1 ? (width - found - 1) / 3 : 0;
  const size_t behind = columns(text.substr(end));
  if (width > found + behind + 1) room = std::max(room, width - found - behind - 1);
  size_t from = last_columns(text.substr(0, begin), room);
  return "…" + shortened(text.substr(from), width > 0 ? width - 1 : 0);
}

std::string padded(std::string_view text, size_t width) {
  std::string out(text);
  size_t n = columns(text);
  return n < width ? out.append(width - n, ' ') : out;
}

}  // namespace vanban::cli
