// What the grammar says of columns.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "text/capitals.h"

namespace vanban::structure {

/// The families of grammars/layout.toml, made ready for being asked at every line.
struct LayoutRules {
  enum Side : uint8_t { left = 1, right = 2, start = 4, cell = 8, any = 15, numbers = 16, head = 32 };
  struct Anchor {
    const grammar::Rule* rule;
    uint8_t sides;
  };
  struct Split {
    const grammar::Rule* rule;
    const grammar::Prefix* opening;  // what the line begins with; nullptr: with anything
    const std::vector<std::string>* contains;
    bool cell;      // only inside the cells of a table
    bool pair;      // the two who sign, beside each other
    bool names;     // only below such a pair
    bool capitals;  // each of `contains` has two letters of ASCII in capitals beside each other
  };

  explicit LayoutRules(const grammar::Grammar& grammar)
      : anchor_patterns({}),
        stacked_ends(grammar.family("stacked_table_ends")),
        stacked_sums(grammar.family("stacked_table_sums")) {
    std::vector<const grammar::Pattern*> patterns;
    for (const grammar::Rule& rule : grammar.family("layout_anchors").rules) {
      std::string_view side = rule.get("side");
      uint8_t sides = side == "left"      ? left
                      : side == "right"   ? right
                      : side == "start"   ? start
                      : side == "numbers" ? numbers
                      : side == "head"    ? head
                                          : cell;
      if (side == "both") sides = left | right | start;
      anchors.push_back({&rule, sides});
      patterns.push_back(&rule.pattern);
    }
    anchor_patterns = grammar::PatternSet(patterns);
    for (const grammar::Rule& rule : grammar.family("inline_splits").rules) {
      const std::vector<std::string>& contains = rule.list("contains");
      splits.push_back({&rule, rule.pattern.opening(), &contains, rule.is("cell"), rule.is("pair"), rule.is("names"),
                        !contains.empty() && std::all_of(contains.begin(), contains.end(), text::holds_capitals)});
    }
    for (const Split& split : splits) {
      for (size_t byte = 0; byte < splits_by_byte.size(); ++byte) {
        if (split.opening == nullptr || split.opening->bytes[0][byte]) splits_by_byte[byte].push_back(&split);
      }
    }
  }

  std::vector<Anchor> anchors;
  grammar::PatternSet anchor_patterns;
  const grammar::Family& stacked_ends;  // what stands below a table whose cells are lines, and in none
  const grammar::Family& stacked_sums;  // its last row, without a number
  std::vector<Split> splits;
  std::array<std::vector<const Split*>, 256> splits_by_byte;  // that a line which begins so may have, in order
};

}  // namespace vanban::structure
