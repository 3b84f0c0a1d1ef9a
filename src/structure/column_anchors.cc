#include "structure/column_anchors.h"

#include <algorithm>

#include "text/capitals.h"
#include "text/fold.h"
#include "text/holds.h"

namespace vanban::structure {

const grammar::Rule* ColumnAnchors::at(std::string_view piece, uint8_t sides) {
  scratch_.text.clear();
  scratch_.fold.clear();
  scratch_.map.clear();
  auto range = scratch_.append(piece, {0, static_cast<uint32_t>(piece.size())});
  scratch_.finish();
  const std::string_view text = std::string_view(scratch_.text).substr(0, range.end);
  const std::string_view fold = std::string_view(scratch_.fold).substr(0, range.end);
  const grammar::Rule* found = nullptr;
  rules_.anchor_patterns.each_admitted(text, fold, [&](size_t i) {
    const LayoutRules::Anchor& anchor = rules_.anchors[i];
    if ((anchor.sides & sides) == 0) return false;
    const grammar::Pattern& pattern = anchor.rule->pattern;
    if (pattern.holds_at(pattern.side(text, fold), 0, text.size())) found = anchor.rule;
    return found != nullptr;
  });
  return found;
}

size_t ColumnAnchors::fewest_tabbed(const text::RawLine& r) {
  constexpr size_t widest_head = 40;
  const size_t tab = nfc_.substr(r.begin, r.end - r.begin).find('\t');
  if (tab >= widest_head) return 3;
  const text::Piece first = text::trim(nfc_, {r.begin, r.begin + static_cast<uint32_t>(tab)});
  return at(nfc_.substr(first.begin, first.end - first.begin), LayoutRules::head) != nullptr ? 2 : 3;
}

size_t ColumnAnchors::paper_end(const TableShape& shape, size_t first) {
  bool closing = false;
  for (size_t r = first; r < shape.rows.size() && shape.rows.size() > first + 1; ++r) {
    for (const TableCell& cell : shape.rows[r]) {
      for (const text::Piece p : cell.pieces) {
        const grammar::Rule* rule = at(nfc_.substr(p.begin, p.end - p.begin), LayoutRules::any);
        if (rule == nullptr) continue;
        if (closing && r > first && rule->is("letterhead")) return r;
        closing = closing || rule->is("closing");
      }
    }
  }
  return shape.rows.size();
}

uint32_t ColumnAnchors::second_column(text::Piece whole, bool plain, bool cell, bool names) {
  pair_ = false;
  // Looked through as it is matched: a word of the grammar may hold a blank, which may be another sign in the source.
  std::string_view clean = nfc_.substr(whole.begin, whole.end - whole.begin);
  if (!plain) {
    scratch_.text.clear();
    scratch_.map.clear();
    scratch_.append(nfc_, whole);
    clean = std::string_view(scratch_.text).substr(0, scratch_.text.size() - 1);
  }
  if (clean.empty()) return 0;
  const bool capitals = text::holds_capitals(clean);
  // Several rules wait for the same word.
  const std::string* sought = nullptr;
  bool held = false;
  auto holds = [&](const std::string& needle) {
    if (sought == nullptr || *sought != needle) held = text::holds(clean, needle);
    sought = &needle;
    return held;
  };
  for (const LayoutRules::Split* split : rules_.splits_by_byte[static_cast<unsigned char>(clean[0])]) {
    const grammar::Rule& rule = *split->rule;
    if ((split->cell && !cell) || (split->names && !names) || (split->capitals && !capitals) ||
        (split->opening != nullptr && !split->opening->admits(clean)))
      continue;
    if (!split->contains->empty() && std::none_of(split->contains->begin(), split->contains->end(), holds)) continue;
    grammar::Captures captures;
    if (!rule.pattern.find(clean, 0, clean.size(), captures)) continue;
    Slice right = grammar::group(rule, captures, "right");
    if (right.begin == 0 || right.empty()) continue;
    pair_ = split->pair;
    return plain ? whole.begin + right.begin : scratch_.map.to_origin(right.begin);
  }
  return 0;
}

}  // namespace vanban::structure
