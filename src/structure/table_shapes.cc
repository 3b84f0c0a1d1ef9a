#include "structure/table_shapes.h"

#include <algorithm>

#include "structure/line_shapes.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

using text::Piece;
using text::RawLine;

std::string_view text_of(std::string_view nfc, const RawLine& r) { return nfc.substr(r.begin, r.end - r.begin); }

/// Nothing but these characters; a blank among them stands for all white space.
bool only(std::string_view s, std::string_view characters) {
  bool blanks = characters.find(' ') != std::string_view::npos;
  for (size_t i = 0; i < s.size();) {
    unsigned bytes = 1;
    bool space = text::is_space(s, i, bytes);
    if (space ? !blanks : characters.find(s[i]) == std::string_view::npos) return false;
    i += bytes;
  }
  return true;
}

bool grid_border(std::string_view s) { return s.size() >= 4 && s[0] == '+' && s.back() == '+' && only(s, "+-=:"); }

bool blank(std::string_view nfc, Piece p) {
  for (uint32_t i = p.begin; i < p.end;) {
    unsigned bytes = 1;
    if (!text::is_space(nfc, i, bytes)) return false;
    i += bytes;
  }
  return true;
}

/// Cuts a line at its bars; the bars go to `bars`.
std::vector<Piece> cut_at_bars(std::string_view nfc, const RawLine& r, std::vector<Piece>& bars) {
  std::vector<Piece> cells;
  uint32_t start = r.begin;
  for (uint32_t i = r.begin; i < r.end; ++i) {
    if (nfc[i] != '|') continue;
    bars.push_back({i, i + 1});
    if (i > r.begin) cells.push_back({start, i});
    start = i + 1;
  }
  if (start < r.end) cells.push_back({start, r.end});
  return cells;
}

void put(std::string_view nfc, std::vector<TableCell>& row, const std::vector<Piece>& cells) {
  if (row.size() < cells.size()) row.resize(cells.size());
  for (size_t c = 0; c < cells.size(); ++c) {
    if (!blank(nfc, cells[c])) row[c].pieces.push_back(cells[c]);
  }
}

TableShape read_grid(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at) {
  TableShape shape;
  std::vector<TableCell> row;
  uint32_t last_border = at;
  uint32_t i = at;
  auto close_row = [&] {
    if (std::any_of(row.begin(), row.end(), [](const TableCell& c) { return !c.pieces.empty(); }))
      shape.rows.push_back(row);
    row.clear();
  };
  for (; i < lines.size(); ++i) {
    if (i > at && lines[i].blank_before > 0) break;
    std::string_view s = text_of(nfc, lines[i]);
    if (grid_border(s)) {
      close_row();
      shape.borders.push_back({lines[i].begin, lines[i].end});
      last_border = i;
    } else if (s[0] == '|' && s.back() == '|') {
      put(nfc, row, cut_at_bars(nfc, lines[i], shape.borders));
    } else {
      break;
    }
  }
  close_row();
  if (last_border == at) return {};
  shape.lines = i - at;
  return shape;
}

size_t bars_in(std::string_view s) { return static_cast<size_t>(std::count(s.begin(), s.end(), '|')); }

/// Lines that begin and end with a bar. A line with an empty cell goes on with the row before it.
TableShape read_bars(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at) {
  TableShape shape;
  size_t columns = 0;
  size_t previous_bars = 0;
  bool fresh = true;
  bool markdown = false;  // a rule under the head alone: every line below is a row
  uint32_t i = at;
  for (; i < lines.size(); ++i) {
    if (i > at && lines[i].blank_before > 0) break;
    std::string_view s = text_of(nfc, lines[i]);
    if (s[0] != '|' || s.back() != '|' || s.size() < 3) break;
    if (i > at && lines[i].indent > lines[i - 1].indent + 1) break;  // indented anew: the next table
    std::vector<Piece> cells = cut_at_bars(nfc, lines[i], shape.borders);
    columns = std::max(columns, cells.size());
    size_t filled =
        static_cast<size_t>(std::count_if(cells.begin(), cells.end(), [&](Piece p) { return !blank(nfc, p); }));
    if (filled == 0) {
      fresh = false;
      continue;
    }
    bool rule = std::all_of(cells.begin(), cells.end(),
                            [&](Piece p) { return only(nfc.substr(p.begin, p.end - p.begin), " -:="); });
    if (rule) {
      shape.borders.insert(shape.borders.end(), cells.begin(), cells.end());
      fresh = true;
      markdown = i == at + 1;
      continue;
    }
    bool goes_on = !markdown && !shape.rows.empty() && !fresh && filled < cells.size() && bars_in(s) == previous_bars;
    if (!goes_on) shape.rows.emplace_back();
    put(nfc, shape.rows.back(), cells);
    previous_bars = bars_in(s);
    fresh = false;
  }
  if (i == at || columns < 2) return {};
  shape.lines = i - at;
  return shape;
}

