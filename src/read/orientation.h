// Pages that were scanned on their side or upside down.
#pragma once

#include <string>
#include <string_view>

#include "read/reading.h"

namespace vanban::read {

/// By how many degrees clockwise an image must be turned for its text to stand upright: 0, 90, 180 or 270. By
/// tesseract's data `osd`; 0 where that is not installed or not sure.
unsigned turn_of(std::string_view image, unsigned dpi, const Reading& reading);

/// A grey image (PGM, P5) turned clockwise by a multiple of 90 degrees; empty where it is no such image.
std::string turned(std::string_view pgm, unsigned degrees);

}  // namespace vanban::read
