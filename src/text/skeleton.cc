#include "text/skeleton.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace vanban::text {

namespace {

constexpr size_t longest = 160;  // no vocabulary entry is longer

}  // namespace

Skeleton bones(std::string_view nfc) {
  Skeleton out;
  bool word = true;
  for (uint32_t i = 0; i < nfc.size();) {
    unsigned bytes = 0;
    code_point(nfc, i, bytes);
    char c = base_letter(nfc, i);
    uint32_t begin = i;
    i += bytes;
    if (c == '0') c = 'o';
    if (c == '1' || c == 'l' || c == 'j' || nfc[begin] == '|') c = 'i';
    if (c < 'a') {
      word = true;
      continue;
    }
    if (c == 'n' && !word && out.letters.back() == 'r') {  // no Vietnamese syllable has rn
      out.letters.back() = 'm';
      out.at.back().end = i;
      out.mask |= 1U << ('m' - 'a');
      continue;
    }
    out.letters += c;
    out.at.push_back({begin, i, word});
    out.mask |= 1U << static_cast<unsigned>(c - 'a');
    word = false;
  }
  return out;
}

namespace {

/// Edit distance by rows, kept to a band of `limit` around the diagonal.
Near measure(std::string_view letters, std::string_view word, uint32_t limit, bool whole) {
  size_t columns = std::min(letters.size(), word.size() + limit);
  if (word.size() > longest || columns + limit < word.size()) return {};
  if (whole && letters.size() > columns) return {};
  std::array<uint32_t, longest * 2 + 2> row;
  const uint32_t far = limit + 1;
  for (size_t c = 0; c <= columns; ++c) row[c] = static_cast<uint32_t>(std::min<size_t>(c, far));
  for (size_t r = 1; r <= word.size(); ++r) {
    size_t first = r > limit ? r - limit : 0;
    size_t last = std::min(columns, r + limit);
    if (first > columns) return {};
    uint32_t diagonal = first > 0 ? row[first - 1] : row[0];
    uint32_t least = far;
    if (first == 0) {
      row[0] = static_cast<uint32_t>(std::min<size_t>(r, far));
      least = row[0];
    } else {
      row[first - 1] = far;
    }
    for (size_t c = std::max<size_t>(first, 1); c <= last; ++c) {
      uint32_t up = c == r + limit ? far : row[c];
      uint32_t best = std::min(diagonal + (letters[c - 1] == word[r - 1] ? 0U : 1U), std::min(up, row[c - 1]) + 1);
      diagonal = row[c];
      row[c] = std::min(best, far);
      least = std::min(least, row[c]);
    }
    if (least > limit) return {};
  }
  Near out;
  size_t from = word.size() > limit ? word.size() - limit : 0;
  for (size_t c = whole ? columns : from; c <= columns; ++c) {
    if (row[c] <= limit && row[c] < out.distance) out = {row[c], static_cast<uint32_t>(c)};
  }
  return out;
}

}  // namespace

Near near_start(std::string_view letters, std::string_view word, uint32_t limit) {
  return measure(letters, word, limit, false);
}

Near near_whole(std::string_view letters, std::string_view word, uint32_t limit) {
  return measure(letters, word, limit, true);
}

}  // namespace vanban::text
