// Two columns that tabs or blanks keep apart: a letterhead, or Nơi nhận beside the signature.
#pragma once

#include <string_view>
#include <vector>

#include "structure/column_anchors.h"
#include "structure/signer_columns.h"

namespace vanban::structure {

struct TwoColumns {
  std::vector<std::vector<ColumnLine>> columns;  ///< from left to right; more than two where several sign side by side
  uint32_t lines = 0;                            ///< physical lines they take; 0: none begin there
};

/// The columns that begin on the physical line `first`. `in_list`: Nơi nhận is not far above.
TwoColumns read_two_columns(std::string_view nfc, ColumnAnchors& anchors, const std::vector<text::RawLine>& raw,
                            uint32_t first, bool in_list);

}  // namespace vanban::structure
