// What stands before the letterhead of a text that was copied from a web page with what was around it.
#pragma once

#include <vector>

#include "structure/labels.h"
#include "structure/layout.h"
#include "structure/roles.h"

namespace vanban::structure {

/// Marks the lines of a page's head (what the page calls the document, its properties, its day) as furniture where a
/// whole letterhead follows them. False if there are none: the roles hold.
bool set_page_head_aside(Layout& layout, const std::vector<Label>& labels, const std::vector<Classified>& roles);

}  // namespace vanban::structure
