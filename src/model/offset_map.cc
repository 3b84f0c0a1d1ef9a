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

size_t OffsetMap::find(uint32_t derived, size_t near) const {
  constexpr size_t reach = 16;
  if (near >= breaks_.size() || breaks_[near].derived > derived) return find(derived);
  for (size_t i = near; i < near + reach; ++i) {
    if (i + 1 == breaks_.size() || breaks_[i + 1].derived > derived) return i;
  }
  return find(derived);
}

uint32_t OffsetMap::to_origin(uint32_t derived) const {
  if (breaks_.empty()) return derived;
  const Break& b = breaks_[find(derived)];
  return b.origin + (derived - b.derived);
}

uint32_t OffsetMap::to_origin(uint32_t derived, size_t& near) const {
  if (breaks_.empty()) return derived;
  near = find(derived, near);
  return breaks_[near].origin + (derived - breaks_[near].derived);
}

void OffsetMap::spans(Slice derived, std::vector<Span>& out) const {
  size_t cursor = 0;
  spans(derived, out, cursor);
}

void OffsetMap::spans(Slice derived, std::vector<Span>& out, size_t& cursor) const {
  if (derived.empty()) return;
  if (breaks_.empty()) {
    out.push_back({derived.begin, derived.end});
    return;
  }
  size_t i = cursor = find(derived.begin, cursor);
  auto origin = [this](size_t index, uint32_t at) { return breaks_[index].origin + (at - breaks_[index].derived); };
  uint32_t begin = origin(i, derived.begin);
  for (++i; i < breaks_.size() && breaks_[i].derived < derived.end; ++i) {
    if (!breaks_[i].jump) continue;
    // The byte before a jump is the separator between two pieces; it stands for no ink.
    uint32_t last = breaks_[i].derived - 1;
    if (last > derived.begin) out.push_back({begin, origin(i - 1, last)});
    begin = breaks_[i].origin;
  }
  // A break at the end itself says where the last character ends.
  bool break_at_end = i < breaks_.size() && breaks_[i].derived == derived.end;
  out.push_back({begin, origin(break_at_end ? i : i - 1, derived.end)});
}

void OffsetMap::append(const OffsetMap& other, uint32_t begin, uint32_t end, uint32_t at, bool jump, size_t& near) {
  add(at, other.to_origin(begin, near), jump);
  if (other.breaks_.empty()) return;
  // The break at `end` itself is taken too: it says where the last character of the range ends.
  for (size_t i = near + 1; i < other.breaks_.size() && other.breaks_[i].derived <= end; ++i) {
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
