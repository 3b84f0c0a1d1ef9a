// The shapes plain text has for tables: grids of + - |, aligned bars, columns under rows of dashes.
#pragma once

#include <string_view>
#include <vector>

#include "structure/layout.h"

namespace vanban::structure {

struct LayoutRules;

struct TableShape {
  uint32_t lines = 0;  ///< physical lines the table takes; 0: no table here
  std::vector<std::vector<TableCell>> rows;
  std::vector<text::Piece> borders;  ///< bars and rules
};

/// The lines of the cells of column `c` in the rows [first, last), from above.
std::vector<text::Piece> column_of(const TableShape& shape, size_t c, size_t first, size_t last);

/// A table whose cells a tab keeps apart, at least `fewest_cells` in each of at least three lines; `lines` is 0 where
/// none begins.
TableShape read_tabbed(std::string_view nfc, const std::vector<text::RawLine>& lines, uint32_t at, size_t fewest_cells);

/// A table whose cells stand below each other, from the head of its column of running numbers on.
TableShape read_stacked(std::string_view nfc, const std::vector<text::RawLine>& lines, uint32_t at,
                        const LayoutRules& rules);

/// Columns kept apart by blanks alone, as pdftotext -layout prints a table.
/// `end`: the line it must end before.
TableShape read_aligned(std::string_view nfc, const std::vector<text::RawLine>& lines, uint32_t at, size_t end,
                        const LayoutRules& rules);

/// The table whose first line is `lines[at]`, if one starts there.
TableShape read_table(std::string_view nfc, const std::vector<text::RawLine>& lines, uint32_t at);

}  // namespace vanban::structure
