// Lines -> segments: a label and all lines of its text, from which a node of the tree is made.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "structure/labels.h"
#include "structure/layout.h"

namespace vanban::structure {

/// A node in the making.
struct Segment {
  Label label;
  std::vector<Slice> pieces;  ///< of the clean text; the label is in the first
  uint32_t first_line = 0, last_line = 0;
  int32_t table = -1;
  bool rejoined = false;
  bool run_in = false;
};

/// The segments of these lines (indices into Layout::lines), in order. `labels` are those of all lines.
std::vector<Segment> read_segments(const Layout& layout, const std::vector<Label>& labels,
                                   const grammar::Grammar& grammar, const std::vector<uint32_t>& lines);

/// A sentence may end here.
bool finished(std::string_view s);

/// Nothing but capital letters, two at least, and signs.
bool all_caps(std::string_view s);

}  // namespace vanban::structure
