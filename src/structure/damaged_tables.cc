#include "structure/damaged_tables.h"

#include <algorithm>

#include "structure/damage.h"

namespace vanban::structure {

namespace {

constexpr size_t least_rows = 4;        // of a table with bars
constexpr size_t least_numbered = 3;    // rows of one whose rows are numbered
constexpr size_t widest_row = 160;      // bytes
constexpr size_t least_fragments = 10;  // of one without
constexpr size_t fragment = 100;        // bytes of the longest

class TableRestorer {
 public:
  TableRestorer(std::string_view nfc, const NoiseReader& noise, const grammar::Pattern* numbers,
                const std::vector<bool>& open, Layout& layout, std::vector<Line>& lines)
      : nfc_(nfc), noise_(noise), numbers_(numbers), open_(open), layout_(layout), lines_(lines) {}

  std::vector<uint32_t> run() {
    std::vector<uint32_t> moved(lines_.size(), 0);
    std::vector<Line> kept;
    kept.reserve(lines_.size());
    for (size_t i = 0; i < lines_.size();) {
      if (heads_table(i)) {
        const size_t below = row_end(i);
        for (size_t k = i; k <= below; ++k) moved[k] = static_cast<uint32_t>(kept.size());
        kept.push_back(with_head(i, below));
        i = below + 1;
        continue;
      }
      size_t end = numbered_run(i);
      if (end == i) end = barred_run(i);
      if (end == i) end = fragments(i);
      for (size_t k = i; k < std::max(end, i + 1); ++k) moved[k] = static_cast<uint32_t>(kept.size());
      kept.push_back(end == i ? lines_[i] : table(i, end));
      i = std::max(end, i + 1);
    }
    lines_ = std::move(kept);
    return moved;
  }

 private:
  std::string_view text(size_t i) const {
    return std::string_view(layout_.clean.text).substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
  }
  uint32_t origin(uint32_t at) const { return layout_.clean.map.to_origin(at); }
  bool plain(size_t i) const { return i < lines_.size() && open_[i] && lines_[i].table < 0; }

  /// Behind the last line of the physical line that line i is of.
  size_t row_end(size_t i) const {
    size_t k = i + 1;
    while (k < lines_.size() && lines_[k].raw == lines_[i].raw) ++k;
    return k;
  }

  /// A bar stands between two lines of the row.
  bool barred(size_t begin, size_t end) const {
    for (size_t k = begin + 1; k < end; ++k) {
      uint32_t from = origin(lines_[k - 1].end);
      uint32_t to = origin(lines_[k].begin);
      if (from < to && nfc_.substr(from, to - from).find('|') != std::string_view::npos) return true;
    }
    return false;
  }

  /// The number that a row begins with; 0 if it begins otherwise.
  uint32_t running_number(size_t i) const {
    const std::string_view t = text(i);
    uint32_t number = 0;
    size_t digits = 0;
    for (; digits < std::min<size_t>(t.size(), 3) && t[digits] >= '0' && t[digits] <= '9'; ++digits)
      number = number * 10 + static_cast<uint32_t>(t[digits] - '0');
    const std::string_view rest = t.substr(digits);
    return rest.empty() || rest.starts_with(" ") || rest == "." || rest == "_" ? number : 0;
  }

  /// The first words are what stands above a column of running numbers, and more stands behind them: TT | Họ và tên; or
  /// a bar stands in the row, and the one below has a bar and the number 1.
  bool heads_numbers(size_t i) const {
    const Line& line = lines_[i];
    if (numbers_ == nullptr || line.table >= 0) return false;
    const std::string_view t = text(i);
    if (t.size() > widest_row) return false;
    const size_t below = row_end(i);
    if (below > i + 1) {
      if (numbers_->holds_at(layout_.clean.fold, line.begin, line.end)) return true;
      return plain(i) && barred(i, below) && plain(below) && running_number(below) == 1 &&
             barred(below, row_end(below));
    }
    const auto first = static_cast<uint32_t>(std::min(t.find(' '), t.size()));
    return first < t.size() && numbers_->holds_at(layout_.clean.fold, line.begin, line.begin + first);
  }

  /// Rows below such a head, numbered one after the other; some of the numbers may be lost, and a row may take some
  /// lines.
  size_t numbered_run(size_t i) const {
    if (!heads_numbers(i)) return i;
    constexpr size_t lines_a_row = 4;
    size_t rows = 0;
    size_t bars = barred(i, row_end(i)) ? 1 : 0;
    size_t end = i;
    uint32_t last = 0;
    size_t since = 0;
    for (size_t k = row_end(i); plain(k) && text(k).size() <= widest_row && !item(text(k)); k = row_end(k)) {
      const uint32_t number = running_number(k);
      const bool bar = barred(k, row_end(k));
      if (number > last && number <= last + 2) {
        last = number;
        ++rows;
        bars += bar ? 1 : 0;
        since = 0;
        end = row_end(k);
      } else if (++since > lines_a_row) {
        break;
      } else if (bar || (end == k && short_piece(k))) {
        end = row_end(k);
      }
    }
    return rows >= least_numbered || (rows + 1 == least_numbered && bars >= least_numbered) ? end : i;
  }

