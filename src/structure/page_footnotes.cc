// A note begins with its number and no stop, stands in the last lines of its page, and is marked in the text before.
#include "structure/page_footnotes.h"

#include <string>
#include <string_view>

#include "structure/line_shapes.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

constexpr unsigned most_notes = 200;

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
    size_t digits = 0;
    unsigned n = 0;
    while (digits < s.size() && digits < 3 && s[digits] >= '0' && s[digits] <= '9')
      n = n * 10 + static_cast<unsigned>(s[digits++] - '0');
    if (digits == 0 || digits + 2 >= s.size() || s[0] == '0' || n > most_notes) return 0;
    if (s[digits] == ' ') ++digits;
    unsigned bytes = 0;
    const char32_t first = text::code_point(s, digits, bytes);
    return text::is_upper(first) ? n : 0;
  }

  /// A word, or the sign behind it, carries this mark in the lines `begin` to `end`.
  bool marked(unsigned n, uint32_t begin, uint32_t end) const {
    const std::string mark = std::to_string(n);
    for (uint32_t i = begin; i < end; ++i) {
      if (layout_.lines[i].table >= 0) continue;
      const std::string_view s = text(i);
      for (size_t at = s.find(mark, 1); at != std::string_view::npos; at = s.find(mark, at + 1)) {
        const size_t behind = at + mark.size();
        if (behind < s.size() && s[behind] != ' ' &&
            std::string_view(".,;:)").find(s[behind]) == std::string_view::npos)
          continue;
        if (behind + 1 < s.size() && s[behind] != ' ' && s[behind + 1] != ' ' && s[behind + 1] != '/') continue;
        size_t before = at - 1;
        while (before > 0 && (static_cast<unsigned char>(s[before]) & 0xC0) == 0x80) --before;
        unsigned bytes = 0;
        const char32_t c = text::code_point(s, before, bytes);
        if ((text::is_letter(c) && !text::is_upper(c)) || c == 0x201D || c == ')') return true;
      }
    }
    return false;
  }

  void page(uint32_t begin, uint32_t end) {
    for (uint32_t i = end; i-- > begin + 1;) {
      if (labels_[i].style == Style::keyword) return;
      const unsigned n = number_of(i);
      if (n == 0 || (n != next_ && n != 1) || !marked(n, begin, i) || !foot(n, begin, i, end)) continue;
      for (uint32_t k = i; k < end; ++k) {
        Line& line = layout_.lines[k];
        const unsigned here = number_of(k);
        if (here == n || (here == next_ && marked(here, begin, i))) next_ = here + 1;
        if (!line.furniture && !is_page_number(text(k))) line.furniture = FurnitureRange::Kind::footnote;
      }
      return;
    }
  }

  /// From note `n` in line `i` on the page has nothing but notes.
  bool foot(unsigned n, uint32_t begin, uint32_t i, uint32_t end) const {
    if (layout_.lines[i].blank_before == 0 && !is_rule_line(text(i - 1))) return false;
    for (uint32_t k = i + 1; k < end; ++k) {
      const Line& line = layout_.lines[k];
      if (line.table >= 0 || line.cell) return false;
      if (is_page_number(text(k)) || line.furniture) continue;
      const unsigned here = number_of(k);
      if (here == n + 1 && marked(here, begin, i)) {
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
  unsigned next_ = 1;
};

}  // namespace

void set_footnotes_aside(Layout& layout, const std::vector<Label>& labels) {
  if (!layout.damaged) Pages(layout, labels).run();
}

}  // namespace vanban::structure
