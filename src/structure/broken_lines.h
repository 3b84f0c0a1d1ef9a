// Short lines that were cut in the middle: pages saved from the web break a letterhead wherever the cell was narrow.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "text/lines.h"

namespace vanban::structure {

/// The rules of [[broken_lines]], made ready for being asked at every short line.
class BrokenLines {
 public:
  explicit BrokenLines(const grammar::Grammar& grammar);

  /// How many physical lines, from number `i` on, are one line of a letterhead or closing: 1 if line `i` stands for
  /// itself.
  uint32_t count_at(std::string_view nfc, const std::vector<text::RawLine>& raw, uint32_t i,
                    text::Clean& scratch) const;

 private:
  std::vector<const grammar::Rule*> rules_;
  grammar::PatternSet patterns_;
};

}  // namespace vanban::structure
