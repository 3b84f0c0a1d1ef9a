// Proves what the grammar's own check cannot: that a view asks a rule where its examples say it should.
#pragma once

#include <string>
#include <vector>

#include "grammar/grammar.h"

namespace vanban::views {

/// Examples of dates that the quick no of their rule (`digits`, `next`, `skip`, `behind`) refuses before the pattern is
/// asked; a message for each.
std::vector<std::string> check_dates(const grammar::Grammar& grammar);

}  // namespace vanban::views
