#include "structure/labels.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "grammar/table.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

/// 0 if the text is no well-formed Roman number up to 89.
uint32_t roman(std::string_view s) {
  uint32_t total = 0;
  uint32_t last = 100;
  auto value = [](char c) -> uint32_t {
    switch (c) {
      case 'i':
      case 'I': return 1;
      case 'v':
      case 'V': return 5;
      case 'x':
      case 'X': return 10;
      case 'l':
      case 'L': return 50;
      default: return 0;
    }
  };
  for (size_t i = 0; i < s.size(); ++i) {
    uint32_t v = value(s[i]);
    if (v == 0) return 0;
    uint32_t next = i + 1 < s.size() ? value(s[i + 1]) : 0;
    if (v < next) {
      if (v * 5 != next && v * 10 != next) return 0;
      total += next - v;
      ++i;
      v = next;
    } else {
      total += v;
    }
    if (v > last) return 0;
    last = v;
  }
  return total;
}

uint32_t letter(std::string_view folded) {
  for (uint32_t i = 0; i < point_letters.size(); ++i) {
    if (point_letters[i] == folded) return i + 1;
  }
  if (folded == "f") return 7;  // not in the alphabet, but typed for g
  if (folded == "j") return 10;
  if (folded == "w") return 22;
  if (folded == "z") return 24;
  if (folded.size() >= 2 && folded.substr(0, folded.size() / 2) == folded.substr(folded.size() / 2)) {
    uint32_t once = letter(folded.substr(0, folded.size() / 2));
    return once == 0 ? 0 : once + 23;  // aa follows y
  }
  return 0;
}

uint32_t decimal_number(std::string_view s) {
  uint32_t n = 0;
  for (char c : s) {
    if (c < '0' || c > '9') break;
    n = n * 10 + static_cast<uint32_t>(c - '0');
  }
  return n;
}

Style style_of(std::string_view s) {
  if (s == "bullet") return Style::bullet;
  if (s == "roman") return Style::roman;
  if (s == "arabic") return Style::arabic;
  if (s == "letter") return Style::letter;
  if (s == "capital") return Style::capital;
  if (s == "decimal") return Style::decimal;
  return Style::keyword;
}

NodeKind kind_of(std::string_view s) {
  static constexpr std::pair<std::string_view, NodeKind> kinds[] = {
      {"part", NodeKind::part},       {"chapter", NodeKind::chapter},
      {"section", NodeKind::section}, {"subsection", NodeKind::subsection},
      {"article", NodeKind::article}, {"clause", NodeKind::clause},
      {"bullet", NodeKind::bullet}};
  for (const auto& [name, kind] : kinds) {
    if (name == s) return kind;
  }
  return NodeKind::item;
}

/// The bytes of the quotation mark that a text opens with; 0 if with none.
uint32_t quotation_mark(std::string_view s) { return s[0] == '"' ? 1 : s.starts_with("“") ? 3 : 0; }

/// Cheap test of the first byte: most lines begin with a capital letter that no label begins with.
bool may_begin(std::string_view fold, uint32_t at, uint32_t end) {
  auto c = static_cast<unsigned char>(fold[at]);
  if (c >= '0' && c <= '9') return true;
  if (c >= 0x80) return c == 0xE2 || c == 0xEF || c == 0xEE || c == 0xC2 || c == 0xC4;
  if (c >= 'a' && c <= 'z') {
    // A keyword, or a single letter or Roman number with a sign behind it.
    if (c == 'p' || c == 'c' || c == 'm' || c == 't' || c == 'k') return true;
    for (uint32_t i = at + 1; i < end && i < at + 8; ++i) {
      auto d = static_cast<unsigned char>(fold[i]);
      if (d == ' ')
        return i + 1 < end && (fold[i + 1] == '-' || fold[i + 1] == '.' ||
                               static_cast<unsigned char>(fold[i + 1]) == 0xE2 || c == 'o');
      if (d == '.' || d == ')' || d == '/' || d == '-' || d == ':' || d == 0xE2) return true;
      if (d >= '0' && d <= '9') return true;
      if (d < 'a' || d > 'z') return false;
    }
    return end - at <= 8;
  }
  return true;
}

}  // namespace

