// By which words two columns are told: what the cells of a letterhead or a closing begin with.
#pragma once

#include <string_view>

#include "structure/layout_rules.h"
#include "structure/table_shapes.h"
#include "text/lines.h"

namespace vanban::structure {

/// Asks the rules of grammars/layout.toml about pieces of one text. Not for several threads at once.
class ColumnAnchors {
 public:
  ColumnAnchors(std::string_view nfc, const LayoutRules& rules) : nfc_(nfc), rules_(rules) {}
  const LayoutRules& rules() const { return rules_; }

  /// The anchor of one of these sides that this text begins with; nullptr if none.
  const grammar::Rule* at(std::string_view piece, uint8_t sides);
  /// How many cells of a line with tabs tell a row of a table from a letterhead, or a label and its text: two only
  /// below a head.
  size_t fewest_tabbed(const text::RawLine& r);
  /// The row behind those of a letterhead or closing from `first` on: a letterhead below a closing is another paper's.
  size_t paper_end(const TableShape& shape, size_t first);
  /// Where the second column begins inside a line, by what it begins with; 0 if it has none. `plain`: the piece has
  /// nothing to fold.
  uint32_t second_column(text::Piece whole, bool plain, bool cell, bool names);
  /// Whether the second column found last was that of two offices.
  bool pair() const { return pair_; }

 private:
  std::string_view nfc_;
  const LayoutRules& rules_;
  text::Clean scratch_;
  bool pair_ = false;
};

}  // namespace vanban::structure
