// Footnotes of plain text: at the foot of a page or behind the whole document, told by the marks in the text above.
#pragma once

#include <vector>

#include "structure/labels.h"
#include "structure/layout.h"

namespace vanban::structure {

/// Marks as furniture the lines of `1 Theo Nghị định …` where a word of the same page carries the mark (`quy định1`).
void set_footnotes_aside(Layout& layout, const std::vector<Label>& labels);

}  // namespace vanban::structure
