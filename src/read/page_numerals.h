// Roman numerals that recognition took for other letters.
#pragma once

#include <deque>
#include <string>

#include "read/page_words.h"

namespace vanban::read {

/// "H." at the begin of a line, before a capital, is the two strokes of "II."; so are "IH." and "VHI." No numeral has
/// an H, and no list of this kind of document reaches one. The new characters are kept in `texts`.
void mend_numerals(PageWords& page, std::deque<std::string>& texts);

}  // namespace vanban::read
