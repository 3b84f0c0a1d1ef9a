// Slices of the reading text -> spans of the source, in the unit the caller counts in.
#pragma once

#include <vector>

#include "model/document.h"
#include "options.h"

namespace vanban::write {

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

/// Values are written in reading order, so each search begins where the last one ended.
class SpanFinder {
 public:
  SpanFinder(const Document& document, const WriteOptions& options)
      : map_(document.map), counts_(options.source, options.offsets), bytes_(options.offsets == Offsets::utf8) {}

  /// The pieces of a slice; the reference holds until the next call.
  const std::vector<Span>& pieces(Slice slice);
  /// From the first byte to the last of all pieces.
  Span whole(Slice slice);

 private:
  const OffsetMap& map_;
  UnitCounts counts_;
  bool bytes_;
  size_t cursor_ = 0;
  std::vector<Span> found_;
};

}  // namespace vanban::write
