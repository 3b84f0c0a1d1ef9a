// What the reader of a format knows of the layout, asked line by line: tables, columns, and what is no text of the
// document.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/source_layout.h"
#include "structure/table_shapes.h"
#include "text/lines.h"

namespace vanban::structure {

/// Walks the grids and furniture of a source beside its physical lines. Lines are asked for in rising order.
class GivenLayout {
 public:
  /// `source` may be nullptr: nothing is known.
  GivenLayout(std::string_view nfc, const SourceLayout* source) : nfc_(nfc), source_(source) {}

  bool whole_paragraphs() const { return source_ != nullptr && source_->whole_paragraphs; }

  /// What kind of furniture the line is, if any.
  std::optional<FurnitureRange::Kind> furniture(const text::RawLine& line);

  struct Found {
    TableShape shape;  ///< lines == 0: none
    Grid::Kind kind = Grid::Kind::unknown;
  };
  /// The grid that begins with `lines[at]`. One whose cells leave out ink, overlap, or share a line with other text is
  /// taken for plain lines, so that nothing is lost.
  Found grid(const std::vector<text::RawLine>& lines, uint32_t at);

 private:
  bool sound(const Grid& grid) const;

  std::string_view nfc_;
  const SourceLayout* source_;
  size_t next_grid_ = 0;
  size_t next_furniture_ = 0;
};

/// Whether the reader recognised the text: it is not sure of every word. `source` may be nullptr.
bool recognised(const SourceLayout* source);

}  // namespace vanban::structure
