// Where in a document the words of a query stand, and what stands around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch/query/find.h"
#include "batch/search_fold.h"

namespace vanban::batch {

/// A phrase of a query: its words, folded and with marks.
using Phrase = std::vector<SearchWord>;

/// Fills in a hit's node, attachment or part, its snippet and whether the marks are the query's, from what the
/// catalogue has of the document; marks are those of the phrases shown. The passage with the marks is preferred to one
/// without, an earlier one to a later.
void find_passage(Catalog& catalog, const std::vector<Phrase>& phrases, Hit& hit);

}  // namespace vanban::batch
