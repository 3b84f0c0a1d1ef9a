// Physical lines -> lines in the order a person reads them: the cells of two-column letterheads and
// closings column by column, data tables as one block, all else as it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/source_layout.h"
#include "text/lines.h"

namespace vanban::structure {

/// One logical line: a physical line, a cell's line, or a whole table.
struct Line {
  uint32_t begin = 0, end = 0;  ///< in the clean text; empty for a table
  uint32_t raw = 0;             ///< the physical line it is (the first one of a table)
  uint32_t indent = 0;          ///< columns
  uint32_t width = 0;           ///< columns
  uint16_t blank_before = 0;
  uint8_t column = 0;  ///< 0: the whole line or the left column; 1 …: further columns
  bool cell = false;   ///< stands in a column of a letterhead or closing
  bool page_break = false;
  int32_t table = -1;                             ///< index into Layout::tables
  std::optional<FurnitureRange::Kind> furniture;  ///< known to be no text of the document

  Slice clean() const { return {begin, end}; }
};

struct TableCell {
  std::vector<text::Piece> pieces;  ///< its lines, in order
};

/// A table of data. It takes all ink from the begin of its first line to the end of its last.
struct Table {
  uint32_t begin = 0, end = 0;  ///< bytes of the NFC text
  uint32_t lines = 0;           ///< physical lines
  std::vector<std::vector<TableCell>> rows;
  std::vector<text::Piece> borders;
};

struct Layout {
  std::vector<Line> lines;
  std::vector<Table> tables;
  std::vector<std::vector<text::Piece>> borders;  ///< bars and rules of each resolved letterhead or closing table
  text::Clean clean;
  bool damaged = false;     ///< text recognition damaged it
  bool recognised = false;  ///< its reader recognised it, so that it may be damaged
  uint32_t wrap = 0;        ///< columns at which the text is hard-wrapped; 0: one paragraph a line
};

/// `source` is what the reader of the format knows of the layout of `nfc`; nullptr for plain text.
Layout lay_out(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar,
               const SourceLayout* source = nullptr);

}  // namespace vanban::structure
