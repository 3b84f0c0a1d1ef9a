// What stands on a printed page and is none of its text: captions of digital signatures, and footnotes.
#pragma once

#include "read/page_words.h"

namespace vanban::read {

/// Moves both from the words of a page to its asides. The page is one that was set and not scanned: the heights of its
/// words are those of their fonts. Linear but for sorting.
void take_notes(PageWords& page);

}  // namespace vanban::read
