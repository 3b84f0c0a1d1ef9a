#include "structure/layout.h"

#include <algorithm>

#include "structure/broken_lines.h"
#include "structure/column_anchors.h"
#include "structure/columns.h"
#include "structure/given_layout.h"
#include "structure/heading_marks.h"
#include "structure/layout_rules.h"
#include "structure/line_shapes.h"
#include "structure/running_lines.h"
#include "structure/signer_columns.h"
#include "structure/table_shapes.h"
#include "structure/two_columns.h"
#include "structure/wrap_width.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

using text::Piece;
using text::RawLine;

/// Builds the layout of one text.
class Builder {
  static constexpr uint32_t list_reach = 15;  // lines below Nơi nhận that may have the signature beside them

 public:
  Builder(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar, const SourceLayout* source)
      : nfc_(nfc),
        given_(nfc, source),
        raw_(text::scan_lines(nfc, skip)),
        anchors_(nfc, grammar.derived<LayoutRules>()),
        broken_(grammar.derived<BrokenLines>()) {
    layout_.clean.text.reserve(nfc.size() + raw_.size() + 16);
    layout_.clean.fold.reserve(nfc.size() + raw_.size() + 16);
    layout_.lines.reserve(raw_.size() + 16);
    drop_heading_marks(nfc, raw_, layout_.borders);
  }

  Layout run() {
    if (!given_.whole_paragraphs()) layout_.wrap = wrap_width(nfc_, raw_);
    const std::vector<uint32_t> running = running_lines(nfc_, raw_);
    auto header = running.begin();
    for (uint32_t i = 0; i < raw_.size();) {
      while (header != running.end() && *header < i) ++header;
      std::optional<FurnitureRange::Kind> furniture = given_.furniture(raw_[i]);
      if (header != running.end() && *header == i) furniture = FurnitureRange::Kind::running_header;
      if (furniture) {
        const RawLine& r = raw_[i];
        if (add({r.begin, r.end}, i, r.indent, r.blank_before, r.page_break, 0, false) > 0)
          layout_.lines.back().furniture = furniture;
        ++i;
        continue;
      }
      uint32_t next = grid_at(i);
      if (next == i) next = table_at(i);
      if (next == i) next = two_columns_at(i);
      if (next == i) next = aligned_at(i);
      if (next == i) next = stacked_at(i);
      i = next == i ? plain(i) : next;
    }
    layout_.clean.finish();
    return std::move(layout_);
  }

 private:
  std::string_view slice(Piece p) const { return nfc_.substr(p.begin, p.end - p.begin); }

  uint32_t add(Piece piece, uint32_t raw, uint32_t indent, uint16_t blank, bool page, uint8_t column, bool cell) {
    bool plain = !cell && raw_[raw].plain && piece.end <= raw_[raw].end;
    if (!plain) piece = text::trim(nfc_, piece);
    if (piece.begin >= piece.end) return 0;
    auto range = plain ? layout_.clean.append_plain(nfc_, piece) : layout_.clean.append(nfc_, piece);
    Line line;
    line.begin = range.begin;
    line.end = range.end;
    line.raw = raw;
    line.indent = indent;
    line.width = raw < raw_.size() && !cell ? raw_[raw].width : range.end - range.begin;
    line.blank_before = blank;
    line.page_break = page;
    line.column = column;
    line.cell = cell;
    layout_.lines.push_back(line);
    return 1;
  }

  /// A line that belongs to no table and has no second column, with those it was cut from; the line behind it.
  uint32_t plain(uint32_t i) {
    const RawLine& r = raw_[i];
    Piece whole{r.begin, r.end};
    if (r.pipe && bars_separate(nfc_, r)) {
      ragged(i);
      return i + 1;
    }
    const uint32_t lines = broken_.count_at(nfc_, raw_, i, clean_scratch_);
    if (lines > 1) {
      add({r.begin, raw_[i + lines - 1].end}, i, r.indent, r.blank_before, r.page_break, 0, false);
      return i + lines;
    }
    if (run_in_signature(whole)) {
      add_cell(whole, i, r.blank_before, 0);
      return i + 1;
    }
    // Letterheads that recognition put on one line with single blanks between the columns.
    if (r.width < 140 && r.width > 12 && i < 4000) {
      const uint32_t at = anchors_.second_column(whole, r.plain, false, i < names_until_);
      if (at > 0) {
        if (anchors_.pair()) names_until_ = i + 12;
        add({r.begin, at}, i, r.indent, r.blank_before, r.page_break, 0, true);
        add({at, r.end}, i, r.indent + 40, 0, false, 1, true);
        return i + 1;
      }
    }
    if (nfc_[r.begin] == 'N' && r.width < heading_width && anchors_.at(slice(whole), LayoutRules::left) != nullptr)
      list_until_ = i + list_reach;
    add(whole, i, r.indent, r.blank_before, r.page_break, 0, false);
    return i + 1;
  }

