// Those who issue or sign a paper beside each other.
#pragma once

#include <string_view>
#include <vector>

#include "structure/column_anchors.h"

namespace vanban::structure {

/// A piece of a line, in one column.
struct ColumnLine {
  text::Piece piece;
  uint32_t raw, indent;
  uint16_t blank;
};

/// `TM. BAN THƯỜNG VỤ      CÔNG AN TỈNH`: the anchor of what one signs for, beside the name of another body in
/// capitals; or of the offices on the next line, below the names of two bodies. nullptr if the two cells are not that.
const grammar::Rule* two_signers(std::string_view nfc, ColumnAnchors& anchors, const std::vector<text::RawLine>& raw,
                                 uint32_t line, const std::vector<text::Piece>& cells);

/// `SỞ TƯ PHÁP      CÔNG AN TỈNH      CỘNG HÒA XÃ HỘI …`: two letterheads, and the name of the state.
bool two_bodies(std::string_view nfc, ColumnAnchors& anchors, const std::vector<text::Piece>& cells);

/// Three or more cells, and each of them, but for Nơi nhận, is what a signature begins with.
bool several_signers(std::string_view nfc, ColumnAnchors& anchors, const std::vector<text::Piece>& cells);

/// Of the `lines` from `first` on, which read as a table: where a closing begins below it; behind the last if none
/// does.
uint32_t closing_below(std::string_view nfc, ColumnAnchors& anchors, const std::vector<text::RawLine>& raw,
                       uint32_t first, uint32_t lines);

/// The lines `first` to `last` in as many columns as the first has cells: what stands below goes to the cell that
/// begins where it begins, or has its middle where it has its own.
std::vector<std::vector<ColumnLine>> signer_columns(std::string_view nfc, const std::vector<text::RawLine>& raw,
                                                    uint32_t first, uint32_t last,
                                                    const std::vector<text::Piece>& cells);

}  // namespace vanban::structure
