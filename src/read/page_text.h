// Pages of words -> text a person could read, and where each word of it stands.
#pragma once

#include <vector>

#include "read/extraction.h"
#include "read/page_words.h"

namespace vanban::read {

/// Appends pages to an extraction: a line for each line of a page, indented as it is printed; blank lines where the
/// page leaves blank; form feeds between pages. Text in columns is written column by column, a table cell by cell, and
/// both are in layout.grids. Page numbers are in layout.furniture. The words need not outlive the call.
void append_pages(const std::vector<PageWords>& pages, Extraction& extraction);

}  // namespace vanban::read
