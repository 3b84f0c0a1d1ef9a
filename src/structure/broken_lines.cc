#include "structure/broken_lines.h"

namespace vanban::structure {

namespace {

constexpr uint32_t narrow = 44;     // columns: what is wider was not cut by a narrow cell
constexpr uint32_t most_lines = 3;  // a state name or a date in three pieces

bool goes_on(const text::RawLine& line) {
  return line.blank_before == 0 && !line.page_break && !line.pipe && !line.wide_gap && line.width <= narrow;
}

bool holds_space(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    unsigned bytes = 1;
    if (text::is_space(s, i, bytes)) return true;
    i += bytes;
  }
  return false;
}

}  // namespace

BrokenLines::BrokenLines(const grammar::Grammar& grammar) : patterns_({}) {
  std::vector<const grammar::Pattern*> patterns;
  for (const grammar::Rule& rule : grammar.family("broken_lines").rules) {
    rules_.push_back(&rule);
    patterns.push_back(&rule.pattern);
  }
  patterns_ = grammar::PatternSet(patterns);
}

uint32_t BrokenLines::count_at(std::string_view nfc, const std::vector<text::RawLine>& raw, uint32_t i,
                               text::Clean& scratch) const {
  const text::RawLine& first = raw[i];
  if (first.pipe || first.wide_gap || first.width > narrow || i + 1 >= raw.size() || !goes_on(raw[i + 1])) return 1;
  const auto byte = static_cast<unsigned char>(nfc[first.begin]);
  if (byte < 0x80 && (byte < 'A' || byte > 'Z') && byte != '*') return 1;
  const bool one_word = !holds_space(nfc.substr(first.begin, first.end - first.begin));
  for (uint32_t lines = 2; lines <= most_lines && i + lines <= raw.size() && goes_on(raw[i + lines - 1]); ++lines) {
    scratch.text.clear();
    scratch.fold.clear();
    scratch.map.clear();
    const auto range = scratch.append(nfc, {first.begin, raw[i + lines - 1].end});
    scratch.finish();
    const std::string_view text = std::string_view(scratch.text).substr(0, range.end);
    const std::string_view fold = std::string_view(scratch.fold).substr(0, range.end);
    bool whole = false;
    patterns_.each_admitted(text, fold, [&](size_t k) {
      const grammar::Rule& rule = *rules_[k];
      if (rule.is("one_word") && !one_word) return false;
      whole = rule.pattern.holds_at(rule.pattern.side(text, fold), 0, range.end);
      return whole;
    });
    if (whole) return lines;
  }
  return 1;
}

}  // namespace vanban::structure
