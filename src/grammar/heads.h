// The letters a pattern's matches begin with, where it begins with letters: a sharper no than its prefix.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace vanban::grammar {

/// Up to eight bytes as a text has them in memory, the first lowest, and which of them count.
struct Head {
  uint64_t bytes = 0, mask = 0;
};

/// One head for each alternative a match can begin with; none if some alternative begins with no letter of its own,
/// or if there are too many.
std::vector<Head> heads_of(std::string_view pattern);

/// Whether a match may begin here, by the heads of its pattern.
inline bool may_begin(const std::vector<Head>& heads, std::string_view text) {
  if (heads.empty() || std::endian::native != std::endian::little) return true;
  uint64_t bytes = 0;
  if (text.size() >= sizeof bytes) {  // NOLINT(bugprone-branch-clone): a copy of a known size is one instruction
    std::memcpy(&bytes, text.data(), sizeof bytes);
  } else if (!text.empty()) {
    std::memcpy(&bytes, text.data(), text.size());
  }
  for (const Head& head : heads) {
    if ((bytes & head.mask) == head.bytes) return true;
  }
  return false;
}

}  // namespace vanban::grammar
