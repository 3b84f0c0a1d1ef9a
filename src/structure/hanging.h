// Words after which a phrase must go on, however the line breaks (của, và, về).
#pragma once

#include <string_view>

#include "grammar/grammar.h"

namespace vanban::structure {

/// Whether a folded text ends in a word of `hanging` and not in a whole phrase that ends in one (`closed`: thiết bị,
/// văn bản đến).
bool hangs(std::string_view fold, const grammar::Lexicon& hanging, const grammar::Lexicon& closed);

}  // namespace vanban::structure
