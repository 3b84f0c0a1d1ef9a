#include "structure/heading_marks.h"

#include <algorithm>

namespace vanban::structure {

namespace {

constexpr uint32_t deepest = 6;
constexpr int enough = 2;  // lines: a single one may be what recognition made of a speck

/// How many # the line begins with, if a blank and ink follow; else 0.
uint32_t marks_of(std::string_view nfc, const text::RawLine& line) {
  uint32_t at = line.begin;
  while (at < line.end && nfc[at] == '#') ++at;
  const uint32_t count = at - line.begin;
  return count > 0 && count <= deepest && at + 1 < line.end && nfc[at] == ' ' ? count : 0;
}

}  // namespace

void drop_heading_marks(std::string_view nfc, std::vector<text::RawLine>& lines,
                        std::vector<std::vector<text::Piece>>& rules) {
  auto marked = [&](const text::RawLine& line) { return marks_of(nfc, line) > 0; };
  if (std::count_if(lines.begin(), lines.end(), marked) < enough) return;
  for (text::RawLine& line : lines) {
    const uint32_t count = marks_of(nfc, line);
    if (count == 0) continue;
    rules.push_back({{line.begin, line.begin + count}});
    const uint32_t begin = line.begin;
    line.begin += count;
    while (line.begin < line.end && nfc[line.begin] == ' ') ++line.begin;
    line.width -= std::min(line.width, line.begin - begin);
  }
}

}  // namespace vanban::structure
