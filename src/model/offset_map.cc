#include "model/offset_map.h"

#include <algorithm>

namespace vanban {

void OffsetMap::add(uint32_t derived, uint32_t origin, bool jump) {
  if (!breaks_.empty()) {
    Break& last = breaks_.back();
    if (last.derived == derived) {
      last.origin = origin;
      last.jump = last.jump || jump;
      return;
    }
    if (!jump && last.origin + (derived - last.derived) == origin) return;
  }
  breaks_.push_back({derived, origin, jump});
}

size_t OffsetMap::find(uint32_t derived) const {
  auto after = std::upper_bound(breaks_.begin(), breaks_.end(), derived,
                                [](uint32_t d, const Break& b) { return d < b.derived; });
  return after == breaks_.begin() ? 0 : static_cast<size_t>(after - breaks_.begin()) - 1;
}

uint32_t OffsetMap::to_origin(uint32_t derived) const {
  if (breaks_.empty()) return derived;
  const Break& b = breaks_[find(derived)];
  return b.origin + (derived - b.derived);
}

void OffsetMap::spans(Slice derived, std::vector<Span>& out) const {
  if (derived.empty()) return;
  if (breaks_.empty()) {
    out.push_back({derived.begin, derived.end});
    return;
  }
  size_t i = find(derived.begin);
  uint32_t begin = breaks_[i].origin + (derived.begin - breaks_[i].derived);
  for (++i; i < breaks_.size() && breaks_[i].derived < derived.end; ++i) {
    if (!breaks_[i].jump) continue;
    // The byte before a jump is the separator between two pieces; it stands for no ink.
    uint32_t last = breaks_[i].derived - 1;
    if (last > derived.begin) out.push_back({begin, to_origin(last)});
    begin = breaks_[i].origin;
  }
  out.push_back({begin, to_origin(derived.end)});
}

void OffsetMap::append(const OffsetMap& other, uint32_t begin, uint32_t end, uint32_t at, bool jump) {
  add(at, other.to_origin(begin), jump);
  if (other.breaks_.empty()) return;
  // The break at `end` itself is taken too: it says where the last character of the range ends.
  for (size_t i = other.find(begin) + 1; i < other.breaks_.size() && other.breaks_[i].derived <= end; ++i) {
    const Break& b = other.breaks_[i];
    if (b.derived > begin) add(at + (b.derived - begin), b.origin, b.jump && b.derived < end);
  }
}

void OffsetMap::compose(const OffsetMap& inner) {
  OffsetMap out;
  for (size_t i = 0; i < breaks_.size(); ++i) {
    const Break& b = breaks_[i];
    out.add(b.derived, inner.to_origin(b.origin), b.jump);
    uint32_t length = i + 1 < breaks_.size() ? breaks_[i + 1].derived - b.derived : UINT32_MAX - b.derived;
    for (size_t k = inner.find(b.origin) + 1; k < inner.breaks_.size(); ++k) {
      const Break& c = inner.breaks_[k];
      if (c.derived <= b.origin) continue;
      if (c.derived - b.origin >= length) break;
      out.add(b.derived + (c.derived - b.origin), c.origin);
    }
  }
  breaks_ = std::move(out.breaks_);
}

}  // namespace vanban
