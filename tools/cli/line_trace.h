// What every line was taken for, and what it was nearly taken for.
#pragma once

#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban::cli {

/// A row a line: its number, its role with score and rule, the runners-up, and how it begins.
std::string line_trace(const Document& document, std::string_view bytes, const grammar::Grammar& grammar);

}  // namespace vanban::cli
