// Two recognitions of one part of a page, and what of the second is better than the first.
#pragma once

#include <deque>
#include <string>

#include "read/page_words.h"

namespace vanban::read {

/// Puts the lines of `again`, which are those of `region` alone and count from its corner, in place of the words of the
/// page that they lie over, where recognition was surer of them, where they are whole and those were in pieces, and
/// where the page has none; and of the other lines the words it was surer of. What cannot be read inside a line is none
/// of it where the region is stamped. `texts` keeps the words.
void take_surer_lines(PageWords& page, const PageWords& again, const Box& region, bool stamped,
                      std::deque<std::string>& texts);

}  // namespace vanban::read
