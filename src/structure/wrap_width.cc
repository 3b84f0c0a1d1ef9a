#include "structure/wrap_width.h"

#include <algorithm>
#include <functional>

#include "text/fold.h"

namespace vanban::structure {

namespace {

bool stops(char c) { return std::string_view(".;:/").find(c) != std::string_view::npos; }

enum class Next { apart, perhaps, goes_on };

/// Whether a line goes on in the next one: no stop ends it, and a small letter follows; perhaps where a capital does
/// and a stop ends what it begins.
Next next_of(std::string_view nfc, const text::RawLine& line, const text::RawLine& next) {
  if (next.blank_before > 0 || stops(nfc[line.end - 1])) return Next::apart;
  unsigned bytes = 0;
  const char32_t first = text::code_point(nfc, next.begin, bytes);
  if (!text::is_letter(first) || next.begin + bytes >= next.end) return Next::apart;
  const char second = nfc[next.begin + bytes];
  if (second == ')' || second == '.') return Next::apart;  // a label
  return text::is_lower(first) ? Next::goes_on : stops(nfc[next.end - 1]) ? Next::perhaps : Next::apart;
}

}  // namespace

// The share of long lines that fill a common width tells hard-wrapped text from one paragraph a line; so does the share
// of them that end a sentence.
uint32_t wrap_width(std::string_view nfc, const std::vector<text::RawLine>& lines) {
  constexpr size_t fewest_told = 30;
  std::vector<uint32_t> right;
  uint32_t longest = 0;
  size_t stops = 0;
  bool wrapped = false;
  uint32_t perhaps = 0;  // as wide as the widest line that may go on
  for (size_t i = 0; i < lines.size(); ++i) {
    const text::RawLine& r = lines[i];
    // A table is as wide as its columns.
    if (r.pipe || nfc.substr(r.begin, 2) == "+-") continue;
    longest = std::max(longest, r.indent + r.width);
    if (r.width < 50 || r.wide_gap) continue;
    right.push_back(r.indent + r.width);
    const Next next = wrapped || i + 1 == lines.size() ? Next::apart : next_of(nfc, r, lines[i + 1]);
    wrapped = wrapped || next == Next::goes_on;
    // The items of a list may all do without a stop.
    const bool item = std::string_view("-+*\xE2").find(nfc[r.begin]) != std::string_view::npos;
    if (next == Next::perhaps && !item) perhaps = std::max(perhaps, r.indent + r.width);
    stops += std::string_view(".;:/").find(nfc[r.end - 1]) != std::string_view::npos ? 1U : 0U;
  }
  // Where no line goes on in small letters, lines that end alike do so by chance.
  wrapped = wrapped || (!right.empty() && perhaps * 100 >= *std::max_element(right.begin(), right.end()) * 86);
  if (!wrapped && right.size() < fewest_told) return 0;
  // Of a short text, two long lines that end alike tell.
  if (right.size() > 1 && right.size() < 5 && longest <= 110) {
    std::sort(right.begin(), right.end(), std::greater<>());
    return right[1] * 100 >= right[0] * 86 ? right[0] : 0;
  }
  if (longest > 100 && stops * 4 >= right.size() * 3) return 0;
  if (right.size() < 5 || longest > 160) {
    // A few long lines (links, table rows) do not make wrapped text unwrapped.
    size_t over = static_cast<size_t>(std::count_if(right.begin(), right.end(), [](uint32_t w) { return w > 160; }));
    if (right.size() < 5 || over * 20 > right.size()) return 0;
  }
  std::sort(right.begin(), right.end());
  return right[right.size() * 8 / 10];
}

}  // namespace vanban::structure
