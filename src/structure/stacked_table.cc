// Tables whose cells stand on lines of their own, one below the other, as text is copied from pages and word
// processors: STT / Họ và tên / Chức vụ / 1 / Trần Thị Lan / Trưởng ban / 2 / …
#include <algorithm>

#include "grammar/one_holds_at.h"
#include "structure/layout_rules.h"
#include "structure/table_shapes.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

using text::RawLine;

constexpr uint32_t most_columns = 10;
constexpr uint32_t widest_head = 60;
constexpr uint32_t widest_cell = 160;
constexpr uint32_t most_rows = 500;
constexpr uint32_t most_lines_a_cell = 3;

std::string_view text_of(std::string_view nfc, const RawLine& r) { return nfc.substr(r.begin, r.end - r.begin); }

bool digit(char c) { return c >= '0' && c <= '9'; }

/// `7`, `07`, `7.`; 0 if it is no running number.
uint32_t number_in(std::string_view s) {
  if (!s.empty() && (s.back() == '.' || s.back() == ')')) s.remove_suffix(1);
  if (s.empty() || s.size() > 3 || !std::all_of(s.begin(), s.end(), digit)) return 0;
  uint32_t number = 0;
  for (char c : s) number = number * 10 + static_cast<uint32_t>(c - '0');
  return number;
}

bool begins_upper(std::string_view s) {
  unsigned bytes = 0;
  return !s.empty() && text::is_upper(text::code_point(s, 0, bytes));
}

/// `Điều 2.`, `II. …`, `2. …`, `Nơi nhận:`, or a whole sentence: what stands below a table, and in none.
bool below_table(std::string_view s, uint32_t width, const grammar::Family& ends) {
  if (width > widest_cell || grammar::one_holds_at(ends, s, 0, s.size())) return true;
  const auto blank = [&](size_t i) {
    unsigned bytes = 1;
    return i < s.size() && text::is_space(s, i, bytes);
  };
  const size_t label = s.find_first_not_of("IVXLC0123456789");
  const bool labelled =
      label != std::string_view::npos && label > 0 && label < 5 && s[label] == '.' && blank(label + 1);
  return labelled || (width > widest_head && s.ends_with("."));
}

}  // namespace

TableShape read_stacked(std::string_view nfc, const std::vector<RawLine>& lines, uint32_t at,
                        const LayoutRules& rules) {
  const auto number = [&](uint32_t i) { return i < lines.size() ? number_in(text_of(nfc, lines[i])) : 0U; };
  const auto fits = [&](uint32_t i, uint32_t width) {
    return i < lines.size() && lines[i].width <= width && !lines[i].wide_gap && !lines[i].pipe;
  };
  uint32_t columns = 1;
  while (columns <= most_columns && number(at + columns) != 1) {
    if (!fits(at + columns, widest_head) || !begins_upper(text_of(nfc, lines[at + columns]))) return {};
    ++columns;
  }
  if (columns < 2 || columns > most_columns) return {};
  // Where each row's number stands; an empty cell has no line, and a long one has several.
  std::vector<uint32_t> begins{at + columns};
  while (begins.size() < most_rows) {
    const auto next = static_cast<uint32_t>(begins.size()) + 1;
    uint32_t found = begins.back() + columns;
    if (number(found) != next) {
      const uint32_t limit = begins.back() + columns * most_lines_a_cell;
      found = begins.back() + 2;
      while (found < limit && number(found) != next) ++found;
      if (number(found) != next) break;
    }
    const auto lies_in = [&](uint32_t i) {
      return fits(i, 2 * widest_cell) && !below_table(text_of(nfc, lines[i]), 0, rules.stacked_ends);
    };
    bool whole = true;
    for (uint32_t i = begins.back() + 1; i < found; ++i) whole = whole && lies_in(i);
    if (!whole) break;
    begins.push_back(found);
  }
  if (begins.size() < 2) return {};
  uint32_t longest = 0;
  for (size_t r = 1; r < begins.size(); ++r) longest = std::max(longest, begins[r] - begins[r - 1]);
  uint32_t end = begins.back() + 1;
  while (end < begins.back() + std::min(longest, columns) && fits(end, widest_cell) &&
         !below_table(text_of(nfc, lines[end]), lines[end].width, rules.stacked_ends))
    ++end;
  TableShape shape;
  const auto add_row = [&](uint32_t from, uint32_t to) {
    shape.rows.emplace_back(columns);
    for (uint32_t i = from; i < to; ++i) {
      const uint32_t cell = std::min(i - from, columns - 1);
      shape.rows.back()[cell].pieces.push_back({lines[i].begin, lines[i].end});
    }
  };
  add_row(at, begins.front());
  for (size_t r = 0; r < begins.size(); ++r) add_row(begins[r], r + 1 < begins.size() ? begins[r + 1] : end);
  // The sum below: Tổng cộng / 5.000.000.
  if (fits(end, widest_head) && grammar::one_holds_at(rules.stacked_sums, nfc, lines[end].begin, lines[end].end)) {
    uint32_t behind = end + 1;
    while (fits(behind, widest_head) && digit(nfc[lines[behind].begin]) &&
           text_of(nfc, lines[behind]).find_first_not_of("0123456789., ") == std::string_view::npos)
      ++behind;
    if (behind > end + 1) {
      add_row(end, behind);
      end = behind;
    }
  }
  shape.lines = end - at;
  return shape;
}

}  // namespace vanban::structure
