// A text made from another, with the way back.
#pragma once

#include <string>
#include <vector>

#include "model/offset_map.h"

namespace vanban::text {

struct Derived {
  std::string text;
  OffsetMap map;  ///< text -> what it was made from, in bytes of both; empty where they are the same
};

/// Malformed sequences of bytes that became U+FFFD.
struct Replacements {
  uint32_t count = 0;
  std::vector<uint32_t> at;  ///< where, in the text; the first hundred

  void add(size_t place) {
    if (at.size() < 100) at.push_back(static_cast<uint32_t>(place));
    ++count;
  }
};

}  // namespace vanban::text
