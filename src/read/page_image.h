// The image of a page -> its words: set upright, recognised, and looked at again where that is worth it.
#pragma once

#include <string>

#include "read/reading.h"
#include "read/recognition.h"

namespace vanban::read {

/// Recognises the image of one page (PPM, P6, or PGM, P5) of `dpi` dots an inch; `pages` of the result has one page, or
/// none where it is no image. Throws what recognise() throws.
Recognised recognise_page(std::string image, unsigned dpi, const Reading& reading);

}  // namespace vanban::read
