// Columns of a physical line that blanks or tabs keep apart.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace vanban::structure {

/// No line is wider that is a heading such as Phụ lục II.
inline constexpr uint32_t heading_width = 30;  // columns

/// Cuts a physical line at its tabs, or where there is none at its runs of `least` blanks or more.
std::vector<text::Piece> cut_at_gaps(std::string_view nfc, const text::RawLine& line, uint32_t least);

/// The column in which `end` stands, if `begin` stands in the column `from`.
uint32_t columns_between(std::string_view nfc, uint32_t begin, uint32_t end, uint32_t from);

}  // namespace vanban::structure
