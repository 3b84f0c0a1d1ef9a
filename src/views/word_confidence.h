// Recognised words that recognition was not sure of make the values they stand in less sure.
#pragma once

#include "model/document.h"

namespace vanban::views {

/// Multiplies the confidence of each value and signature by that of the words it stands on, weighted by their length.
/// Words that were printed as text have 1 and change nothing. Linear in the words, and in values times log words.
void weigh_by_words(Document& document);

}  // namespace vanban::views
