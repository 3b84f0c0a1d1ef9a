// What a reader knows of a text beyond its characters: pages, where words stand, cells of tables, furniture.
//
// Plain text has none of it. Every range is in bytes of the source text (the extracted text that spans refer to),
// half-open, and every list is in rising order of `begin`. Lengths are points (1/72 inch) from the top left of the
// page.
#pragma once

#include <cstdint>
#include <vector>

namespace vanban {

struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// A page, or an image of one.
struct SourcePage {
  uint32_t begin = 0, end = 0;
  float width = 0, height = 0;
};

/// Where a word stands. `page` counts from 0. `confidence` is 0 … 1: recognition's own; 1 for printed text.
struct WordBox {
  uint32_t begin = 0, end = 0;
  uint32_t page = 0;
  Box box;
  float confidence = 1.0F;
};

/// The text of one cell: whole lines, in order. Empty where begin == end.
struct GridCell {
  uint32_t begin = 0, end = 0;
};

/// Text that stands in rows and columns. Cells do not overlap, and take all ink between `begin` and `end`.
struct Grid {
  enum class Kind : uint8_t {
    table,    ///< data, read row by row
    columns,  ///< a letterhead or closing, read column by column
    unknown,  ///< the reader cannot tell: the structure decides by what the cells begin with
  };
  uint32_t begin = 0, end = 0;
  Kind kind = Kind::unknown;
  std::vector<std::vector<GridCell>> rows;
};

/// Text of the page and not of the document, where the format itself says so.
struct FurnitureRange {
  enum class Kind : uint8_t { page_number, running_header, footnote, stamp, handwriting, site_furniture };
  uint32_t begin = 0, end = 0;
  Kind kind = Kind::running_header;
};

struct SourceLayout {
  std::vector<SourcePage> pages;
  std::vector<WordBox> words;
  std::vector<Grid> grids;
  std::vector<FurnitureRange> furniture;
  /// Each line of the text is a whole paragraph of the original (a word processor's), not what fitted on a line.
  bool whole_paragraphs = false;

  bool empty() const {
    return pages.empty() && words.empty() && grids.empty() && furniture.empty() && !whole_paragraphs;
  }
};

}  // namespace vanban
