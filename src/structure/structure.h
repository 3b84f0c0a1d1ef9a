// Text -> header, recipients, tree, signatures, attachments, other.
#pragma once

#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban::structure {

/// Fills the structure of `document` from its NFC text; the first `skip` bytes are no text (a byte order mark).
/// Afterwards document.map leads from the reading text to `nfc`.
void build(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar, const std::string& profile,
           Document& document);

}  // namespace vanban::structure
