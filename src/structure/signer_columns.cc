#include "structure/signer_columns.h"

#include <algorithm>

#include "structure/columns.h"
#include "text/fold.h"

namespace vanban::structure {

using text::Piece;
using text::RawLine;

namespace {

std::string_view slice(std::string_view nfc, Piece p) { return nfc.substr(p.begin, p.end - p.begin); }

/// No small letter, and more than one capital.
bool capitals(std::string_view s) {
  size_t letters = 0;
  for (size_t k = 0; k < s.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(s, k, bytes);
    if (text::is_lower(c)) return false;
    letters += text::is_letter(c) ? 1 : 0;
    k += bytes;
  }
  return letters > 2;
}

uint32_t away(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

}  // namespace

const grammar::Rule* two_signers(std::string_view nfc, ColumnAnchors& anchors, const std::vector<RawLine>& raw,
                                 uint32_t line, const std::vector<Piece>& cells) {
  if (!capitals(slice(nfc, cells[1]))) return nullptr;
  auto closing = [&](Piece p) -> const grammar::Rule* {
    const grammar::Rule* rule = anchors.at(slice(nfc, p), LayoutRules::right);
    return rule != nullptr && rule->is("closing") ? rule : nullptr;
  };
  if (const grammar::Rule* rule = closing(cells[0])) return rule;
  if (line + 1 >= raw.size() || !capitals(slice(nfc, cells[0]))) return nullptr;
  const RawLine& below = raw[line + 1];
  if (!below.wide_gap || below.blank_before > 0 || below.pipe) return nullptr;
  const std::vector<Piece> offices = cut_at_gaps(nfc, below, 3);
  return offices.size() == 2 && closing(offices[0]) != nullptr ? closing(offices[1]) : nullptr;
}

bool two_bodies(std::string_view nfc, ColumnAnchors& anchors, const std::vector<Piece>& cells) {
  constexpr uint32_t apart = 5;  // columns: single words of one name are closer
  if (cells.size() != 3 || columns_between(nfc, cells[0].end, cells[1].begin, 0) < apart) return false;
  if (!capitals(slice(nfc, cells[0])) || !capitals(slice(nfc, cells[1]))) return false;
  const grammar::Rule* rule = anchors.at(slice(nfc, cells[2]), LayoutRules::right);
  return rule != nullptr && rule->is("letterhead");
}

bool several_signers(std::string_view nfc, ColumnAnchors& anchors, const std::vector<Piece>& cells) {
  if (cells.size() < 3) return false;
  for (size_t k = 0; k < cells.size(); ++k) {
    const uint8_t sides = k == 0 ? LayoutRules::left | LayoutRules::right : LayoutRules::right;
    const grammar::Rule* rule = anchors.at(slice(nfc, cells[k]), sides);
    if (rule == nullptr || !rule->is("closing")) return false;
  }
  return true;
}

uint32_t closing_below(std::string_view nfc, ColumnAnchors& anchors, const std::vector<RawLine>& raw, uint32_t first,
                       uint32_t lines) {
  for (uint32_t k = first + 3; k < first + lines; ++k) {
    if (raw[k].blank_before == 0) continue;
    for (Piece p : cut_at_gaps(nfc, raw[k], 3)) {
      const grammar::Rule* rule = anchors.at(slice(nfc, p), LayoutRules::any);
      if (rule != nullptr && rule->is("closing")) return k;
    }
  }
  return first + lines;
}

std::vector<std::vector<ColumnLine>> signer_columns(std::string_view nfc, const std::vector<RawLine>& raw,
                                                    uint32_t first, uint32_t last, const std::vector<Piece>& cells) {
  struct Place {
    uint32_t begin, middle;
  };
  auto place = [&](const RawLine& r, Piece p) {
    const uint32_t begin = columns_between(nfc, r.begin, p.begin, r.indent);
    return Place{begin, begin + text::count_characters(slice(nfc, p)) / 2};
  };
  std::vector<Place> places;
  places.reserve(cells.size());
  for (Piece p : cells) places.push_back(place(raw[first], p));
  std::vector<std::vector<ColumnLine>> columns(cells.size());
  for (uint32_t k = first; k <= last; ++k) {
    const RawLine& r = raw[k];
    const std::vector<Piece> pieces = cut_at_gaps(nfc, r, 3);
    for (size_t n = 0; n < pieces.size(); ++n) {
      const Piece p = pieces[n];
      const Place here = place(r, p);
      // As many as there are signers: each has his own, however wide the columns' words.
      if (pieces.size() == cells.size()) {
        columns[n].push_back({p, k, here.begin, r.blank_before});
        continue;
      }
      size_t best = 0;
      uint32_t least = UINT32_MAX;
      for (size_t c = 0; c < places.size(); ++c) {
        const uint32_t off = std::min(away(here.begin, places[c].begin), away(here.middle, places[c].middle));
        if (off >= least) continue;
        least = off;
        best = c;
      }
      columns[best].push_back({p, k, here.begin, r.blank_before});
    }
  }
  return columns;
}

}  // namespace vanban::structure
