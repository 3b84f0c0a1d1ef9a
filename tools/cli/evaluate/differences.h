// What went wrong, worst first; and what another version of the results had right or wrong.
#pragma once

#include <optional>

#include "cli/evaluate/evaluation.h"

namespace vanban::cli::evaluate {

/// One aspect of one document that is not as the gold says.
struct Case {
  const Scored* document;
  const std::string* aspect;
  const Aspect* counts;
  double cost;  ///< how much higher macro F1 would be without it
};

/// The worst first: those that cost most.
std::vector<Case> cases_of(const Results& results, const Summary& all);

/// An item of the gold and the item of the result that was probably meant to be it; either may be missing.
struct Pair {
  const Item* gold = nullptr;
  const Item* found = nullptr;
};

/// The first `most` differences of a case, similar items together; `left_out` says how many are not there.
std::vector<Pair> pairs_of(const Aspect& aspect, size_t most, size_t& left_out);

/// One item by which two versions of the results differ.
struct Change {
  const Scored* document;
  const std::string* aspect;
  const Item* item;
  bool in_gold;  ///< it is in the gold: found now, or no more. Else: wrongly found no more, or now
};

struct Changes {
  std::vector<Change> gained;
  std::vector<Change> lost;
};

/// Both of the same gold files.
Changes changes_between(const Results& before, const Results& now);

/// The line of the source in which an item stands; 0 if that is not known.
size_t line_of(const Item& item, const Scored& document);

}  // namespace vanban::cli::evaluate
