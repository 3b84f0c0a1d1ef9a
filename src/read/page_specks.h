// What text recognition makes of specks, rules and the edges of stamps.
#pragma once

#include "read/page_words.h"

namespace vanban::read {

/// Takes off a recognised page what is no writing: signs that stand alone or at the edge of a line, where they are
/// neither a bullet before text nor a dash within it.
void drop_specks(PageWords& page);

/// Takes the lines off a recognised page that are no print: recognition is sure of no word in them. They are the
/// handwriting of notes and signatures, and what shines through a stamp.
std::vector<PageWord> take_handwriting(PageWords& page);

}  // namespace vanban::read
