// Images of pages -> words, by Tesseract.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "read/memory_file.h"
#include "read/page_words.h"
#include "read/reading.h"

namespace vanban::read {

/// Words recognised on an image, and what holds their characters.
struct Recognised {
  std::string table;
  std::deque<std::string> mended;
  std::vector<PageWords> pages;  ///< one, or as many as a TIFF has
};

/// What tesseract looks for on an image.
enum class Segmentation : uint8_t {
  page = 3,   ///< blocks and columns
  block = 6,  ///< lines of one block
};

/// Recognises an image (PNM, PNG, JPEG, TIFF) of `dpi` dots an inch, without the specks. Throws what run() throws,
/// and converter_failed where tesseract does not take the image.
Recognised recognise(const MemoryFile& image, unsigned dpi, const Reading& reading,
                     Segmentation segmentation = Segmentation::page);

/// How sure recognition is of the words of a page, handwriting among them, weighted by their length: 0 … 1; 0 for a
/// page without words.
float certainty(const PageWords& page);

}  // namespace vanban::read
