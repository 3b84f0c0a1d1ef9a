// A picture as a PDF file: what pages of images are printed with prints PNG, JPEG and TIFF, too.
#pragma once

#include <string>
#include <string_view>

namespace vanban::read {

/// A page for the picture, or for each of a TIFF's, at `dpi` dots an inch, upright by what the file says of its
/// orientation. The picture's own compression is kept. Empty where a PDF has none such (interlaced and transparent PNG,
/// tiled TIFF and the rarer sorts of it), and where the file is cut short.
std::string pdf_of_image(std::string_view bytes, unsigned dpi);

/// How many pages a picture has: 1, or as many as a TIFF. 0 where their chain goes round.
size_t pages_of_image(std::string_view bytes);

}  // namespace vanban::read
