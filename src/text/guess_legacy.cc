// Which encoding makes Vietnamese of bytes that are no Unicode: every candidate is tried, and its words are judged.
#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/legacy.h"
#include "text/syllable.h"

namespace vanban::text {

namespace {

constexpr size_t sample_size = 1 << 16;

/// The share of the words with letters beyond ASCII that are Vietnamese syllables.
double share_of_syllables(std::string_view text, size_t& words) {
  size_t good = 0;
  words = 0;
  for (size_t i = 0; i < text.size();) {
    size_t begin = i;
    bool beyond_ascii = false;
    bool odd = false;
    for (unsigned bytes = 0; i < text.size(); i += bytes) {
      char32_t c = code_point(text, i, bytes);
      // Signs that stand in no word tear it apart, and letters of an odd encoding count against it.
      if (c < 0x80 ? !is_letter(c) : c == 0xA0 || (c >= 0x2010 && c <= 0x2026)) break;
      beyond_ascii = beyond_ascii || c >= 0x80;
      odd = odd || (c >= 0x80 && !is_letter(c));
    }
    if (i == begin) {
      unsigned bytes = 0;
      code_point(text, i, bytes);
      i += bytes;
      continue;
    }
    if (!beyond_ascii) continue;
    ++words;
    good += !odd && is_syllable(text.substr(begin, i - begin)) ? 1U : 0U;
  }
  return words == 0 ? 0 : static_cast<double>(good) / static_cast<double>(words);
}

/// A stretch that begins a little before the first byte beyond ASCII.
std::string_view sample(std::string_view bytes) {
  auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  auto at = static_cast<size_t>(first - bytes.begin());
  return bytes.substr(at < 256 ? 0 : at - 256, sample_size);
}

}  // namespace

std::optional<Legacy> guess_legacy(std::string_view bytes) {
  std::string_view piece = sample(bytes);
  constexpr std::array candidates = {Legacy::tcvn3, Legacy::vni, Legacy::viscii, Legacy::windows_1258,
                                     Legacy::windows_1252};
  std::optional<Legacy> best;
  double first = 0;
  double second = 0;
  size_t judged = 0;
  for (Legacy candidate : candidates) {
    size_t words = 0;
    double share = share_of_syllables(from_legacy(piece, candidate), words);
    if (share > first) {
      second = first;
      first = share;
      judged = words;
      best = candidate;
    } else {
      second = std::max(second, share);
    }
  }
  constexpr double least = 0.6;
  constexpr double ahead = 0.15;
  constexpr size_t fewest = 3;  // words
  if (judged < fewest || first < least || first - second < ahead || best == Legacy::windows_1252) return std::nullopt;
  return best;
}

}  // namespace vanban::text
