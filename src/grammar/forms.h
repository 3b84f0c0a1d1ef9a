// What each family's entries may hold: keys, groups and closed lists of values, as grammars/families.toml states them.
// A mistyped key is refused where it stands, instead of leaving a rule that finds nothing.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "grammar/rule.h"

namespace vanban::grammar {

/// One fault: where it stands, what it is, and what to do.
struct Fault {
  std::string file;
  unsigned line;
  std::string what, remedy;
};

/// All that stands in a grammar's families and that `forms`, its [[families]], do not allow. Nothing where it has none.
std::vector<Fault> faults_of_form(const std::map<std::string, Family, std::less<>>& families, const Family& forms);

}  // namespace vanban::grammar
