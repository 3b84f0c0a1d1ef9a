// The words of a page with their places: what text layers and text recognition have in common.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/source_layout.h"

namespace vanban::read {

struct PageWord {
  std::string_view text;  ///< of the table it was read from, which must outlive it
  Box box;                ///< points
  float confidence = 1.0F;
  uint32_t line = 0;  ///< words of one line, as the program saw it, have the same number and follow each other
};

/// Words of a page that are none of its text: what was written by hand, stamps, footnotes.
struct PageAside {
  FurnitureRange::Kind kind = FurnitureRange::Kind::handwriting;
  std::vector<PageWord> words;
};

struct PageWords {
  float width = 0, height = 0;  ///< points
  std::vector<PageWord> words;
  std::vector<PageAside> asides;
};

/// Reads the table that `pdftotext -tsv` and `tesseract … tsv` print, a line a word, page or line: the level, five
/// numbers of what, left, top, width, height, the confidence in per cent, and the word. `scale` makes points of its
/// units. Lines that are no such rows are passed over. Linear.
std::vector<PageWords> read_word_table(std::string_view table, float scale);

}  // namespace vanban::read
