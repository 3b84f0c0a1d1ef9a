#include "cli/evaluate/alike.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

constexpr size_t shortest = 6;    ///< characters; below, a text is a code or a word, and one letter another word
constexpr size_t compared = 400;  ///< characters; a longer text is known by these
constexpr double nearly = 0.8;
constexpr double same_length = 0.6;

struct Piece {
  size_t a, b, size;
};

/// The longest piece both have; the first in `a`, then in `b`, of several.
Piece longest(std::u32string_view a, std::u32string_view b, std::vector<size_t>& lengths) {
  Piece best{0, 0, 0};
  lengths.assign(b.size() + 1, 0);
  for (size_t i = 0; i < a.size(); ++i) {
    // From the right, so that the row above is still there to the left; hence >= within a row: the leftmost wins.
    size_t row_best = best.size;
    for (size_t j = b.size(); j-- > 0;) {
      lengths[j + 1] = a[i] == b[j] ? lengths[j] + 1 : 0;
      if (lengths[j + 1] > best.size || (lengths[j + 1] > row_best && lengths[j + 1] == best.size)) {
        best = {i + 1 - lengths[j + 1], j + 1 - lengths[j + 1], lengths[j + 1]};
      }
    }
  }
  return best;
}

size_t common(std::u32string_view a, std::u32string_view b, std::vector<size_t>& lengths) {
  size_t sum = 0;
  while (!a.empty() && !b.empty()) {
    Piece p = longest(a, b, lengths);
    if (p.size == 0) break;
    sum += p.size + common(a.substr(0, p.a), b.substr(0, p.b), lengths);
    a.remove_prefix(p.a + p.size);
    b.remove_prefix(p.b + p.size);
  }
  return sum;
}

double ratio(size_t matches, size_t letters) {
  return letters == 0 ? 1.0 : 2.0 * static_cast<double>(matches) / static_cast<double>(letters);
}

/// No less than the similarity, and quick: the letters both have, in whatever order.
double at_most(std::u32string a, std::u32string b) {
  size_t letters = a.size() + b.size();
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  size_t both = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++both;
    bool next_a = a[i] <= b[j];
    bool next_b = b[j] <= a[i];
    i += next_a;
    j += next_b;
  }
  return ratio(both, letters);
}

bool is_number(const std::u32string& text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return u_isdigit(static_cast<UChar32>(c)) || std::u32string_view(U"-:.TZ").find(c) != std::u32string_view::npos;
  });
}

}  // namespace

double similarity(const std::u32string& a, const std::u32string& b) {
  std::vector<size_t> lengths;
  return ratio(common(a, b, lengths), a.size() + b.size());
}

bool alike(const std::string& a, const std::string& b) {
  if (a == b) return true;
  size_t longer = std::max(count(a), count(b));
  size_t shorter = std::min(count(a), count(b));
  if (count(a) < shortest || static_cast<double>(shorter) < same_length * static_cast<double>(longer)) return false;
  std::u32string left = characters(a);
  std::u32string right = characters(b);
  if (is_number(left)) return false;
  left.resize(std::min(left.size(), compared));
  right.resize(std::min(right.size(), compared));
  return at_most(left, right) >= nearly && similarity(left, right) >= nearly;
}

bool alike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](const std::string& x, const std::string& y) { return alike(x, y); });
}

}  // namespace vanban::cli::evaluate
