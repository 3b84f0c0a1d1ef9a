// A note begins with its number and no stop, stands in the last lines of its page, and is marked in the text before.
#include "structure/page_footnotes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "structure/line_shapes.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

constexpr unsigned most_notes = 200;
constexpr uint32_t nowhere = 0xFFFFFFFFU;
constexpr std::string_view digits = "0123456789";

class Pages {
 public:
  Pages(Layout& layout, const std::vector<Label>& labels) : layout_(layout), labels_(labels) {}

  void run() {
    const auto count = static_cast<uint32_t>(layout_.lines.size());
    for (uint32_t begin = 0; begin < count;) {
      uint32_t end = begin + 1;
      while (end < count && !layout_.lines[end].page_break) ++end;
      page(begin, end);
      begin = end;
    }
  }

 private:
  std::string_view text(uint32_t i) const {
    const Line& line = layout_.lines[i];
    return std::string_view(layout_.clean.text).substr(line.begin, line.end - line.begin);
  }

  /// The number a line begins with, if a note could begin so; 0 if none could.
  unsigned number_of(uint32_t i) const {
    const Line& line = layout_.lines[i];
    if (line.table >= 0 || line.cell || line.furniture) return 0;
    const std::string_view s = text(i);
    size_t behind = 0;
    unsigned n = 0;
    while (behind < s.size() && behind < 3 && s[behind] >= '0' && s[behind] <= '9')
      n = n * 10 + static_cast<unsigned>(s[behind++] - '0');
    if (behind == 0 || behind + 2 >= s.size() || s[0] == '0' || n > most_notes) return 0;
    if (s[behind] == ' ') ++behind;
    unsigned bytes = 0;
    const char32_t first = text::code_point(s, behind, bytes);
    return text::is_upper(first) ? n : 0;
  }

  /// Whether the number [at, behind) of a line is the mark of a note: right behind a word or the sign that ends it.
  static bool is_mark(std::string_view s, size_t at, size_t behind) {
    if (behind < s.size() && s[behind] != ' ' && std::string_view(".,;:)").find(s[behind]) == std::string_view::npos)
      return false;
    if (behind + 1 < s.size() && s[behind] != ' ' && s[behind + 1] != ' ' && s[behind + 1] != '/') return false;
    size_t before = at - 1;
    while (before > 0 && (static_cast<unsigned char>(s[before]) & 0xC0) == 0x80) --before;
    unsigned bytes = 0;
    const char32_t c = text::code_point(s, before, bytes);
    return (text::is_letter(c) && !text::is_upper(c)) || c == 0x201D || c == ')';
  }

  /// Finds in which line of the page each mark stands first: once, however many lines may be notes.
  void read_marks(uint32_t begin, uint32_t end) {
    first_mark_.fill(nowhere);
    for (uint32_t i = begin; i < end; ++i) {
      if (layout_.lines[i].table >= 0) continue;
      const std::string_view s = text(i);
      for (size_t at = s.find_first_of(digits, 1); at < s.size(); at = s.find_first_of(digits, at)) {
        const size_t behind = std::min(s.find_first_not_of(digits, at), s.size());
        unsigned n = 0;
        if (behind - at <= 3 && s[at] != '0') std::from_chars(s.data() + at, s.data() + behind, n);
        if (n > 0 && n <= most_notes && is_mark(s, at, behind)) first_mark_[n] = std::min(first_mark_[n], i);
        at = behind;
      }
    }
  }
  /// A word of the page above line `i` carries this mark.
  bool marked(unsigned n, uint32_t i) const { return n <= most_notes && first_mark_[n] < i; }

  void page(uint32_t begin, uint32_t end) {
    constexpr int most_tries = 32;  // keeps a page of lines that might all be its first note linear
    int tries = 0;
    bool read = false;
    for (uint32_t i = end; i-- > begin + 1 && tries < most_tries;) {
      if (labels_[i].style == Style::keyword) return;
      const unsigned n = number_of(i);
      if (n == 0 || (n != next_ && n != 1)) continue;
      if (!std::exchange(read, true)) read_marks(begin, end);
      if (!marked(n, i) || !begins_foot(i)) continue;
      ++tries;
      if (!foot(n, i, end)) continue;
      for (uint32_t k = i; k < end; ++k) {
        Line& line = layout_.lines[k];
        const unsigned here = number_of(k);
        if (here == n || (here == next_ && marked(here, i))) next_ = here + 1;
        if (!line.furniture && !is_page_number(text(k))) line.furniture = FurnitureRange::Kind::footnote;
      }
      return;
    }
  }

  bool begins_foot(uint32_t i) const { return layout_.lines[i].blank_before > 0 || is_rule_line(text(i - 1)); }

  /// From note `n` in line `i` on the page has nothing but notes.
  bool foot(unsigned n, uint32_t i, uint32_t end) const {
    for (uint32_t k = i + 1; k < end; ++k) {
      const Line& line = layout_.lines[k];
      if (line.table >= 0 || line.cell) return false;
      if (is_page_number(text(k)) || line.furniture) continue;
      const unsigned here = number_of(k);
      if (here == n + 1 && marked(here, i)) {
        ++n;
        continue;
      }
      if (labels_[k] && labels_[k].style != Style::bullet) return false;
      if (line.blank_before > 1) return false;
    }
    return true;
  }

  Layout& layout_;
  const std::vector<Label>& labels_;
  std::array<uint32_t, most_notes + 1> first_mark_{};  ///< of the page: the line of each number's first mark
  unsigned next_ = 1;
};

}  // namespace

void set_footnotes_aside(Layout& layout, const std::vector<Label>& labels) {
  if (!layout.damaged) Pages(layout, labels).run();
}

}  // namespace vanban::structure
