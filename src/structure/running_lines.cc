#include "structure/running_lines.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "text/fold.h"

namespace vanban::structure {

namespace {

using text::RawLine;

constexpr uint32_t widest = 160;  // bytes; a header is a short line

bool digit(char c) { return c >= '0' && c <= '9'; }

/// A line without the page number that a wide gap keeps apart at one of its ends; `numbered` says there was one.
std::string_view without_number(std::string_view s, bool wide_gap, bool& numbered) {
  numbered = false;
  if (!wide_gap) return s;
  size_t end = s.size();
  while (end > 0 && digit(s[end - 1])) --end;
  size_t ink = s.find_last_not_of(" \t", end == 0 ? 0 : end - 1);
  if (end < s.size() && s.size() - end <= 4 && ink != std::string_view::npos && end - ink > 3) {
    numbered = true;
    return s.substr(0, ink + 1);
  }
  size_t begin = 0;
  while (begin < s.size() && digit(s[begin])) ++begin;
  ink = s.find_first_not_of(" \t", begin);
  if (begin > 0 && begin <= 4 && ink != std::string_view::npos && ink - begin >= 3) {
    numbered = true;
    return s.substr(ink);
  }
  return s;
}

bool has_letter(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    unsigned bytes = 0;
    if (text::is_letter(text::code_point(s, i, bytes))) return true;
    i += bytes;
  }
  return false;
}

}  // namespace

std::vector<uint32_t> running_lines(std::string_view nfc, const std::vector<RawLine>& lines) {
  std::vector<uint32_t> pages;  // the first line of each page but the first
  for (uint32_t i = 1; i < lines.size(); ++i) {
    if (lines[i].page_break) pages.push_back(i);
  }
  std::vector<uint32_t> found;
  if (pages.size() < 2) return found;

  struct Seen {
    std::vector<uint32_t> lines;
    size_t numbered = 0;
  };
  std::unordered_map<std::string, Seen> edges;
  auto look = [&](uint32_t i, char edge) {
    const RawLine& r = lines[i];
    if (r.end - r.begin > widest || r.pipe) return;
    bool numbered = false;
    std::string_view s = without_number(nfc.substr(r.begin, r.end - r.begin), r.wide_gap, numbered);
    if (!has_letter(s)) return;
    Seen& seen = edges[edge + std::string(s)];
    seen.lines.push_back(i);
    seen.numbered += numbered ? 1 : 0;
  };
  for (size_t p = 0; p < pages.size(); ++p) {
    uint32_t next = p + 1 < pages.size() ? pages[p + 1] : static_cast<uint32_t>(lines.size());
    for (uint32_t i = pages[p]; i < next && i < pages[p] + 2; ++i) look(i, 't');
    look(pages[p] - 1, 'b');
  }
  for (const auto& [text, seen] : edges) {
    // Without a number the same words must head most pages: a form may be titled twice.
    bool running = seen.numbered >= 2 || (seen.lines.size() >= 3 && seen.lines.size() * 5 >= pages.size() * 3);
    if (running) found.insert(found.end(), seen.lines.begin(), seen.lines.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace vanban::structure
