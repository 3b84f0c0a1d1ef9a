// What stands on a printed page and is none of its text: captions of digital signatures, and footnotes.
#pragma once

#include "grammar/grammar.h"
#include "read/page_words.h"

namespace vanban::read {

/// Moves both from the words of a page to its asides. The page is one that was set and not scanned: the heights of its
/// words are those of their fonts. A caption is told by the grammar's signature_captions. Linear but for sorting.
void take_notes(PageWords& page, const grammar::Grammar& grammar);

}  // namespace vanban::read
