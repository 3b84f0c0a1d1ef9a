// A look at a TOML text before its parser sees it.
#pragma once

#include <cstddef>
#include <string_view>

namespace vanban::grammar {

/// The line (from 1) of the first character that is not ASCII and stands outside quotes and comments; 0 if there is
/// none. TOML allows no such character, and toml++ 3.3 runs into undefined behaviour on some of them.
unsigned stray_character(std::string_view toml);

}  // namespace vanban::grammar