  /// `KT. CHỦ TỊCH PHÓ CHỦ TỊCH Vi Văn Nam`: all of a signature on one line.
  bool run_in_signature(Piece whole) {
    constexpr size_t longest = 200;
    std::string_view s = slice(whole);
    if (s.size() < 16 || s.size() > longest || (s[0] != 'T' && s[0] != 'K' && s[0] != 'Q')) return false;
    const char mark = s[1] == '/' ? s[2] : s[1];
    const auto last = static_cast<unsigned char>(s.back());
    if (mark < 'A' || mark > 'Z' || (last < 0x80 && (last < 'a' || last > 'z'))) return false;
    const grammar::Rule* rule = anchors_.at(s, LayoutRules::right);
    return rule != nullptr && rule->is("closing") && anchors_.second_column(whole, false, true, false) > 0;
  }

  /// A line with bars that is no row of an aligned table: cells follow each other across lines, as they stand.
  void ragged(uint32_t i) {
    const RawLine& r = raw_[i];
    uint32_t start = r.begin;
    bool first = true;
    std::vector<Piece> bars;
    for (uint32_t k = r.begin; k <= r.end; ++k) {
      if (k < r.end && nfc_[k] != '|') continue;
      const uint16_t blank = first ? r.blank_before : uint16_t{0};
      if (first && r.page_break ? add({start, k}, i, r.indent, blank, true, 0, true) > 0
                                : add_cell({start, k}, i, blank, first ? 0 : 1) > 0)
        first = false;
      if (k < r.end) bars.push_back({k, k + 1});
      start = k + 1;
    }
    if (!bars.empty()) layout_.borders.push_back(std::move(bars));
  }

  /// Whether the cells are those of a letterhead or a closing: of three columns at most, and none of running numbers.
  bool has_anchor(const TableShape& shape) {
    auto filled = [](const TableCell& cell) { return !cell.pieces.empty(); };
    for (const auto& row : shape.rows) {
      auto first = std::find_if(row.begin(), row.end(), filled);
      if (std::count_if(first, row.end(), filled) > 3) return false;
      if (&row == &shape.rows[0] && first != row.end() &&
          anchors_.at(slice(first->pieces[0]), LayoutRules::numbers) != nullptr)
        return false;
    }
    for (const auto& row : shape.rows) {
      for (const auto& cell : row) {
        for (Piece p : cell.pieces) {
          const grammar::Rule* rule = anchors_.at(slice(p), LayoutRules::any);
          if (rule != nullptr && !(rule->is("alone") && row.size() > 2)) return true;
        }
      }
    }
    return false;
  }

  /// A grid that the reader of the format found here; the line behind it, or `i`.
  uint32_t grid_at(uint32_t i) {
    GivenLayout::Found found = given_.grid(raw_, i);
    if (found.shape.rows.empty()) return i;
    bool columns = found.kind == Grid::Kind::columns || (found.kind == Grid::Kind::unknown && has_anchor(found.shape));
    if (!columns) return add_table(i, std::move(found.shape));
    add_columns(i, found.shape);
    return i + found.shape.lines;
  }

  /// A table that starts here, in any of the shapes plain text has for tables; the line behind it, or `i`.
  uint32_t table_at(uint32_t i) {
    TableShape shape = read_table(nfc_, raw_, i);
    if (shape.lines == 0) return i;
    const uint32_t next = i + shape.lines;
    if (has_anchor(shape)) {
      add_columns(i, shape);
      if (!shape.borders.empty()) layout_.borders.push_back(std::move(shape.borders));
      return next;
    }
    if (shape.rows.empty()) return i;
    return add_table(i, std::move(shape));
  }

  /// A letterhead or closing, or one below the other, column by column.
  void add_columns(uint32_t i, const TableShape& shape) {
    size_t columns = 0;
    for (const auto& row : shape.rows) columns = std::max(columns, row.size());
    for (size_t first = 0, last = 0; first < shape.rows.size(); first = last) {
      last = anchors_.paper_end(shape, first);
      for (size_t c = 0; c < columns; ++c) add_column(i, column_of(shape, c, first, last), c, first == 0);
    }
  }

