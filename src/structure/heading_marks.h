// The marks of headings in Markdown: `## THÔNG BÁO`.
#pragma once

#include <string_view>
#include <vector>

#include "model/document.h"
#include "text/lines.h"

namespace vanban::structure {

/// Where several lines begin with one to six # and a blank, the lines begin behind them; the marks go to `rules`.
void drop_heading_marks(std::string_view nfc, std::vector<text::RawLine>& lines,
                        std::vector<std::vector<text::Piece>>& rules);

}  // namespace vanban::structure