/// Rows as web pages print them, `Tháng 7 | Nguyễn Thị Lan | Ngày 03; 10 |`: no bar before the first cell, the same
/// number of bars in each, three cells at least.
TableShape read_open_bars(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at) {
  constexpr size_t fewest_cells = 3;
  TableShape shape;
  const size_t bars = bars_in(text_of(nfc, lines[at]));
  uint32_t i = at;
  for (; i < lines.size(); ++i) {
    std::string_view s = text_of(nfc, lines[i]);
    if ((i > at && lines[i].blank_before > 0) || s[0] == '|' || bars_in(s) != bars) break;
    std::vector<Piece> cells = cut_at_bars(nfc, lines[i], shape.borders);
    if (cells.size() < fewest_cells) return {};
    shape.rows.emplace_back();
    put(nfc, shape.rows.back(), cells);
  }
  if (shape.rows.size() < 2) return {};
  shape.lines = i - at;
  return shape;
}

bool dashes(std::string_view s) { return s.size() >= 8 && only(s, "- ") && s.find("---") != std::string_view::npos; }

struct Group {
  uint32_t begin, end;  // columns
};

std::vector<Group> dash_groups(std::string_view s, uint32_t indent) {
  std::vector<Group> groups;
  uint32_t column = indent;
  for (uint32_t i = 0; i < s.size();) {
    if (s[i] != '-') {
      unsigned bytes = 1;
      text::code_point(s, i, bytes);
      i += bytes;
      ++column;
      continue;
    }
    uint32_t start = column;
    while (i < s.size() && s[i] == '-') {
      ++i;
      ++column;
    }
    if (column - start >= 2) groups.push_back({start, column});
  }
  return groups;
}

/// Cuts a line at the columns of a row of dashes.
std::vector<Piece> cut_at_groups(std::string_view nfc, const RawLine& r, const std::vector<Group>& groups) {
  std::vector<Piece> cells(groups.size(), Piece{r.begin, r.begin});
  uint32_t column = r.indent;
  size_t g = 0;
  bool begun = false;
  auto next_group = [&](uint32_t c) { return g + 1 < groups.size() && c + 1 >= groups[g + 1].begin; };
  while (next_group(column + 1)) ++g;
  for (uint32_t i = r.begin; i < r.end;) {
    unsigned bytes = 1;
    bool space = text::is_space(nfc, i, bytes);
    if (!space && next_group(column)) {
      while (next_group(column)) ++g;
      begun = false;
    }
    if (!space) {
      if (!begun) cells[g] = {i, i + bytes};
      cells[g].end = i + bytes;
      begun = true;
    }
    ++column;
    i += bytes;
  }
  return cells;
}

