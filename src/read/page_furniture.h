// What stands on a page and is not of the document, told by where it stands.
#pragma once

#include <optional>

#include "read/page_rows.h"

namespace vanban::read {

/// Takes the first or last row off a page where it stands at the edge and holds nothing but the page's number: "3",
/// "- 3 -", "Trang 3/12".
std::optional<Row> take_page_number(PageRows& page, const PageWords& words, bool top);

}  // namespace vanban::read
