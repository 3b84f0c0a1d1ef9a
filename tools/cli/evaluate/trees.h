// The tree of a body or an attachment against its outline.
#pragma once

#include "cli/evaluate/gold.h"
#include "cli/evaluate/tally.h"

namespace vanban::cli::evaluate {

/// ASPECT.segments compares the nodes, each by label and text; ASPECT.tree also where they hang: the labels above
/// them and the begin of their parent.
void score_tree(Tally& tally, const std::string& aspect, const Outline& gold, const Json& nodes);

}  // namespace vanban::cli::evaluate
