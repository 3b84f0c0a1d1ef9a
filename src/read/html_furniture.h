// What of a web page stands around the document: menus, paths, buttons, footers.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

#include "grammar/rule.h"

namespace vanban::read {

/// "class" -> its value; "" where the element has none.
std::string attribute_of(const xmlNode* element, const char* name);
std::string_view name_of(const xmlNode* element);

/// Not shown at all: scripts, styles, values of forms, and what the page itself hides.
bool is_invisible(const xmlNode* element);
/// Navigation by its element, role, class or id.
bool is_navigation(const xmlNode* element);
/// Visible text of a cell that is one of the `names`, of what a site knows of a document: "Số hiệu:", "Ngày ban hành".
bool names_property(const xmlNode* cell, const grammar::Lexicon& names);

}  // namespace vanban::read
