#include "structure/wrap_width.h"

#include <algorithm>
#include <functional>

namespace vanban::structure {

// The share of long lines that fill a common width tells hard-wrapped text from one paragraph a line; so does the share
// of them that end a sentence.
uint32_t wrap_width(std::string_view nfc, const std::vector<text::RawLine>& lines) {
  std::vector<uint32_t> right;
  uint32_t longest = 0;
  size_t stops = 0;
  for (const text::RawLine& r : lines) {
    // A table is as wide as its columns.
    if (r.pipe || nfc.substr(r.begin, 2) == "+-") continue;
    longest = std::max(longest, r.indent + r.width);
    if (r.width < 50 || r.wide_gap) continue;
    right.push_back(r.indent + r.width);
    stops += std::string_view(".;:/").find(nfc[r.end - 1]) != std::string_view::npos ? 1U : 0U;
  }
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
