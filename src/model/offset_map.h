// From positions of a derived text back to the text it was made from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/slice.h"

namespace vanban {

/// A piecewise linear map from byte offsets of a derived text to byte offsets of its origin.
/// Between two breaks the map advances byte for byte; a break says where the next stretch starts.
/// Positions are given in rising order when the map is built, and may be asked in any order.
class OffsetMap {
 public:
  struct Break {
    uint32_t derived;  ///< first byte of the stretch, in the derived text
    uint32_t origin;   ///< the byte of the origin it stands for
    bool jump;         ///< true: ink lies between this stretch and the one before (or it goes backwards)
  };

  void clear() { breaks_.clear(); }
  void reserve(size_t n) { breaks_.reserve(n); }
  bool empty() const { return breaks_.empty(); }
  const std::vector<Break>& breaks() const { return breaks_; }

  /// Starts a new stretch. A stretch that merely goes on from the last one is not stored.
  void add(uint32_t derived, uint32_t origin, bool jump = false);

  /// The origin offset of a derived offset (also of an end: the offset just behind the last byte).
  uint32_t to_origin(uint32_t derived) const;

  /// The same; `near` remembers where the last search ended (0 at first), so that questions in rising order cost no
  /// search.
  uint32_t to_origin(uint32_t derived, size_t& near) const;

  /// The first break at or before `derived`, as an index; for copying stretches.
  size_t find(uint32_t derived) const;
  /// The same, looking first at `near` and a little beyond: for questions in rising order.
  size_t find(uint32_t derived, size_t near) const;

  /// The origin ranges that make up a derived range, in derived order; one unless ink was left out between.
  void spans(Slice derived, std::vector<Span>& out) const;
  /// The same, in rising order.
  void spans(Slice derived, std::vector<Span>& out, size_t& cursor) const;

  /// Appends the stretches of [begin, end) of `other`, moved so that `begin` stands at `at`.
  void append(const OffsetMap& other, uint32_t begin, uint32_t end, uint32_t at, bool jump, size_t& near);

  /// Leads on: after this the map goes from the derived text to the origin of `inner`, whose derived text was the
  /// origin here.
  void compose(const OffsetMap& inner);

 private:
  std::vector<Break> breaks_;
};

}  // namespace vanban
