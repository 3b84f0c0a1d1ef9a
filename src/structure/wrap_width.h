// Where a text was wrapped.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace vanban::structure {

/// The column, in characters, at which the lines of `nfc` were wrapped; 0 if each paragraph is one line.
uint32_t wrap_width(std::string_view nfc, const std::vector<text::RawLine>& lines);

}  // namespace vanban::structure
