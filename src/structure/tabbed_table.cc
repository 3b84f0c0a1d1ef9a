// Tables whose cells a tab keeps apart, one physical line a row, as word processors write them into plain text.
#include "structure/table_shapes.h"

namespace vanban::structure {

namespace {

using text::Piece;
using text::RawLine;

constexpr uint32_t longest = 2000;  // lines
constexpr size_t most_cells = 40;
constexpr uint32_t fewest_lines = 3;

/// The cells of a line, the empty ones too; the tabs before its first ink open cells as any other.
std::vector<Piece> cells_of(std::string_view nfc, const RawLine& line) {
  uint32_t start = line.begin;
  while (start > 0 && (nfc[start - 1] == '\t' || nfc[start - 1] == ' ')) --start;
  std::vector<Piece> cells;
  for (uint32_t i = start; i <= line.end && cells.size() <= most_cells; ++i) {
    if (i < line.end && nfc[i] != '\t') continue;
    cells.push_back(text::trim(nfc, {start, i}));
    start = i + 1;
  }
  return cells;
}

}  // namespace

TableShape read_tabbed(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at, size_t fewest_cells) {
  TableShape shape;
  size_t columns = 0;
  for (uint32_t i = at; i < lines.size() && i < at + longest; ++i) {
    if (i > at && (lines[i].blank_before > 1 || lines[i].page_break)) break;
    if (!lines[i].wide_gap || lines[i].pipe) break;
    std::vector<Piece> cells = cells_of(nfc, lines[i]);
    if (columns == 0) columns = cells.size();
    // The last cells of a row may be left out, once the table is known for one.
    const bool fits = cells.size() == columns || (shape.lines >= fewest_lines && cells.size() + 1 == columns);
    if (columns < fewest_cells || columns > most_cells || !fits) break;
    std::vector<TableCell> row(columns);
    for (size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].begin < cells[c].end) row[c].pieces.push_back(cells[c]);
    }
    shape.rows.push_back(std::move(row));
    ++shape.lines;
  }
  if (shape.lines < fewest_lines) return {};
  return shape;
}

}  // namespace vanban::structure