  void add_column(uint32_t i, const std::vector<Piece>& lines, size_t c, bool top) {
    uint16_t gap = c > 0 ? 0 : top ? raw_[i].blank_before : 1;
    for (Piece p : lines) {
      if (add_cell(p, i, gap, static_cast<uint8_t>(std::min<size_t>(c, 9))) > 0) gap = 0;
    }
  }

  /// A cell of a letterhead or closing, whose lines may have been written one behind the other.
  uint32_t add_cell(Piece piece, uint32_t raw, uint16_t blank, uint8_t column) {
    uint32_t added = 0;
    for (int parts = 0; parts < 6 && piece.end - piece.begin < 300; ++parts) {
      uint32_t at = anchors_.second_column(piece, false, true, false);
      while (at > piece.begin && nfc_[at - 1] == '*') --at;  // the emphasis of what follows
      if (at <= piece.begin || at >= piece.end) break;
      if (add({piece.begin, at}, raw, 0, added > 0 ? uint16_t{0} : blank, false, column, true) > 0) ++added;
      piece.begin = at;
    }
    return added + add(piece, raw, 0, added > 0 ? uint16_t{0} : blank, false, column, true);
  }

  /// Cells below each other: STT / Họ và tên / 1 / Trần Thị Lan / 2 / …
  uint32_t stacked_at(uint32_t i) {
    const RawLine& r = raw_[i];
    const bool short_head = r.width <= 10 && (nfc_[r.begin] | 0x20) >= 's' && (nfc_[r.begin] | 0x20) <= 't';
    if (!short_head || anchors_.at(slice({r.begin, r.end}), LayoutRules::numbers) == nullptr) return i;
    return add_table(i, read_stacked(nfc_, raw_, i, anchors_.rules()));
  }

  /// Columns without borders, where nothing in them belongs to a letterhead or closing.
  uint32_t aligned_at(uint32_t i) {
    if (!raw_[i].wide_gap || raw_[i].pipe || i < no_aligned_before_) return i;
    TableShape shape = read_tabbed(nfc_, raw_, i, anchors_.fewest_tabbed(raw_[i]));
    if (shape.lines == 0) shape = read_aligned(nfc_, raw_, i, raw_.size(), anchors_.rules());
    if (shape.lines > 3 && has_anchor(shape))
      shape = read_aligned(nfc_, raw_, i, closing_below(nfc_, anchors_, raw_, i, shape.lines), anchors_.rules());
    if (shape.lines == 0 || has_anchor(shape)) {
      no_aligned_before_ = i + std::max<uint32_t>(1, shape.lines / 2);
      return i;
    }
    return add_table(i, std::move(shape));
  }

  /// The line behind the table, which is `i` where the shape has no lines.
  uint32_t add_table(uint32_t i, TableShape shape) {
    if (shape.lines == 0) return i;
    const uint32_t next = i + shape.lines;
    Line line;
    line.raw = i;
    line.blank_before = std::max<uint16_t>(1, raw_[i].blank_before);
    line.indent = raw_[i].indent;
    line.table = static_cast<int32_t>(layout_.tables.size());
    line.begin = line.end = static_cast<uint32_t>(layout_.clean.text.size());
    layout_.lines.push_back(line);
    Table table;
    table.begin = raw_[i].begin;
    table.end = raw_[next - 1].end;
    table.lines = next - i;
    table.rows = std::move(shape.rows);
    table.borders = std::move(shape.borders);
    layout_.tables.push_back(std::move(table));
    return next;
  }

  /// A letterhead, or Nơi nhận beside the signature.
  uint32_t two_columns_at(uint32_t i) {
    const TwoColumns found = read_two_columns(nfc_, anchors_, raw_, i, i < list_until_);
    for (size_t c = 0; c < found.columns.size(); ++c) {
      for (const ColumnLine& l : found.columns[c])
        add(l.piece, l.raw, l.indent, l.blank, false, static_cast<uint8_t>(c), true);
    }
    return i + found.lines;
  }

  std::string_view nfc_;
  GivenLayout given_;
  std::vector<RawLine> raw_;
  ColumnAnchors anchors_;
  const BrokenLines& broken_;
  text::Clean clean_scratch_;
  uint32_t list_until_ = 0;         // below Nơi nhận
  uint32_t names_until_ = 0;        // below two offices: their names may stand on one line, too
  uint32_t no_aligned_before_ = 0;  // keeps a page of ragged gaps linear
  Layout layout_;
};

}  // namespace

Layout lay_out(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar, const SourceLayout* source) {
  Layout layout = Builder(nfc, skip, grammar, source).run();
  layout.recognised = recognised(source);
  return layout;
}

}  // namespace vanban::structure
