// Text -> header, recipients, tree, signatures, attachments, other.
#pragma once

#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban::structure {

/// Fills the structure of `document` from its NFC text; the first `skip` bytes are no text (a byte order mark).
/// `layout` is what the reader of the format knows of it; nullptr for plain text. Afterwards document.map leads from
/// the reading text to `nfc`.
void build(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar, const std::string& profile,
           Document& document, const SourceLayout* layout = nullptr);

}  // namespace vanban::structure