LabelReader::LabelReader(const grammar::Grammar& grammar)
    : ordinals_(grammar.lexicon("label_ordinals")), patterns_({}) {
  std::vector<const grammar::Pattern*> patterns;
  for (const grammar::Rule& rule : grammar.family("labels").rules) {
    forms_.push_back({&rule, style_of(rule.get("style")), kind_of(rule.get("kind")),
                      rule.get("rank").empty() ? uint8_t{0} : static_cast<uint8_t>(rule.get("rank")[0] - '0'),
                      rule.pattern.group("number"), rule.pattern.group("open"), rule.pattern.group("close")});
    patterns.push_back(&rule.pattern);
  }
  patterns_ = grammar::PatternSet(patterns);
  if (const std::string_view bytes = grammar.prepared(prepared_name); !bytes.empty()) {
    grammar::ByteReader in(bytes);
    in(signs_);
    in(numbers_);
    return;
  }
  for (size_t sign = '!'; sign <= '~'; ++sign) {
    if (std::isalnum(static_cast<int>(sign)) == 0)
      signs_[sign] = form_of_head(std::string(1, static_cast<char>(sign)), 1, " ");
  }
  for (uint32_t digits = 1; digits <= 2; ++digits) {
    for (uint32_t value = 0; value < (digits == 1 ? 10U : 100U); ++value) {
      const std::string number = (digits == 2 && value < 10 ? "0" : "") + std::to_string(value);
      for (size_t sign = 0; sign < closing_signs.size(); ++sign)
        for (bool alone : {false, true})
          numbers_[number_head(digits, value, sign, alone)] =
              form_of_head(number + closing_signs[sign], digits, alone ? "" : " ");
    }
  }
}

std::string LabelReader::prepare() const {
  grammar::ByteWriter out;
  out(signs_);
  out(numbers_);
  return out.take();
}

/// Only where no form asked before it could match: what matches the head and the blank does so before any words.
uint8_t LabelReader::form_of_head(const std::string& head, size_t number, const char* behind) const {
  const std::string probe = head + behind;
  uint8_t found = 0;
  patterns_.each_admitted(probe, probe, [&](size_t i) {
    const Form& form = forms_[i];
    grammar::Captures captures;
    // Behind a blank more may follow, with which it would match; nothing follows what is all.
    if (!form.rule->pattern.match_at(probe, 0, probe.size(), captures)) return probe.size() > head.size();
    if (form.open >= 0) return true;
    const Slice is_number = captures.group[static_cast<size_t>(form.number)];
    const Slice closes = form.close < 0 ? Slice{} : captures.group[static_cast<size_t>(form.close)];
    const bool closed = number == head.size() ? form.style == Style::bullet && form.close < 0
                                              : closes.begin == number && closes.end == head.size();
    if (is_number.begin == 0 && is_number.end == number && closed) found = static_cast<uint8_t>(i + 1);
    return true;
  });
  return found;
}

const LabelReader::Form* LabelReader::form_of_number(std::string_view text, uint32_t begin, uint32_t end,
                                                     grammar::Captures& captures) const {
  auto digit = [&](uint32_t at) { return at < end && text[at] >= '0' && text[at] <= '9'; };
  if (!digit(begin)) return nullptr;
  const uint32_t digits = digit(begin + 1) ? 2 : 1;
  const uint32_t close = begin + digits;
  const bool alone = close + 1 == end;
  if (close >= end || (!alone && text[close + 1] != ' ')) return nullptr;
  const size_t sign = closing_signs.find(text[close]);
  if (sign == std::string_view::npos) return nullptr;
  uint32_t value = 0;
  for (uint32_t i = begin; i < close; ++i) value = value * 10 + static_cast<uint32_t>(text[i] - '0');
  const uint8_t number = numbers_[number_head(digits, value, sign, alone)];
  if (number == 0) return nullptr;
  const Form& form = forms_[number - 1U];
  captures = {};
  captures.group[static_cast<size_t>(form.number)] = {begin, close};
  captures.group[static_cast<size_t>(form.close)] = {close, close + 1};
  return &form;
}

