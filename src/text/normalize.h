// NFC with the way back.
#pragma once

#include <string_view>

#include "text/derived.h"

namespace vanban::text {

/// NFC of a well-formed UTF-8 text, sequence by sequence; linear even in endless runs of marks.
Derived normalize(std::string_view utf8);

}  // namespace vanban::text
