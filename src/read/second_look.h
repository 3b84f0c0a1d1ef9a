// Regions of a recognised page that are worth a second look: the signing part of a closing, where stamps and signatures
// lie over the words and lead the search for lines astray.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "read/page_words.h"

namespace vanban::read {

/// Beside and under `Nơi nhận`: the right part of the page, in points. Nothing on a page without it.
std::optional<Box> signing_region(const PageWords& page);

/// A part of a grey image (PGM, P5), as an image; empty where it is none or the part lies outside.
std::string part_of_image(std::string_view pgm, const Box& part, unsigned dpi);

/// Puts the lines of `again`, which are those of `region` alone and count from its corner, in place of the words of the
/// page that they lie over, where recognition was surer of them, and where the page has none. `texts` keeps their
/// words.
void take_surer_lines(PageWords& page, const PageWords& again, const Box& region, std::deque<std::string>& texts);

}  // namespace vanban::read
