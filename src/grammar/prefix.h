// What the first bytes of a pattern's matches can be: a no that costs a few loads, before RE2 is asked at all.
#pragma once

#include <array>
#include <bitset>
#include <string_view>

namespace vanban::grammar {

/// For each of the first positions of a match the bytes that can stand there. A superset: what it refuses cannot
/// match; what it lets through may.
struct Prefix {
  static constexpr size_t reach = 6;
  std::array<std::bitset<256>, reach> bytes;

  /// Whether a match may begin here. A text shorter than `reach` is judged by what it has; an empty one passes.
  bool admits(std::string_view text) const {
    size_t n = text.size() < reach ? text.size() : reach;
    for (size_t i = 0; i < n; ++i) {
      if (!bytes[i][static_cast<unsigned char>(text[i])]) return false;
    }
    return true;
  }
};

/// The prefix of a pattern in RE2 syntax. Whatever the reader does not know makes the rest of the pattern "any byte".
Prefix prefix_of(std::string_view pattern);

}  // namespace vanban::grammar
