// Ink that is not black on the image of a page: stamps and signatures, and at times print.
#pragma once

#include <string_view>
#include <vector>

#include "read/memory_file.h"
#include "read/page_words.h"

namespace vanban::read {

/// A part of an image in colours (PPM, P6) of `dpi` dots an inch in grey (PGM, P5), as the eye sees it, coloured ink
/// and all; empty where it is no such image or the part lies outside.
MemoryFile all_ink(std::string_view ppm, const Box& part, unsigned dpi);

/// Where a page has much coloured ink, in points, from the top; none for an image without colours.
std::vector<Box> coloured_regions(std::string_view ppm, unsigned dpi);

}  // namespace vanban::read
