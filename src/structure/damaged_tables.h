// Tables that recognition read line by line: rows with a bar here and there, rows that are numbered, or a page of
// fragments.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/pattern.h"
#include "structure/layout.h"
#include "structure/noise.h"

namespace vanban::structure {

/// Makes one line (a table) of each run of `lines` that was a table on paper. `open[i]`: nothing else explains the
/// line; `numbers`: what stands above a column of running numbers. Returns for each of the old lines where it is now.
std::vector<uint32_t> restore_tables(std::string_view nfc, const NoiseReader& noise, const grammar::Pattern* numbers,
                                     const std::vector<bool>& open, Layout& layout, std::vector<Line>& lines);

}  // namespace vanban::structure
