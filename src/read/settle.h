// What every extraction must be before the structure sees it.
#pragma once

#include "read/extraction.h"

namespace vanban::read {

/// Brings the text to NFC, moves the layout along, and throws ReadError where there is no text or too much.
void settle(Extraction& extraction);

}  // namespace vanban::read
