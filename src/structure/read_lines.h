// Text -> lines with labels and roles: strictly first; where that leaves a part of the document unexplained, once more
// with the damage of text recognition allowed for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "structure/labels.h"
#include "structure/layout.h"
#include "structure/roles.h"

namespace vanban::structure {

struct ReadLines {
  Layout layout;
  std::vector<Label> labels;  ///< one a line
  std::vector<Classified> roles;
};

/// Gives the lines of a layout their labels and roles; mends the layout where they show that it was damaged.
void find_roles(std::string_view nfc, const grammar::Grammar& grammar, ReadLines& lines,
                std::vector<std::vector<Candidate>>* trace = nullptr);

/// Both: lay_out() and find_roles(). The first `skip` bytes are no text (a byte order mark). `source` is what the
/// reader of the format knows of it; nullptr for plain text.
ReadLines read_lines(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar,
                     const SourceLayout* source = nullptr, std::vector<std::vector<Candidate>>* trace = nullptr);

}  // namespace vanban::structure
