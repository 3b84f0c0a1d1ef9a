// Roman numerals that recognition took for other letters.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "read/page_words.h"

namespace vanban::read {

/// "H." at the begin of a line, before a capital, is the two strokes of "II."; so are "IH." and "VHI." No numeral has
/// an H, and no list of this kind of document reaches one. The new characters are kept in `texts`.
void mend_numerals(PageWords& page, std::deque<std::string>& texts);

/// The same over a whole document, by what its Roman numerals must be to follow each other: of `II. … II. … IV.` the
/// second lost a stroke, so did that of `I. II. II.`, of `I. III. II.` both are one off, and `1.` before `II.` is `I.`
/// where no other first number leads to it. Only numerals of the
/// pages that `recognised` names are changed; `texts` keeps them.
void mend_sequence(std::vector<PageWords>& pages, const std::vector<bool>& recognised, std::deque<std::string>& texts);

}  // namespace vanban::read
