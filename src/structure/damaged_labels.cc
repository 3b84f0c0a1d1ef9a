#include "structure/damaged_labels.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "structure/damage.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

/// The strokes of a Roman number as recognition sees them: H is II, T and 1 and l are I, Y is V. "" if other letters
/// stand in it.
std::string strokes(std::string_view s) {
  std::string out;
  for (char c : s) {
    switch (c) {
      case 'I':
      case '1':
      case 'l':
      case 'T':
      case '|': out += 'I'; break;
      case 'H': out += "II"; break;
      case 'V':
      case 'Y': out += 'V'; break;
      case 'X': out += 'X'; break;
      default: return "";
    }
  }
  return out;
}

std::string roman(uint32_t n) {
  static constexpr std::pair<uint32_t, const char*> steps[] = {{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};
  std::string out;
  for (const auto& [value, sign] : steps) {
    for (; n >= value; n -= value) out += sign;
  }
  return out;
}

constexpr uint32_t most = 30;  // sections of a document

/// A Roman number that becomes the one before it without its last stroke.
bool loses_a_stroke(uint32_t n) { return roman(n).ends_with("II"); }

class LabelRestorer {
 public:
  LabelRestorer(const Layout& layout, const std::vector<Classified>& roles, std::vector<Label>& labels)
      : layout_(layout), roles_(roles), labels_(labels) {}

  void run() {
    for (size_t i = 0; i < labels_.size(); ++i) {
      if (roles_[i].role != Role::body) {
        // An attachment begins to count anew.
        if (roles_[i].role == Role::annex || roles_[i].role == Role::state_name) last_ = number_ = letter_ = 0;
        continue;
      }
      Label& label = labels_[i];
      behind_comma(i);
      if (label.style == Style::arabic && label.close == ')' && label.open == 0 && between_letters(i)) {
        count_as(label, Style::letter, letter_ + 1);
        letter_ = label.ordinal;
        continue;
      }
      if (label.style == Style::letter) {
        letter_ = label.ordinal;
      } else if (label && label.style != Style::bullet) {
        letter_ = 0;
        number_ = label.style == Style::arabic ? label.ordinal : 0;
      }
      if (label.style == Style::arabic && label.ordinal == 1 && label.open == 0 && begins_sections(i)) {
        count_as(label, Style::roman, 1);
      } else if (label.style == Style::roman && label.ordinal == 1 && last_ >= 1 && next_is(i, Style::arabic, 2)) {
        count_as(label, Style::arabic, 1);
        continue;
      } else if (label.style == Style::roman && label.ordinal == last_ && loses_a_stroke(last_ + 1)) {
        count_as(label, Style::roman, last_ + 1);  // II. behind II.: it was III
      } else if (label.style != Style::roman) {
        if (last_ >= 1) {
          wrecked(i);
        } else if (!label || label.style == Style::letter) {
          wrecked_first(i);
        }
      }
      if (label.style == Style::roman) last_ = label.ordinal;
    }
  }

 private:
  std::string_view text(size_t i) const {
    const Line& line = layout_.lines[i];
    return std::string_view(layout_.clean.text).substr(line.begin, line.end - line.begin);
  }

  static void count_as(Label& label, Style style, uint32_t ordinal) {
    label.style = style;
    label.ordinal = ordinal;
    label.number = style == Style::roman ? roman(ordinal) : std::to_string(ordinal);
    label.kind = NodeKind::item;
  }

  /// Body, or what stands on the page between its lines.
  bool body(size_t i) const {
    return i < labels_.size() && (roles_[i].role == Role::body || roles_[i].role >= Role::rule);
  }

  /// The next numbered line is of this style and number.
  bool next_is(size_t i, Style style, uint32_t ordinal) const {
    for (size_t k = i + 1; body(k) && k < i + 400; ++k) {
      const Label& l = labels_[k];
      if (l.style == style && l.ordinal == ordinal) return true;
      if (l.style == Style::roman || l.style == Style::arabic || l.style == Style::keyword) return false;
    }
    return false;
  }

  /// `4) …` above b), below what no letter numbers, or where a letter is missing: it was a).
  bool between_letters(size_t i) const {
    if (labels_[i].ordinal == letter_ + 1 && letter_ == 0) return false;
    for (size_t k = i + 1; body(k) && k < i + 40; ++k) {
      const Label& l = labels_[k];
      if (!l || l.style == Style::bullet) continue;
      return l.style == Style::letter && l.close == ')' && l.ordinal == letter_ + 2;
    }
    return false;
  }

  /// `2, Giao Trạm Y tế …` below 1.: it was `2.`.
  void behind_comma(size_t i) {
    if (labels_[i] || number_ == 0) return;
    const std::string_view t = text(i);
    const std::string number = std::to_string(number_ + 1);
    unsigned bytes = 0;
    if (!t.starts_with(number) || t.size() < number.size() + 3) return;
    if (t.substr(number.size(), 2) != ", " || !text::is_upper(text::code_point(t, number.size() + 2, bytes))) return;
    const Line& line = layout_.lines[i];
    Label label;
    count_as(label, Style::arabic, number_ + 1);
    label.close = '.';
    label.begin = line.begin;
    label.end = line.begin + static_cast<uint32_t>(number.size()) + 1;
    label.text_begin = label.end + 1;
    labels_[i] = label;
  }

  /// The next Roman number is this.
  bool goes_on_to(size_t i, uint32_t ordinal) const {
    for (size_t k = i + 1; body(k) && k < i + 400; ++k) {
      if (labels_[k].style == Style::roman) return labels_[k].ordinal == ordinal;
    }
    return false;
  }

  /// `1.` directly above another `1.`, in a document whose sections go on with II: it was I.
  bool begins_sections(size_t i) const {
    if (last_ != 0) return false;
    bool again = false;
    for (size_t k = i + 1; body(k) && k < i + 400; ++k) {
      const Label& l = labels_[k];
      if (l.style == Style::arabic && l.open == 0 && !again) {
        if (l.ordinal != 1) return false;
        again = true;
      }
      if (l.style == Style::roman) return again && (l.ordinal == 2 || l.ordinal == 3);
    }
    return false;
  }

  /// A heading in capitals with strokes before it (`IL.`, `1-`, `L`), in a document whose sections go on with II: it
  /// was I.
  void wrecked_first(size_t i) {
    std::string_view t = text(i);
    size_t end = t.find_first_of(" -");
    if (end == std::string_view::npos || end == 0 || end > 4 || end + 4 > t.size()) return;
    size_t begin = t.find_first_not_of(" -", end);
    if (begin == std::string_view::npos || !mostly_capitals(t.substr(begin))) return;
    std::string_view number = t.substr(0, end);
    while (!number.empty() && (number.back() == '.' || number.back() == ',' || number.back() == ':'))
      number.remove_suffix(1);
    if (number.empty() || number.find_first_not_of("IlL1T|") != std::string_view::npos) return;
    if (number.size() == end && t[end] == ' ' && number == "T") return;
    for (size_t k = i + 1; body(k) && k < i + 400; ++k) {
      const Label& l = labels_[k];
      if (l.style != Style::roman) continue;
      // I itself may be the second, which lost a stroke.
      if (l.ordinal > 3 || (l.ordinal == 1 && !goes_on_to(k, 3))) return;
      const Line& line = layout_.lines[i];
      Label label;
      count_as(label, Style::roman, 1);
      label.close = '.';
      label.begin = line.begin;
      label.end = line.begin + static_cast<uint32_t>(end) + (t[end] == '-' ? 1 : 0);
      label.text_begin = line.begin + static_cast<uint32_t>(begin);
      label.rule = l.rule;
      labels_[i] = label;
      return;
    }
  }

  /// A line that begins with what the next Roman number may have become.
  void wrecked(size_t i) {
    std::string_view t = text(i);
    size_t end = std::min(t.find(' '), t.size());
    if (end < 2 || end > 7 || end + 2 > t.size()) return;
    std::string_view number = t.substr(0, end);
    bool closed = number.ends_with(".") || number.ends_with(",") || number.ends_with(":");
    if (closed) number.remove_suffix(1);
    unsigned bytes = 0;
    if (number.size() < 2 || !text::is_upper(text::code_point(t, end + 1, bytes))) return;
    // Without its sign a number is one only if it is printed as one.
    bool printed = std::all_of(number.begin(), number.end(), [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
    if (!closed && !printed) return;
    if (number.find_first_not_of("0123456789") == std::string_view::npos) return;
    std::string seen = strokes(number);
    for (uint32_t n = last_ + 1; n <= std::min(last_ + 2, most); ++n) {
      if (seen != roman(n)) continue;
      const Line& line = layout_.lines[i];
      Label label;
      count_as(label, Style::roman, n);
      label.close = '.';
      label.begin = line.begin;
      label.end = line.begin + static_cast<uint32_t>(end);
      label.text_begin = label.end + 1;
      labels_[i] = label;
      return;
    }
  }

  const Layout& layout_;
  const std::vector<Classified>& roles_;
  std::vector<Label>& labels_;
  uint32_t last_ = 0;    // the Roman number before
  uint32_t number_ = 0;  // the Arabic number before
  uint32_t letter_ = 0;  // the letter before, behind that number
};

}  // namespace

bool shows_wrecked_label(const Layout& layout, const std::vector<Classified>& roles, const std::vector<Label>& labels) {
  constexpr size_t longest = 6;  // bytes: VHI., XIH.
  uint32_t last = 0;             // the Roman number before
  for (size_t i = 0; i < labels.size(); ++i) {
    if (roles[i].role != Role::body) continue;
    if (labels[i].style == Style::roman) last = labels[i].ordinal;
    const Line& line = layout.lines[i];
    if (last == 0 || labels[i] || line.table >= 0) continue;
    const std::string_view t = std::string_view(layout.clean.text).substr(line.begin, line.end - line.begin);
    const size_t stop = t.substr(0, longest).find('.');
    if (stop == std::string_view::npos || stop < 2 || t.substr(0, stop).find('H') == std::string_view::npos) continue;
    if (mostly_capitals(t) && strokes(t.substr(0, stop)) == roman(last + 1)) return true;
  }
  return false;
}

void restore_labels(const Layout& layout, const std::vector<Classified>& roles, std::vector<Label>& labels) {
  LabelRestorer(layout, roles, labels).run();
}

}  // namespace vanban::structure
