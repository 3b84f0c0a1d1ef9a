#include "structure/two_columns.h"

#include <algorithm>
#include <utility>

#include "structure/columns.h"
#include "structure/line_shapes.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

using text::Piece;
using text::RawLine;

constexpr uint32_t widest = 300;  // columns that a line with two of them takes

class ColumnReader {
 public:
  ColumnReader(std::string_view nfc, ColumnAnchors& anchors, const std::vector<RawLine>& raw, uint32_t first)
      : nfc_(nfc), anchors_(anchors), raw_(raw), first_(first) {}

  TwoColumns read(bool in_list) {
    if (!begin(in_list)) return {};
    const uint32_t last = last_line();
    TwoColumns out;
    out.columns = several_ ? signer_columns(nfc_, raw_, first_, last, cells_) : left_and_right(last);
    out.lines = last + 1 - first_;
    return out;
  }

 private:
  std::string_view slice(Piece p) const { return nfc_.substr(p.begin, p.end - p.begin); }
  std::string_view whole(const RawLine& r) const { return slice({r.begin, r.end}); }

  /// Whether the first line has two columns, of what kind, and where the second begins.
  bool begin(bool in_list) {
    const RawLine& r = raw_[first_];
    cells_ = cut_at_gaps(nfc_, r, 3);
    if (cells_.size() < 2 || cells_.size() > 4) return false;
    const grammar::Rule* rule = anchors_.at(slice(cells_.back()), LayoutRules::right);
    if (rule == nullptr && cells_.size() > 2) rule = anchors_.at(slice(cells_[1]), LayoutRules::right);
    if (rule == nullptr) {
      rule = anchors_.at(slice(cells_.front()), LayoutRules::left);
      closing_ = rule != nullptr;
    }
    if (rule == nullptr && cells_.size() == 2) rule = two_signers(nfc_, anchors_, raw_, first_, cells_);
    closing_ = closing_ || (rule != nullptr && rule->is("closing"));
    if (rule == nullptr) {
      // An entry of the list, beside what is neither a mark nor an office: who signed.
      if (cells_.size() != 2 || !in_list || nfc_[cells_[0].begin] != '-') return false;
      closing_ = true;
    }
    several_ = closing_ ? several_signers(nfc_, anchors_, cells_) : two_bodies(nfc_, anchors_, cells_);
    // An office in a row of a table.
    if (rule != nullptr && rule->is("alone") && cells_.size() > 2 && !several_) return false;
    split_ = columns_between(nfc_, r.begin, cells_[1].begin, r.indent);
    return true;
  }

  /// How far down the columns go: a letterhead while anchors follow within a few lines, a closing to the last line that
  /// has a right side or still belongs to the list on the left.
  uint32_t last_line() {
    uint32_t last = first_;
    const uint32_t reach = closing_ ? 40 : 7;
    for (uint32_t k = first_ + 1; k < raw_.size() && k <= last + reach; ++k) {
      const RawLine& r = raw_[k];
      if (r.page_break || r.pipe || r.width > widest) break;
      if (closing_ && r.blank_before > 12) break;
      if (closing_ && next_letterhead(k)) {
        // Its first lines are above it, up to the blank line.
        uint32_t above = k;
        while (above > first_ + 1 && raw_[above].blank_before == 0) --above;
        last = std::min(last, above - 1);
        break;
      }
      const Side side = r.wide_gap ? side_of_cells(r) : closing_ ? side_of_whole(r) : Side::left;
      if (side == Side::neither) break;
      if (side == Side::right) last = k;
    }
    // The left column may be the longer one: what goes on in small letters right below it is still in it.
    uint32_t reach_left = split_;  // behind a tab a later row's right side may begin further right
    if (raw_[last].wide_gap) {
      const Piece side = cut_at_gaps(nfc_, raw_[last], 3).back();
      reach_left = std::max(split_, columns_between(nfc_, raw_[last].begin, side.begin, raw_[last].indent));
    }
    while (!closing_ && last + 1 < raw_.size() && goes_on_left(raw_[last + 1], reach_left)) ++last;
    return last;
  }

  /// What a line below the first has: something in the right column, nothing there, or what ends both.
  enum class Side : uint8_t { right, left, neither };

