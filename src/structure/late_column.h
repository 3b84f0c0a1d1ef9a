// The right column of a letterhead, read behind the first paragraphs: page segmentation takes the left half of a page's
// head and what stands below it for one column, and what stands on the right for the next.
#pragma once

#include <vector>

#include "grammar/grammar.h"
#include "structure/layout.h"
#include "structure/roles.h"

namespace vanban::structure {

/// Moves such a column up, to the left one; false if there is none. `roles` are of the strict reading.
bool raise_late_column(const grammar::Grammar& grammar, const std::vector<Classified>& roles, Layout& layout);

}  // namespace vanban::structure
