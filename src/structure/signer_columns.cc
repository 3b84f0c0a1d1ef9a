#include "structure/signer_columns.h"

#include <algorithm>

#include "structure/columns.h"
#include "text/fold.h"

namespace vanban::structure {

using text::Piece;
using text::RawLine;

namespace {

std::string_view slice(std::string_view nfc, Piece p) { return nfc.substr(p.begin, p.end - p.begin); }

uint32_t away(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

}  // namespace

const grammar::Rule* two_signers(std::string_view nfc, ColumnAnchors& anchors, const std::vector<Piece>& cells) {
  std::string_view right = slice(nfc, cells[1]);
  for (size_t k = 0; k < right.size();) {
    unsigned bytes = 0;
    if (text::is_lower(text::code_point(right, k, bytes))) return nullptr;
    k += bytes;
  }
  const grammar::Rule* rule = anchors.at(slice(nfc, cells[0]), LayoutRules::right);
  return rule != nullptr && rule->is("closing") ? rule : nullptr;
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
  for (Piece p : cells) places.push_back(place(raw[first], p));
  std::vector<std::vector<ColumnLine>> columns(cells.size());
  for (uint32_t k = first; k <= last; ++k) {
    const RawLine& r = raw[k];
    for (Piece p : cut_at_gaps(nfc, r, 3)) {
      const Place here = place(r, p);
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
