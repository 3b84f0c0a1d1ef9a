// Lines with their roles -> header, recipients, tree, signatures, attachments, other.
#pragma once

#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"
#include "structure/read_lines.h"

namespace vanban::structure {

/// Fills the structure of `document` from the lines that read_lines() made of its NFC text; `profile` is "" where the
/// document itself shows it. Afterwards document.map leads from the reading text to `nfc`.
void assemble(std::string_view nfc, ReadLines lines, const grammar::Grammar& grammar, const std::string& profile,
              Document& document);

}  // namespace vanban::structure
