// Where a thing stands that a result says.
#pragma once

#include "cli/evaluate/json_file.h"
#include "cli/evaluate/tally.h"

namespace vanban::cli::evaluate {

/// Takes the span, the node and the confidence of a value of the result.
void place(Item& item, const Json& value);

/// [begin, end) of every span a value names.
std::vector<std::pair<int64_t, int64_t>> spans_of(const Json& value);

}  // namespace vanban::cli::evaluate
