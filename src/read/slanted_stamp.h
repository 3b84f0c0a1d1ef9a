// Words stamped aslant, such as HỎA TỐC in an arrow under the number of a letter: recognition passes them over.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "read/image.h"
#include "read/page_words.h"

namespace vanban::read {

/// The place of what may be such a stamp in the left part of `head` (a page's letterhead): ink of which no word was
/// read, as large as a stamp and lower than a seal.
std::optional<Box> stamp_region(const PageWords& page, std::string_view pgm, unsigned dpi, const Box& head);

/// The letters on a part of a page as an image (PGM, P5), with the frame around them left out and their line made
/// level. Empty where they make no line, or a level one.
std::string levelled(const GreyImage& image);

/// Puts the words of a stamp, capitals that are syllables, as a line of their own into its place; true where they are
/// that. `texts` keeps them.
bool take_stamp(PageWords& page, const PageWords& stamp, const Box& region, std::deque<std::string>& texts);

}  // namespace vanban::read
