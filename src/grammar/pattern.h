// One RE2 pattern of the grammar. RE2 is named in this folder and nowhere else.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/slice.h"

namespace vanban::grammar {

/// What a pattern took: slices of the text it was matched on. Group 0 is the whole match.
struct Captures {
  static constexpr int max_groups = 16;
  std::array<Slice, max_groups> group{};
  int count = 0;

  Slice whole() const { return group[0]; }
};

/// Compiled on first use, safely from several threads; a pattern a document never needs costs nothing.
class Pattern {
 public:
  Pattern();
  /// `source` is RE2 syntax with all fragments expanded and letters folded (unless `cased`).
  Pattern(std::string source, bool cased);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  bool empty() const { return source_.empty(); }
  /// Matched on the text itself instead of its folded shadow.
  bool cased() const { return cased_; }
  const std::string& source() const { return source_; }

  /// Matches at exactly `at`; never looks beyond `end`. Slices are positions in `text`.
  bool match_at(std::string_view text, size_t at, size_t end, Captures& out) const;
  /// Finds the first match in [begin, end).
  bool find(std::string_view text, size_t begin, size_t end, Captures& out) const;

  /// The number of the group of that name; -1 if there is none.
  int group(std::string_view name) const;

  /// Compiles now; the message of what RE2 refuses, or "".
  std::string compile() const;
  /// How many instructions it compiles to: what compiling costs (a thousand take about 0.3 ms), and memory.
  int program_size() const;

 private:
  struct Compiled;
  const Compiled& compiled() const;

  std::string source_;
  bool cased_ = false;
  std::vector<std::pair<std::string, int>> names_;
  mutable std::unique_ptr<Compiled> compiled_;
};

/// Many patterns anchored at the start of a text, matched at once.
class PatternSet {
 public:
  explicit PatternSet(const std::vector<const Pattern*>& patterns);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  /// Indices, in rising order, of the patterns that match at the start of `text`.
  void match(std::string_view text, std::vector<int>& out) const;

 private:
  struct Set;
  std::unique_ptr<Set> set_;
  std::vector<const Pattern*> patterns_;
};

}  // namespace vanban::grammar
