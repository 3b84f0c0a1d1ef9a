// What is compared of a document, aspect by aspect; an aspect that the gold does not hold is left out.
#pragma once

#include "cli/evaluate/gold.h"
#include "cli/evaluate/tally.h"

namespace vanban::cli::evaluate {

/// All aspects.
Tally score(const Gold& gold, const Json& result);

// Its parts.
void score_header(Tally& tally, const Gold& gold, const Json& result);
void score_recipients(Tally& tally, const Gold& gold, const Json& result);
void score_body(Tally& tally, const Gold& gold, const Json& result);
void score_signatures(Tally& tally, const Gold& gold, const Json& result);
void score_attachments(Tally& tally, const Gold& gold, const Json& result);
void score_responsibilities(Tally& tally, const Gold& gold, const Json& result);
void score_deadlines(Tally& tally, const Gold& gold, const Json& result);
void score_lists(Tally& tally, const Gold& gold, const Json& result);

/// An item of the gold: the n-th of a list.
Item in_gold(std::vector<std::string> key, std::string shown, std::string needle, const std::string& list, size_t n);
/// An item of the result.
Item in_result(std::vector<std::string> key, std::string shown, const Json& value);

}  // namespace vanban::cli::evaluate