  Side side_of_cells(const RawLine& r) {
    const std::vector<Piece> parts = cut_at_gaps(nfc_, r, 3);
    const grammar::Rule* rule = anchors_.at(slice(parts.back()), LayoutRules::right);
    // Of a short document the closing is within reach of the letterhead, and is none of it.
    if (rule != nullptr && rule->is(closing_ ? "letterhead" : "closing")) return Side::neither;
    if (rule != nullptr) return Side::right;
    if (closing_) {
      const bool cells = parts.size() == 2 || (several_ && parts.size() <= cells_.size());
      return cells && r.width < 140 ? Side::right : Side::left;
    }
    if (parts.size() != 2 || r.blank_before > 0) return Side::left;
    const uint32_t at = columns_between(nfc_, r.begin, parts[1].begin, r.indent);
    return at + 12 > split_ && at < split_ + 12 ? Side::right : Side::left;
  }

  /// Of a line of a closing without a gap.
  Side side_of_whole(const RawLine& r) {
    auto starts_anew = [&] { return anchors_.at(whole(r), LayoutRules::start) != nullptr; };
    if (r.width < heading_width && starts_anew()) return Side::neither;
    if ((r.indent + 12 > split_ || r.indent + r.width / 2 > split_) && r.width < 60 && r.indent > 20 &&
        !is_page_number(whole(r)))
      return Side::right;
    return r.width > 120 || starts_anew() ? Side::neither : Side::left;
  }

  /// Line `k` is in the letterhead of a copy (SAO Y, SAO LỤC) or of another paper below: its number, behind the list
  /// and a blank line.
  bool next_letterhead(uint32_t k) {
    return nfc_[raw_[k].begin] == 'S' && k > first_ + 2 && anchors_.at(whole(raw_[k]), LayoutRules::cell) != nullptr;
  }

  bool goes_on_left(const RawLine& r, uint32_t split) const {
    if (r.blank_before > 0 || r.page_break || r.pipe || r.wide_gap || r.indent + r.width > split + 12) return false;
    unsigned bytes = 0;
    char32_t first = text::code_point(whole(r), 0, bytes);
    return text::is_letter(first) && !text::is_upper(first);
  }

  std::vector<std::vector<ColumnLine>> left_and_right(uint32_t last) const {
    std::vector<ColumnLine> left;
    std::vector<ColumnLine> right;
    for (uint32_t k = first_; k <= last; ++k) {
      const RawLine& r = raw_[k];
      const bool indented = r.indent + 8 > split_ && r.indent > 12;
      const bool middle = closing_ && r.indent > 20 && r.indent + r.width / 2 > split_;
      const std::vector<Piece> parts = r.wide_gap ? cut_at_gaps(nfc_, r, 3) : std::vector<Piece>{};
      if (parts.size() < 2) {
        const bool to_right = indented || (!r.wide_gap && middle);
        (to_right ? right : left).push_back({{r.begin, r.end}, k, r.indent, r.blank_before});
        continue;
      }
      const size_t cut = nearest_to_split(r, parts);
      const uint32_t at = columns_between(nfc_, r.begin, parts[cut].begin, r.indent);
      left.push_back({{r.begin, parts[cut - 1].end}, k, r.indent, r.blank_before});
      right.push_back({{parts[cut].begin, r.end}, k, at, r.blank_before});
    }
    return {std::move(left), std::move(right)};
  }

  /// With more than two cells, those that begin before the split are the left column's.
  size_t nearest_to_split(const RawLine& r, const std::vector<Piece>& parts) const {
    size_t cut = 1;
    uint32_t best = UINT32_MAX;
    for (size_t p = 1; parts.size() > 2 && p < parts.size(); ++p) {
      const uint32_t at = columns_between(nfc_, r.begin, parts[p].begin, r.indent);
      const uint32_t off = at > split_ ? at - split_ : split_ - at;
      if (off < best) {
        best = off;
        cut = p;
      }
    }
    return cut;
  }

  std::string_view nfc_;
  ColumnAnchors& anchors_;
  const std::vector<RawLine>& raw_;
  uint32_t first_;
  std::vector<Piece> cells_;  ///< of the first line
  bool closing_ = false;      ///< not a letterhead
  bool several_ = false;      ///< more than one signs, or issues
  uint32_t split_ = 0;        ///< the column in which the second one begins
};

}  // namespace

TwoColumns read_two_columns(std::string_view nfc, ColumnAnchors& anchors, const std::vector<RawLine>& raw,
                            uint32_t first, bool in_list) {
  const RawLine& r = raw[first];
  if (!r.wide_gap || r.pipe || r.width > widest) return {};
  return ColumnReader(nfc, anchors, raw, first).read(in_list);
}

}  // namespace vanban::structure
