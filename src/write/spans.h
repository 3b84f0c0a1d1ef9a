// Slices of the reading text -> spans of the source, in the unit the caller counts in.
#pragma once

#include <optional>
#include <vector>

#include "model/document.h"
#include "options.h"

namespace vanban::write {

/// What the spans of this result count: of a file that is no text there is no way back to its bytes.
Offsets offsets_of(const Document& document, const WriteOptions& options);

/// How many UTF-16 units or code points stand before a byte: counted once, then looked up in constant time.
class UnitCounts {
 public:
  UnitCounts(std::string_view source, Offsets offsets);
  uint32_t before(uint32_t byte) const;

 private:
  static constexpr uint32_t step = 128;
  std::string_view source_;
  Offsets offsets_;
  std::vector<uint32_t> counts_;  // before every step-th byte; empty where bytes are asked for
};

/// A page (from 1), and the box around what stands on it, where the source says where its words stand.
struct PlaceOnPaper {
  uint32_t page = 0;
  std::optional<Box> box;
};

/// Values are written in reading order, so each search begins where the last one ended.
class SpanFinder {
 public:
  SpanFinder(const Document& document, const WriteOptions& options)
      : map_(document.map),
        layout_(document.source.layout),
        origin_(document.source.origin),
        offsets_(offsets_of(document, options)),
        counts_(options.source, offsets_) {}

  /// The pieces of a slice; the reference holds until the next call.
  const std::vector<Span>& pieces(Slice slice);
  /// From the first byte to the last of all pieces.
  Span whole(Slice slice);
  /// Where a slice begins on paper, by the words it takes there; nothing for a source without pages.
  std::optional<PlaceOnPaper> place(Slice slice);

 private:
  const OffsetMap& map_;
  const SourceLayout& layout_;
  const OffsetMap& origin_;
  Offsets offsets_;
  UnitCounts counts_;
  size_t cursor_ = 0;
  size_t near_ = 0;
  std::vector<Span> found_;
};

}  // namespace vanban::write
