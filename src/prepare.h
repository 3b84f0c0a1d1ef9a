// What stages prepare of a grammar, for the digest that is built into the library: tables that would else be made at
// every start.
#pragma once

#include <map>
#include <string>

#include "grammar/grammar.h"

namespace vanban {

/// By the names under which Grammar::prepared gives it back.
std::map<std::string, std::string> prepare(const grammar::Grammar& grammar);

}  // namespace vanban
