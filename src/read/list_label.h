// The printed forms of a number in a list.
#pragma once

#include <string>
#include <string_view>

namespace vanban::read {

/// "iv" for 4 and "lowerRoman"; "" for "none". The names are those of OpenXML (w:numFmt).
std::string numeral(long value, std::string_view form);

/// The bullet as a reader would type it: a sign of a symbol font by what that font shows.
std::string bullet(std::string_view sign);

}  // namespace vanban::read
