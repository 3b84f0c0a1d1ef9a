// NFC with the way back.
#pragma once

#include <string>
#include <string_view>

#include "model/offset_map.h"

namespace vanban::text {

struct Normalized {
  std::string text;
  OffsetMap map;  ///< text -> the input
};

/// NFC of a well-formed UTF-8 text, sequence by sequence; linear even in endless runs of marks.
Normalized normalize(std::string_view utf8);

}  // namespace vanban::text
