// Regions of a recognised page that are worth a second look: where stamps and signatures lie over the words and lead
// the search for lines astray, and letterheads, whose bold capitals are read better at another resolution.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "read/page_words.h"

namespace vanban::read {

/// One more look at a part of a page.
struct Look {
  Box region;            ///< points
  float scale = 1;       ///< dots for each dot of the image
  bool stamped = false;  ///< a stamp may lie over its words
};

/// Which looks a page of an image (PGM, P5) of `dpi` dots an inch is worth; none where every line is read well.
std::vector<Look> second_looks(const PageWords& page, std::string_view pgm, unsigned dpi);

/// Beside and under `Nơi nhận`, or above `Lưu: VT` where that was not read: the closing of a letter, the whole width of
/// the page. Nothing on a page without one.
std::optional<Box> closing_region(const PageWords& page);

/// Around the motto (`Độc lập - Tự do - Hạnh phúc`): the letterhead, title and subject.
std::optional<Box> letterhead_region(const PageWords& page);

/// Regions with much ink that no word was read from, from the top: stamps, signatures, handwriting, tables. What is
/// very high is left out, but for its head where it begins at the top of the page.
std::vector<Box> inky_regions(const PageWords& page, std::string_view pgm, unsigned dpi);

/// Leaves out the words inside seals: short lines with ink close by on either side. `again` was read from a part of the
/// page's image whose corner is that of `region`.
void drop_seal_words(PageWords& again, const Box& region, std::string_view pgm, unsigned dpi);

}  // namespace vanban::read
