// Running headers and footers: what stands at the same edge of page after page.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace vanban::structure {

/// The physical lines that repeat at the edges of pages, in order; pages are told by form feeds.
std::vector<uint32_t> running_lines(std::string_view nfc, const std::vector<text::RawLine>& lines);

}  // namespace vanban::structure
