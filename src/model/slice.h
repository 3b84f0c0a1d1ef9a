// The two kinds of range the whole project speaks in, both half-open and counted in bytes.
#pragma once

#include <cstdint>

namespace vanban {

/// A range of Document::text (the reading text: NFC, white space folded, lines rejoined).
struct Slice {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr bool empty() const { return begin >= end; }
  constexpr uint32_t size() const { return empty() ? 0 : end - begin; }
  constexpr bool contains(Slice other) const { return begin <= other.begin && other.end <= end; }
  friend constexpr bool operator==(Slice, Slice) = default;
};

/// A range of the source text (UTF-8, as decoded from the input).
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  friend constexpr bool operator==(Span, Span) = default;
};

/// Names the grammar rule that found a value; an index into Grammar::rule_name(). 0: no rule.
using RuleId = uint16_t;

}  // namespace vanban
