// One RE2 pattern of the grammar. RE2 is named in this folder and nowhere else.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/heads.h"
#include "grammar/prefix.h"
#include "grammar/required.h"
#include "model/slice.h"

namespace vanban::grammar {

/// What a pattern took: slices of the text it was matched on. Group 0 is the whole match.
struct Captures {
  static constexpr int max_groups = 16;
  std::array<Slice, max_groups> group{};
  int count = 0;

  Slice whole() const { return group[0]; }
};

/// What is cheap to see of a place before RE2 is asked about it.
struct FirstLook {
  Prefix prefix;
  std::vector<Head> heads;
  Required required;
};

/// Compiled on first use, safely from several threads; a pattern a document never needs costs nothing.
class Pattern {
 public:
  Pattern();
  /// `source` is RE2 syntax with all fragments expanded and letters folded (unless `cased`).
  Pattern(std::string source, bool cased);
  /// The same, where first_look() is known from before.
  Pattern(std::string source, bool cased, FirstLook first_look);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  bool empty() const { return source_.empty(); }
  /// Matched on the text itself instead of its folded shadow.
  bool cased() const { return cased_; }
  /// The one of the two that it is matched on.
  std::string_view side(std::string_view text, std::string_view fold) const { return cased_ ? text : fold; }
  const std::string& source() const { return source_; }

  /// Matches at exactly `at`; never looks beyond `end`. Slices are positions in `text`.
  bool match_at(std::string_view text, size_t at, size_t end, Captures& out) const;
  /// Whether a match stands at `at`: less work than asking where its groups are.
  bool holds_at(std::string_view text, size_t at, size_t end) const;
  /// Finds the first match in [begin, end).
  bool find(std::string_view text, size_t begin, size_t end, Captures& out) const;

  /// The number of the group of that name; -1 if there is none.
  int group(std::string_view name) const;

  /// Not to be asked of an empty pattern.
  const FirstLook& first_look() const;
  /// What its matches can begin with.
  const Prefix& prefix() const { return first_look().prefix; }
  /// The same, where they can only stand at the beginning of a text (`^`); else nullptr.
  const Prefix* opening() const { return source_.starts_with('^') ? &prefix() : nullptr; }

  /// Compiles now; the message of what RE2 refuses, or "".
  std::string compile() const;
  /// How many instructions it compiles to: what compiling costs (a thousand take about 0.3 ms), and memory.
  int program_size() const;

 private:
  struct Compiled;
  const Compiled& compiled() const;
  /// False if certainly no match begins with this text.
  bool admits(std::string_view text) const;

  std::string source_;
  bool cased_ = false;
  std::vector<std::pair<std::string, int>> names_;
  mutable std::unique_ptr<Compiled> compiled_;
};

/// Many patterns asked about one place. Their prefixes are laid side by side, a bit a pattern: a few loads leave the
/// few patterns that are worth asking.
class PatternSet {
 public:
  explicit PatternSet(const std::vector<const Pattern*>& patterns);

  /// Calls `visit(i)`, with i rising, for each pattern that may match at the start of the text, until it returns true.
  /// `text` and its folded shadow are the same length; each pattern is judged by the one it is matched on.
  template <typename Visit>
  void each_admitted(std::string_view text, std::string_view fold, Visit visit) const {
    size_t n = text.size() < Prefix::reach ? text.size() : Prefix::reach;
    for (const Block& block : blocks_) {
      uint64_t open = block.all;
      for (size_t k = 0; k < n && open != 0; ++k) open &= block.folded[k][static_cast<unsigned char>(fold[k])];
      for (size_t k = 0; k < n && (open & block.some_cased) != 0; ++k) {
        open &= block.cased[k][static_cast<unsigned char>(text[k])];
      }
      for (; open != 0; open &= open - 1) {
        if (visit(block.first + static_cast<size_t>(std::countr_zero(open)))) return;
      }
    }
  }

 private:
  using Admitted = std::array<std::array<uint64_t, 256>, Prefix::reach>;
  struct Block {
    size_t first;
    uint64_t all = 0;
    uint64_t some_cased = 0;
    Admitted folded{}, cased{};  // a pattern has all its bits in the table that is not its own
  };
  std::vector<Block> blocks_;
};

}  // namespace vanban::grammar
