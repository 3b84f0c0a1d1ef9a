// A word that every match of a pattern holds: a no by one look through the text, before RE2 walks it byte by byte.
#pragma once

#include <string>
#include <string_view>

#include "text/holds.h"

namespace vanban::grammar {

struct Required {
  std::string word;        ///< "" if nothing is known
  bool at_end = false;     ///< the text itself ends in it
  bool digit_end = false;  ///< the text ends in a digit

  bool admits(std::string_view text) const {
    if (digit_end && (text.empty() || text.back() < '0' || text.back() > '9')) return false;
    return word.empty() || (at_end ? text.ends_with(word) : text::holds(text, word));
  }
};

/// The end of a pattern's matches where it ends in letters and `$`, else its longest run of letters outside of
/// alternatives; and whether they end in digits, as where it ends in `\d{4}$`.
Required required_of(std::string_view pattern);

}  // namespace vanban::grammar
