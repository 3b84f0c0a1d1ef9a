// Whether a result's confidence can be relied on.
#pragma once

#include <array>

#include "cli/evaluate/evaluation.h"

namespace vanban::cli::evaluate {

/// The values found with a confidence of at least `from`, and below the next row's.
struct Reliability {
  double from = 0;
  size_t values = 0;
  size_t right = 0;

  double share() const { return values == 0 ? 0 : static_cast<double>(right) / static_cast<double>(values); }
};

/// One row each for below 0.7, from 0.7, 0.8 and 0.9, over the documents of a group. Counted are the fields of the
/// header, recipients, signatures and views that the gold asks for; a value without a confidence is one of 1.
std::array<Reliability, 4> reliability_of(const Results& results, Group group);

}  // namespace vanban::cli::evaluate