bool LabelReader::take(const Form& form, const grammar::Captures& captures, std::string_view text,
                       std::string_view fold, Label& label) const {
  auto taken = [&](int group) { return group < 0 ? Slice{} : captures.group[static_cast<size_t>(group)]; };
  Slice number = taken(form.number);
  Slice open = taken(form.open);
  Slice close = taken(form.close);
  std::string_view printed = text.substr(number.begin, number.size());
  std::string_view folded = fold.substr(number.begin, number.size());
  if (printed.empty() && form.style != Style::bullet) return false;
  uint32_t ordinal = 0;
  uint8_t parts = 1;
  switch (form.style) {
    case Style::roman: ordinal = roman(printed); break;
    case Style::letter:
    case Style::capital: ordinal = letter(folded); break;
    case Style::decimal: {
      size_t dot = printed.find_last_not_of("0123456789");
      ordinal = decimal_number(printed.substr(dot == std::string_view::npos ? 0 : dot + 1));
      bool letter_first =
          std::isalpha(static_cast<unsigned char>(printed[0])) != 0 && printed.find('.') == std::string_view::npos;
      parts = static_cast<uint8_t>(1 + std::count(printed.begin(), printed.end(), '.') + (letter_first ? 1 : 0));
      break;
    }
    case Style::keyword:
      ordinal = decimal_number(printed);
      if (ordinal == 0) ordinal = roman(folded);
      if (ordinal == 0) {
        if (const grammar::Rule* word = ordinals_.exact(folded)) ordinal = decimal_number(word->get("value"));
      }
      break;
    case Style::bullet: break;
    default: ordinal = decimal_number(printed); break;
  }
  if (ordinal == 0 && form.style != Style::bullet && !(form.style == Style::arabic && printed == "0")) return false;
  label.style = form.style;
  label.kind = form.kind;
  label.rank = form.rank;
  label.ordinal = ordinal;
  label.parts = parts;
  if (form.style != Style::bullet) label.number = std::string(printed);
  label.open = open.empty() ? '\0' : text[open.begin];
  label.close = close.empty() ? '\0' : text[close.end - 1];
  if (static_cast<unsigned char>(label.close) >= 0x80) label.close = '-';
  label.end = close.empty() ? number.end : close.end;
  label.rule = form.rule;
  return true;
}

Label LabelReader::read(std::string_view text, std::string_view fold, uint32_t begin, uint32_t end) const {
  Label label;
  if (begin >= end || (fold[begin] != '"' && !may_begin(fold, begin, end))) return label;
  const uint32_t printed = begin;
  begin += quotation_mark(text.substr(begin, end - begin));
  const bool quoted = begin > printed;
  if (begin >= end || (quoted && !may_begin(fold, begin, end))) return label;
  const auto sign = static_cast<unsigned char>(text[begin]);
  if (sign < 0x80 && signs_[sign] != 0 && begin + 1 < end && text[begin + 1] == ' ') {
    if (quoted) return {};
    const Form& form = forms_[signs_[sign] - 1U];
    label.style = form.style;
    label.kind = form.kind;
    label.rank = form.rank;
    label.rule = form.rule;
    label.begin = begin;
    label.end = label.text_begin = begin + 1;
    while (label.text_begin < end && text[label.text_begin] == ' ') ++label.text_begin;
    return label;
  }
  const uint32_t reach = text::whole_character(text, std::min(end, begin + 48), end);
  grammar::Captures captures;
  const Form* number = form_of_number(text, begin, end, captures);
  if (number == nullptr || !take(*number, captures, text, fold, label)) {
    patterns_.each_admitted(text.substr(begin, reach - begin), fold.substr(begin, reach - begin), [&](size_t i) {
      const grammar::Pattern& pattern = forms_[i].rule->pattern;
      return pattern.match_at(pattern.side(text, fold), begin, reach, captures) &&
             take(forms_[i], captures, text, fold, label);
    });
  }
  if (label.rule == nullptr) return label;
  if (quoted && label.style == Style::bullet) return {};
  label.begin = printed;
  label.quoted = quoted;
  label.text_begin = label.end;
  while (label.text_begin < end && text[label.text_begin] == ' ') ++label.text_begin;
  return label;
}

const LabelReader& label_reader(const grammar::Grammar& grammar) { return grammar.derived<LabelReader>(); }

}  // namespace vanban::structure
