// The names a body goes by: who asks for "UBND tỉnh" means the Ủy ban nhân dân tỉnh too.
#pragma once

#include <string>
#include <vector>

#include "grammar/grammar.h"

namespace vanban::batch {

/// The words of a name, folded for search, and what they are where a body among them is called by another of the names
/// the vocabulary knows for it. The first is as given; nothing for a name without words.
std::vector<std::string> spellings(const std::string& name, const grammar::Grammar& grammar);

}  // namespace vanban::batch
