// A document drawn as text, for people.
#pragma once

#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban::cli {

std::string drawing(const Document& document, std::string_view source, const grammar::Grammar& grammar);

}  // namespace vanban::cli
