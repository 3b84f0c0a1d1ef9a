// Tables without borders: columns kept apart by blanks alone, as pdftotext -layout prints them.
#include <algorithm>
#include <array>
#include <bitset>

#include "grammar/one_holds_at.h"
#include "structure/layout_rules.h"
#include "structure/table_shapes.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

using text::Piece;
using text::RawLine;

constexpr uint32_t widest = 240;  // columns
constexpr uint32_t longest = 80;  // lines
constexpr uint32_t head_indent = 12;

/// Calls f(column, byte, bytes) for each visible character of a line.
template <typename F>
void each_character(std::string_view nfc, const RawLine& line, F&& f) {
  uint32_t column = line.indent;
  for (uint32_t i = line.begin; i < line.end;) {
    unsigned bytes = 1;
    bool space = text::is_space(nfc, i, bytes);
    if (!space) f(column, i, bytes);
    column = nfc[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
    i += bytes;
  }
}

using Ink = std::bitset<widest + 1>;

Ink ink_of(std::string_view nfc, const RawLine& line) {
  Ink ink;
  each_character(nfc, line, [&](uint32_t column, uint32_t, unsigned) { ink.set(std::min(column, widest)); });
  return ink;
}

using Counts = std::array<uint16_t, widest + 2>;

/// A column in which hardly any line prints: one in eight may run over.
bool blank_at(const Counts& printed, uint32_t column, uint32_t lines) { return printed[column] * 8U <= lines; }

/// A blank column with printed ones on both sides.
bool has_river(const Counts& printed, uint32_t lines) {
  bool begun = false;
  bool gap = false;
  for (uint32_t c = 0; c <= widest; ++c) {
    bool blank = blank_at(printed, c, lines);
    if (!blank && gap) return true;
    begun = begun || !blank;
    gap = begun && blank;
  }
  return false;
}

void add(Counts& counts, const Ink& ink) {
  for (uint32_t c = 0; c <= widest; ++c) counts[c] = static_cast<uint16_t>(counts[c] + (ink[c] ? 1 : 0));
}

/// Counts, for each column, the lines that leave three blanks or more over it.
void count_gaps(const Ink& ink, Counts& gaps) {
  uint32_t start = 0;
  bool begun = false;
  for (uint32_t c = 0; c <= widest; ++c) {
    if (!ink[c]) continue;
    if (begun && c >= start + 3) {
      for (uint32_t k = start; k < c; ++k) ++gaps[k];
    }
    begun = true;
    start = c + 1;
  }
}

/// A line written over a blank column that several rows of the table left open.
bool crosses(const Ink& ink, const Counts& printed, const Counts& gaps) {
  for (uint32_t c = 0; c <= widest; ++c) {
    if (ink[c] && printed[c] == 0 && gaps[c] >= 3) return true;
  }
  return false;
}

bool dotted(std::string_view s) {
  return s.find("....") != std::string_view::npos || s.find("……") != std::string_view::npos;
}

/// A bulleted line, or the dotted line of a form: no row of a table.
bool bullet_or_leader(std::string_view s) {
  unsigned bytes = 1;
  if (s.size() > 2 && (s[0] == '-' || s[0] == '+' || s[0] == '*') && text::is_space(s, 1, bytes)) return true;
  return dotted(s);
}

/// A line that begins where an inner cell of the rows above does: a list inside the cell.
bool below_cell(const Counts& printed, uint32_t column, uint32_t left) {
  constexpr uint32_t apart = 5;
  return column > left + apart && column <= widest && printed[column] > 0 && printed[column - 1] == 0 &&
         printed[column - 2] == 0;
}

}  // namespace

