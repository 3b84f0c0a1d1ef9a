// Rows of a page -> the stretches in which text stands side by side: letterheads, closings, tables without rules.
#pragma once

#include <cstddef>
#include <vector>

#include "model/source_layout.h"
#include "read/page_rows.h"

namespace vanban::read {

/// Rows [first, last) of a page that stand in columns.
struct Region {
  size_t first = 0, last = 0;
  Grid::Kind kind = Grid::Kind::unknown;
  std::vector<float> cuts;     ///< where a further column begins: the middle of the blank strip before it
  std::vector<size_t> breaks;  ///< rows that open a row of the table, `first` among them; columns have one
};

/// The regions of a page, from the row `from` down. `opens` says that the page is a document's first, which a
/// letterhead may open.
std::vector<Region> find_regions(const PageRows& page, bool opens, size_t from = 0);

/// The rows at the top of a page that go on with a table of the page before, whose columns began at `cuts`; none:
/// `last` is 0.
Region continued_table(const PageRows& page, const std::vector<float>& cuts);

/// The column in which a box stands.
size_t column_of(const Box& box, const std::vector<float>& cuts);

}  // namespace vanban::read
