// The image of a page -> its words: set upright, recognised, and looked at again where that is worth it.
#pragma once

#include "read/memory_file.h"
#include "read/reading.h"
#include "read/recognition.h"

namespace vanban::read {

/// Recognises a page printed as an image (PPM, P6, or PGM, P5) of `dpi` dots an inch; `pages` of the result has one
/// page, or none where it is no image. Throws what recognise() throws.
Recognised recognise_page(MemoryFile printed, unsigned dpi, const Reading& reading);

}  // namespace vanban::read
