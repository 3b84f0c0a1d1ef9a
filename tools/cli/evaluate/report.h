// What vanban evaluate prints.
#pragma once

#include <optional>
#include <string>

#include "cli/evaluate/differences.h"

namespace vanban::cli::evaluate {

struct Report {
  const EvaluateArguments* arguments;
  Results now;
  std::optional<Results> before;  ///< with --against
};

/// The groups worth a table: all, and clean and soft apart where there are both.
std::vector<Group> groups_of(const Results& results);

std::string as_text(const Report& report);
std::string as_json(const Report& report);

}  // namespace vanban::cli::evaluate
