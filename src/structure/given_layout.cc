#include "structure/given_layout.h"

#include <algorithm>

namespace vanban::structure {

namespace {

using text::Piece;
using text::RawLine;

bool blank(std::string_view nfc, uint32_t begin, uint32_t end) {
  Piece piece = text::trim(nfc, {begin, end});
  return piece.begin >= piece.end;
}

/// The lines of a cell.
std::vector<Piece> lines_of(std::string_view nfc, GridCell cell) {
  std::vector<Piece> lines;
  for (uint32_t at = cell.begin; at < cell.end;) {
    auto end = std::min(static_cast<uint32_t>(std::min<size_t>(nfc.find_first_of("\n\f", at), nfc.size())), cell.end);
    Piece line = text::trim(nfc, {at, end});
    if (line.begin < line.end) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

}  // namespace

std::optional<FurnitureRange::Kind> GivenLayout::furniture(const RawLine& line) {
  if (source_ == nullptr) return std::nullopt;
  const std::vector<FurnitureRange>& all = source_->furniture;
  while (next_furniture_ < all.size() && all[next_furniture_].end <= line.begin) ++next_furniture_;
  if (next_furniture_ == all.size()) return std::nullopt;
  const FurnitureRange& f = all[next_furniture_];
  if (f.begin > line.begin || f.end < line.end) return std::nullopt;
  return f.kind;
}

bool GivenLayout::sound(const Grid& grid) const {
  if (grid.end > nfc_.size()) return false;
  std::vector<GridCell> cells;
  for (const auto& row : grid.rows) {
    for (GridCell cell : row) {
      if (cell.begin < cell.end) cells.push_back(cell);
    }
  }
  std::sort(cells.begin(), cells.end(), [](GridCell a, GridCell b) { return a.begin < b.begin; });
  uint32_t at = grid.begin;
  for (GridCell cell : cells) {
    if (cell.begin < at || cell.end > grid.end || !blank(nfc_, at, cell.begin)) return false;
    at = cell.end;
  }
  return blank(nfc_, at, grid.end);
}

GivenLayout::Found GivenLayout::grid(const std::vector<RawLine>& lines, uint32_t at) {
  Found found;
  if (source_ == nullptr) return found;
  const std::vector<Grid>& all = source_->grids;
  while (next_grid_ < all.size() && all[next_grid_].end <= lines[at].begin) ++next_grid_;
  if (next_grid_ == all.size() || all[next_grid_].begin > lines[at].begin) return found;
  const Grid& grid = all[next_grid_];
  uint32_t next = at;
  while (next < lines.size() && lines[next].end <= grid.end) ++next;
  bool whole = next > at && (at == 0 || lines[at - 1].end <= grid.begin) &&
               (next == lines.size() || lines[next].begin >= grid.end);
  if (!whole || !sound(grid)) return found;
  for (const auto& row : grid.rows) {
    std::vector<TableCell> cells(row.size());
    for (size_t c = 0; c < row.size(); ++c) cells[c].pieces = lines_of(nfc_, row[c]);
    if (std::any_of(cells.begin(), cells.end(), [](const TableCell& c) { return !c.pieces.empty(); }))
      found.shape.rows.push_back(std::move(cells));
  }
  found.shape.lines = next - at;
  found.kind = grid.kind;
  // Two cells beside each other at the beginning are a letterhead, whatever stands in them.
  const auto& rows = found.shape.rows;
  if (grid.kind == Grid::Kind::unknown && at == 0 && rows.size() == 1 && rows[0].size() == 2)
    found.kind = Grid::Kind::columns;
  ++next_grid_;
  return found;
}

bool recognised(const SourceLayout* source) {
  const auto unsure = [](const WordBox& word) { return word.confidence < 1; };
  return source != nullptr && std::any_of(source->words.begin(), source->words.end(), unsure);
}

}  // namespace vanban::structure