  /// Such a head above a table that was found without it, for what a bar made of one of its cells.
  bool heads_table(size_t i) const {
    const size_t below = row_end(i);
    if (below >= lines_.size() || lines_[below].table < 0 || !heads_numbers(i)) return false;
    const Table& table = layout_.tables[static_cast<size_t>(lines_[below].table)];
    if (table.rows.empty() || table.rows[0].empty() || table.rows[0][0].pieces.empty()) return false;
    const text::Piece& first = table.rows[0][0].pieces[0];
    return nfc_.substr(first.begin, first.end - first.begin) == "1" && table.begin >= origin(lines_[below - 1].end);
  }

  Line with_head(size_t begin, size_t end) {
    Table& table = layout_.tables[static_cast<size_t>(lines_[end].table)];
    std::vector<TableCell> row;
    for (size_t k = begin; k < end; ++k) row.push_back({{{origin(lines_[k].begin), origin(lines_[k].end)}}});
    table.begin = origin(lines_[begin].begin);
    table.rows.insert(table.rows.begin(), std::move(row));
    ++table.lines;
    Line line = lines_[end];
    line.begin = line.end = lines_[begin].begin;
    line.raw = lines_[begin].raw;
    line.blank_before = std::max<uint16_t>(1, lines_[begin].blank_before);
    return line;
  }

  /// What a cell of the row above may go on with.
  bool short_piece(size_t i) const {
    return lines_[i].blank_before == 0 && layout_.wrap > 0 && lines_[i].width * 5 <= layout_.wrap * 2 &&
           !text(i).ends_with(".");
  }

  size_t barred_run(size_t i) {
    if (!plain(i) || i < no_bars_before_) return i;
    size_t rows = 0;
    size_t with_bars = 0;
    size_t end = i;
    size_t since = 0;
    for (size_t k = i; plain(k);) {
      size_t next = row_end(k);
      bool bars = barred(k, next);
      since = bars ? 0 : since + 1;
      if (rows == 0 && !bars) return i;
      if (since > 1 || (k > i && lines_[k].page_break)) break;
      ++rows;
      with_bars += bars ? 1 : 0;
      if (bars) end = next;
      k = next;
    }
    if (with_bars >= least_rows && with_bars * 5 >= rows * 3) return end;
    no_bars_before_ = end;
    return i;
  }

  /// A run of short pieces that do not end as sentences, some of them broken: cells, in no order that can be told.
  size_t fragments(size_t i) {
    if (i < no_fragments_before_) return i;
    size_t n = 0;
    size_t ended = 0;
    size_t broken = 0;
    size_t columns = 0;
    size_t k = i;
    for (; plain(k) && text(k).size() < fragment && (k == i || !lines_[k].page_break); ++k, ++n) {
      std::string_view t = text(k);
      if (item(t) || (t.size() > 24 && mostly_capitals(t))) break;
      columns += lines_[k].width;
      ended += t.ends_with(".") || t.ends_with(";") || t.ends_with(":") ? 1 : 0;
      broken += noise_.measure(t).broken > 0 ? 1 : 0;
    }
    bool narrow = layout_.wrap > 0 && columns * 5 <= n * layout_.wrap * 3;
    if (n >= least_fragments && ended * 5 <= n && broken * 12 >= n && narrow) return k;
    no_fragments_before_ = k;
    return i;
  }

  /// The line begins with a number and a sign, or a dash: an item of the text.
  static bool item(std::string_view t) {
    size_t digits = 0;
    while (digits < t.size() && t[digits] >= '0' && t[digits] <= '9') ++digits;
    return t.starts_with("- ") || (digits > 0 && digits + 2 < t.size() && t[digits] == '.' && t[digits + 1] == ' ');
  }

  Line table(size_t begin, size_t end) {
    Table table;
    table.begin = origin(lines_[begin].begin);
    for (size_t k = begin; k < end;) {
      size_t next = std::min(row_end(k), end);
      std::vector<TableCell> row;
      for (; k < next; ++k) {
        text::Piece piece{origin(lines_[k].begin), origin(lines_[k].end)};
        table.end = std::max(table.end, piece.end);
        row.push_back({{piece}});
      }
      table.rows.push_back(std::move(row));
      ++table.lines;
    }
    Line line = lines_[begin];
    line.end = line.begin;
    line.blank_before = std::max<uint16_t>(1, line.blank_before);
    line.cell = false;
    line.column = 0;
    line.table = static_cast<int32_t>(layout_.tables.size());
    layout_.tables.push_back(std::move(table));
    return line;
  }

  std::string_view nfc_;
  const NoiseReader& noise_;
  const grammar::Pattern* numbers_;
  const std::vector<bool>& open_;
  Layout& layout_;
  std::vector<Line>& lines_;
  size_t no_bars_before_ = 0;  // what was looked at in vain is not looked at again
  size_t no_fragments_before_ = 0;
};

}  // namespace

std::vector<uint32_t> restore_tables(std::string_view nfc, const NoiseReader& noise, const grammar::Pattern* numbers,
                                     const std::vector<bool>& open, Layout& layout, std::vector<Line>& lines) {
  return TableRestorer(nfc, noise, numbers, open, layout, lines).run();
}

}  // namespace vanban::structure
