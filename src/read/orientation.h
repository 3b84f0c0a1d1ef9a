// Pages that were scanned on their side or upside down.
#pragma once

#include <string>
#include <string_view>

#include "read/memory_file.h"
#include "read/page_words.h"
#include "read/reading.h"

namespace vanban::read {

/// Whether most words of a recognised page are higher than they are wide: their lines stand upright on it. Recognition
/// reads such lines, but in no order.
bool on_its_side(const PageWords& page);

/// By how many degrees clockwise an image must be turned for its text to stand upright: 0, 90, 180 or 270. By
/// tesseract's data `osd`; 0 where that is not installed or not sure.
unsigned turn_of(const MemoryFile& image, unsigned dpi, const Reading& reading);

/// A grey image (PGM, P5) turned clockwise by a multiple of 90 degrees; empty where it is no such image.
std::string turned(std::string_view pgm, unsigned degrees);

}  // namespace vanban::read
