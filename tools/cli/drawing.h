// A document drawn as text, for people.
#pragma once

#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban::cli {

/// The first `width` characters of a text, with … where there are more.
std::string shortened(std::string_view text, size_t width);
/// A text filled up with blanks.
std::string padded(std::string_view text, size_t width);

std::string drawing(const Document& document, std::string_view source, const grammar::Grammar& grammar);

}  // namespace vanban::cli