TableShape read_aligned(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at, size_t end,
                        const LayoutRules& rules) {
  // Columns of the page that no line prints in are the rivers between cells. The table goes on as long as a
  // river is left, and a river counts only where several lines leave a wide gap over it.
  Counts printed{};
  Counts gaps{};
  uint32_t wide_lines = 0;
  uint32_t count = 0;
  uint32_t last = at;
  uint32_t left = lines[at].indent;
  for (uint32_t i = at; i < std::min(lines.size(), end) && i < at + longest; ++i) {
    const RawLine& line = lines[i];
    if (i > at && (line.blank_before > 3 || line.page_break || line.pipe)) break;
    // The words of a head may stand in the middle of their columns.
    const uint32_t out = i == at + 1 && line.wide_gap ? head_indent : 3;
    if (line.indent + line.width > widest || (i > at && line.indent + out < left)) break;
    std::string_view s = nfc.substr(line.begin, line.end - line.begin);
    const bool inner = i > at && wide_lines > 0 && below_cell(printed, line.indent, left);
    if (bullet_or_leader(s) && !(inner && !dotted(s))) break;
    Ink here = ink_of(nfc, line);
    // The text behind the table goes on in whole lines.
    if (wide_lines >= 3 && !line.wide_gap && crosses(here, printed, gaps)) break;
    Counts with = printed;
    add(with, here);
    if (!has_river(with, count + 1)) break;
    printed = with;
    ++count;
    left = std::min(left, line.indent);
    if (line.wide_gap) {
      ++wide_lines;
      count_gaps(here, gaps);
    }
    last = i;
  }
  while (last > at && !lines[last].wide_gap && lines[last].indent <= left + 2) --last;
  if (wide_lines < 3 || last < at + 2) return {};
  count = last - at + 1;
  printed = {};
  for (uint32_t i = at; i <= last; ++i) add(printed, ink_of(nfc, lines[i]));
  std::vector<uint32_t> cuts;  // where a word must begin to stand in the next cell: at the near bank of a river
  uint32_t bank = 0;
  bool river = true;
  bool supported = true;
  for (uint32_t column = 0; column <= widest; ++column) {
    bool blank = blank_at(printed, column, count);
    if (!blank) {
      if (river && (supported || column >= bank + 3)) cuts.push_back(bank);
      river = false;
      supported = false;
    } else {
      if (!river) bank = column;
      river = true;
      supported = supported || gaps[column] >= 2;
    }
  }
  if (cuts.size() < 2) return {};

  TableShape shape;
  bool blank_lines = false;
  for (uint32_t i = at + 1; i <= last; ++i) blank_lines = blank_lines || lines[i].blank_before > 0;
  for (uint32_t i = at; i <= last; ++i) {
    std::vector<Piece> cells(cuts.size(), Piece{0, 0});
    uint32_t next = UINT32_MAX;  // the column behind the last character: a word goes on there
    size_t c = 0;
    each_character(nfc, lines[i], [&](uint32_t column, uint32_t byte, unsigned bytes) {
      if (column != next) {
        c = std::max(c, static_cast<size_t>(std::upper_bound(cuts.begin(), cuts.end(), column) - cuts.begin()) - 1);
      }
      next = column + 1;
      if (cells[c].end == 0) cells[c].begin = byte;
      cells[c].end = byte + bytes;
    });
    // `Tổng cộng … 22`: the last row, which has no number.
    auto first = std::find_if(cells.begin(), cells.end(), [](Piece p) { return p.end > 0; });
    const bool sum = first != cells.end() && shape.rows.size() > 1 && nfc[lines[i].end - 1] >= '0' &&
                     nfc[lines[i].end - 1] <= '9' && lines[i].wide_gap &&
                     grammar::one_holds_at(rules.stacked_sums, nfc, first->begin, first->end);
    bool opens = shape.rows.empty() || sum || (blank_lines ? lines[i].blank_before > 0 : cells[0].end > 0);
    if (opens) shape.rows.emplace_back(cuts.size());
    for (size_t k = 0; k < cells.size(); ++k) {
      if (cells[k].end > 0) shape.rows.back()[k].pieces.push_back(cells[k]);
    }
  }
  if (shape.rows.size() < 2) return {};
  // A river between two cells of one line only is no column of its own.
  for (size_t k = cuts.size(); k-- > 0;) {
    auto empty = [&](const auto& row) { return row[k].pieces.empty(); };
    if (!std::all_of(shape.rows.begin(), shape.rows.end(), empty)) continue;
    for (auto& row : shape.rows) row.erase(row.begin() + static_cast<long>(k));
  }
  shape.lines = last - at + 1;
  return shape;
}

}  // namespace vanban::structure
