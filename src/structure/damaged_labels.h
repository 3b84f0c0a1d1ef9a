// Labels that recognition took for others: `1.` for `I.`, `I.` for `1.`, `VHI.` for `VIII.`, `II` without its dot.
#pragma once

#include <vector>

#include "structure/labels.h"
#include "structure/layout.h"
#include "structure/roles.h"

namespace vanban::structure {

/// One of the sections is numbered by strokes that no print has, where the sequence tells what they were: `HI.` below
/// II.
bool shows_wrecked_label(const Layout& layout, const std::vector<Classified>& roles, const std::vector<Label>& labels);

/// Reads the labels of body lines once more by the sequence they stand in. What is printed stays the label; how it
/// counts changes.
void restore_labels(const Layout& layout, const std::vector<Classified>& roles, std::vector<Label>& labels);

}  // namespace vanban::structure
