// The physical lines of a text, and the clean text made of pieces of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/offset_map.h"

namespace vanban::text {

/// One physical line with ink on it. Offsets are bytes of the (NFC) text, half-open, without outer white space.
struct RawLine {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t indent = 0;        ///< columns before the ink; a tab goes to the next multiple of 8
  uint32_t width = 0;         ///< columns the ink takes
  uint16_t blank_before = 0;  ///< lines without ink directly before
  bool page_break = false;    ///< a form feed stands before it
  bool wide_gap = false;      ///< a tab, or three blanks or more, inside
  bool pipe = false;          ///< a vertical bar inside
  bool plain = false;         ///< single blanks only, and no asterisk: nothing to fold
};

std::vector<RawLine> scan_lines(std::string_view nfc, uint32_t skip);

/// White space as Unicode has it (and as folding folds it). `bytes` is the length of the character at `at`.
bool is_space(std::string_view text, size_t at, unsigned& bytes);

/// How many characters (code points) a text holds.
uint32_t count_characters(std::string_view text);

/// A piece of a physical line: the whole of it, or one cell of a row.
struct Piece {
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// The piece without white space at its ends.
Piece trim(std::string_view nfc, Piece piece);

/// The text patterns are matched on: the pieces in logical order, each folded (one blank for a run of
/// white space, Markdown emphasis dropped) and ended by a line feed; its folded shadow; and the way back.
struct Clean {
  std::string text;
  std::string fold;  ///< complete after finish()
  OffsetMap map;     ///< text -> the NFC text the pieces were cut from

  /// Appends one piece; returns where it stands (without its line feed).
  struct Range {
    uint32_t begin, end;
  };
  Range append(std::string_view nfc, Piece piece);
  /// The same for a piece that needs no folding: RawLine::plain.
  Range append_plain(std::string_view nfc, Piece piece);
  /// Brings `fold` up to `text`. Call once, when all pieces are in.
  void finish();
};

}  // namespace vanban::text
