// Whether any rule of a family fits a place: for what is asked of a line without caring which rule says so.
#pragma once

#include <algorithm>
#include <string_view>

#include "grammar/rule.h"

namespace vanban::grammar {

/// True if the pattern of some rule holds at `at`, looking no further than `end`. `side`: the text or its fold, as the
/// family's patterns are written for.
inline bool one_holds_at(const Family& family, std::string_view side, size_t at, size_t end) {
  return std::any_of(family.rules.begin(), family.rules.end(),
                     [&](const Rule& rule) { return rule.pattern.holds_at(side, at, end); });
}

}  // namespace vanban::grammar
