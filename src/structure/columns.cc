#include "structure/columns.h"

#include "text/fold.h"

namespace vanban::structure {

using text::Piece;
using text::RawLine;

std::vector<Piece> cut_at_gaps(std::string_view nfc, const RawLine& line, uint32_t least) {
  std::vector<Piece> out;
  bool has_tab = nfc.substr(line.begin, line.end - line.begin).find('\t') != std::string_view::npos;
  uint32_t start = line.begin;
  for (uint32_t i = line.begin; i < line.end;) {
    unsigned bytes = 1;
    if (!text::is_space(nfc, i, bytes)) {
      i += bytes;
      continue;
    }
    uint32_t gap = i;
    uint32_t columns = 0;
    bool tab = false;
    while (i < line.end && text::is_space(nfc, i, bytes)) {
      tab = tab || nfc[i] == '\t';
      ++columns;
      i += bytes;
    }
    if (has_tab ? tab : columns >= least) {
      out.push_back({start, gap});
      start = i;
    }
  }
  out.push_back({start, line.end});
  return out;
}

uint32_t columns_between(std::string_view nfc, uint32_t begin, uint32_t end, uint32_t from) {
  uint32_t column = from;
  for (uint32_t i = begin; i < end;) {
    unsigned bytes = 1;
    text::code_point(nfc, i, bytes);
    column = nfc[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
    i += bytes;
  }
  return column;
}

}  // namespace vanban::structure
