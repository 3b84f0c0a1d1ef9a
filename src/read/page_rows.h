// Words of a page -> segments (words with no wide gap between them) -> rows (segments at one height).
//
// What the program thought of blocks and reading order is not used: letterheads and tables are read by their geometry.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/page_words.h"

namespace vanban::read {

/// Words that stand close together in one row.
struct Segment {
  std::vector<uint32_t> words;  ///< indices into PageWords::words, left to right
  Box box;                      ///< upright
};

struct Row {
  std::vector<Segment> segments;  ///< left to right; they do not overlap
  float top = 0, bottom = 0;
  float base = 0;  ///< where most of its words stand
};

struct PageRows {
  const PageWords* words = nullptr;
  std::vector<Row> rows;     ///< from the top
  std::vector<Box> upright;  ///< the boxes of the page's words with the slope taken out
  float em = 0;              ///< the usual height of a line's words: the unit of all gaps
  float step = 0;            ///< the usual distance from line to line of running text
  float character = 0;       ///< the width of a character where lines are dense
  float width = 0;           ///< of the page
  float left = 0;            ///< where the leftmost text begins
  float slope = 0;           ///< rise of the lines over their length
};

PageRows find_rows(const PageWords& page);

/// The slope of the page's long lines, positive where they fall to the right; 0 where too few say so.
float slope_of(const PageWords& page);

/// Between the left and right end of a row.
float middle_of(const Row& row);

/// The middle of most lines of running text, those that are wide; none where no line is.
std::optional<float> middle_of_text(const PageRows& page);

/// A running number, and behind it text that stands in two places at least: a row of a table.
bool begins_numbered(const PageRows& page, const Row& row);

}  // namespace vanban::read
