// Blank strips of a page, from top to bottom: what stands between columns.
#pragma once

#include <vector>

#include "read/page_rows.h"

namespace vanban::read {

/// From `x0` to `x1`, in points.
struct Strip {
  float x0 = 0, x1 = 0;
  float width() const { return x1 - x0; }
};

/// The strips beside the segments of a row, from edge to edge of the page.
std::vector<Strip> gaps_of(const Row& row, float width);

/// Those between its words, in the order of their places. `upright`: the boxes of the page's words.
std::vector<Strip> word_gaps(const Row& row, const std::vector<Box>& upright);

/// What is left of strips when ink is put over them.
void cover(std::vector<Strip>& strips, float x0, float x1);

/// Those of the strips that have text on both sides, in one row or another.
std::vector<Strip> between(const std::vector<Strip>& strips, const Strip& ink);

/// For each strip the middle of what it shares with a gap, the widest that it shares with; empty where some strip
/// shares nothing.
std::vector<float> cuts_between(const std::vector<Strip>& strips, const std::vector<Strip>& gaps);

}  // namespace vanban::read
