#include "read/page_strips.h"

#include <algorithm>

namespace vanban::read {

void cover(std::vector<Strip>& strips, float x0, float x1) {
  for (size_t i = 0; i < strips.size(); ++i) {
    const Strip s = strips[i];
    if (x1 <= s.x0 || x0 >= s.x1) continue;
    strips[i] = {s.x0, std::max(s.x0, x0)};
    if (x1 < s.x1) strips.insert(strips.begin() + static_cast<std::ptrdiff_t>(++i), {x1, s.x1});
  }
}

std::vector<Strip> gaps_of(const Row& row, float width) {
  std::vector<Strip> gaps{{0, row.segments.front().box.x0}};
  for (size_t i = 1; i < row.segments.size(); ++i) {
    gaps.push_back({row.segments[i - 1].box.x1, row.segments[i].box.x0});
  }
  gaps.push_back({row.segments.back().box.x1, width});
  return gaps;
}

std::vector<Strip> word_gaps(const Row& row, const std::vector<Box>& upright) {
  std::vector<Strip> gaps;
  const Box* before = nullptr;
  for (const Segment& s : row.segments) {
    for (uint32_t w : s.words) {
      if (before != nullptr) gaps.push_back({before->x1, upright[w].x0});
      before = &upright[w];
    }
  }
  return gaps;
}

std::vector<Strip> between(const std::vector<Strip>& strips, const Strip& ink) {
  std::vector<Strip> inner;
  for (const Strip& s : strips) {
    if (s.x0 >= ink.x0 && s.x1 <= ink.x1) inner.push_back(s);
  }
  return inner;
}

std::vector<float> cuts_between(const std::vector<Strip>& strips, const std::vector<Strip>& gaps) {
  std::vector<float> cuts;
  for (const Strip& strip : strips) {
    float widest = 0, cut = 0;
    for (const Strip& gap : gaps) {
      const Strip both{std::max(gap.x0, strip.x0), std::min(gap.x1, strip.x1)};
      if (both.width() <= 0 || gap.width() <= widest) continue;
      widest = gap.width();
      cut = (both.x0 + both.x1) / 2;
    }
    if (widest <= 0) return {};
    cuts.push_back(cut);
  }
  return cuts;
}

}  // namespace vanban::read
