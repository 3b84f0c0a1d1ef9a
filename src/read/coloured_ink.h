// Ink that is not black on the image of a page: stamps and signatures, and at times print.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/page_words.h"

namespace vanban::read {

/// Grey from colour (PPM, P6, to PGM, P5) as the eye sees it, coloured ink and all; empty where it is no such image.
std::string all_ink(std::string_view ppm);

/// Where a page has much coloured ink, in points, from the top; none for an image without colours.
std::vector<Box> coloured_regions(std::string_view ppm, unsigned dpi);

}  // namespace vanban::read