/// Columns under rows of dashes. Rows are lines, or runs of lines between blank lines where there are any.
TableShape read_dashes(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at) {
  uint32_t last = at;
  std::vector<Group> groups = dash_groups(text_of(nfc, lines[at]), lines[at].indent);
  bool framed = groups.size() == 1;  // a full-width rule above and below
  if (framed && groups[0].end - groups[0].begin < 20) return {};
  uint32_t width = groups.back().end;
  bool multiline = false;
  for (uint32_t i = at + 1; i < lines.size() && i < at + 600; ++i) {
    std::string_view s = text_of(nfc, lines[i]);
    if (!dashes(s)) {
      if (lines[i].indent + 2 < lines[at].indent) break;
      multiline = multiline || lines[i].blank_before > 0;
      continue;
    }
    std::vector<Group> here = dash_groups(s, lines[i].indent);
    if (here.empty()) continue;
    if (here.size() > 1 && here.back().end + 2 >= width && groups.size() <= here.size()) groups = here;
    if (here.back().end + 2 >= width && here.front().begin <= lines[at].indent) last = i;
    bool closes = framed ? here.size() == 1 && here[0].end + 2 >= width
                         : i > at + 1 && (here.size() == groups.size() || here.size() == 1);
    if (closes && (i + 1 >= lines.size() || lines[i + 1].blank_before > 0)) break;
  }
  if (last == at || groups.size() < 2) return {};
  TableShape shape;
  for (uint32_t i = at; i <= last; ++i) {
    std::string_view s = text_of(nfc, lines[i]);
    if (dashes(s) && dash_groups(s, lines[i].indent).back().end + 2 >= width) {
      shape.borders.push_back({lines[i].begin, lines[i].end});
      if (!shape.rows.empty()) shape.rows.emplace_back();
      continue;
    }
    if (shape.rows.empty() || !multiline || lines[i].blank_before > 0) shape.rows.emplace_back();
    put(nfc, shape.rows.back(), cut_at_groups(nfc, lines[i], groups));
  }
  shape.rows.erase(std::remove_if(shape.rows.begin(), shape.rows.end(),
                                  [](const auto& row) {
                                    return std::all_of(row.begin(), row.end(),
                                                       [](const TableCell& c) { return c.pieces.empty(); });
                                  }),
                   shape.rows.end());
  shape.lines = last - at + 1;
  return shape;
}

/// A head above one row of dashes, and lines below it as far as the next blank line.
TableShape read_headed(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at) {
  const RawLine& rule = lines[at + 1];
  std::vector<Group> groups = dash_groups(text_of(nfc, rule), rule.indent);
  if (groups.size() < 2 || lines[at].indent + 2 < rule.indent) return {};
  uint32_t next = at + 2;
  while (next < lines.size() && lines[next].blank_before == 0 && lines[next].indent + 2 >= rule.indent &&
         !dashes(text_of(nfc, lines[next])))
    ++next;
  if (next == at + 2) return {};
  TableShape shape;
  shape.borders.push_back({rule.begin, rule.end});
  for (uint32_t i = at; i < next; ++i) {
    if (i == at + 1) continue;
    shape.rows.emplace_back();
    put(nfc, shape.rows.back(), cut_at_groups(nfc, lines[i], groups));
  }
  if (next < lines.size() && lines[next].blank_before == 0 && dashes(text_of(nfc, lines[next]))) {
    shape.borders.push_back({lines[next].begin, lines[next].end});
    ++next;
  }
  shape.lines = next - at;
  return shape;
}

}  // namespace

std::vector<Piece> column_of(const TableShape& shape, size_t c, size_t first, size_t last) {
  std::vector<Piece> lines;
  for (size_t r = first; r < last; ++r) {
    const auto& row = shape.rows[r];
    if (c < row.size()) lines.insert(lines.end(), row[c].pieces.begin(), row[c].pieces.end());
  }
  return lines;
}

TableShape read_table(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at) {
  std::string_view s = text_of(nfc, lines[at]);
  if (s[0] == '+') return grid_border(s) ? read_grid(nfc, lines, at) : TableShape{};
  if (s[0] == '|') return read_bars(nfc, lines, at);
  if (s[0] == '-' && dashes(s)) return read_dashes(nfc, lines, at);
  if (lines[at].pipe && bars_separate(nfc, lines[at])) return read_open_bars(nfc, lines, at);
  if (lines[at].wide_gap && at + 2 < lines.size() && lines[at + 1].blank_before == 0 &&
      nfc[lines[at + 1].begin] == '-' && dashes(text_of(nfc, lines[at + 1])))
    return read_headed(nfc, lines, at);
  return {};
}

}  // namespace vanban::structure
