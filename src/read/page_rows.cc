#include "read/page_rows.h"

#include <algorithm>
#include <cmath>

namespace vanban::read {

namespace {

constexpr float wide_gap = 1.5F;  // ems between words that are not of one segment

float median(std::vector<float>& values, float otherwise) {
  if (values.empty()) return otherwise;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

float usual_height(const PageWords& page) {
  std::vector<float> heights;
  heights.reserve(page.words.size());
  for (const PageWord& w : page.words) {
    if (w.text.size() > 1) heights.push_back(w.box.y1 - w.box.y0);
  }
  return std::max(1.0F, median(heights, 10));
}

void grow(Box& box, const Box& by) {
  box.x0 = std::min(box.x0, by.x0);
  box.y0 = std::min(box.y0, by.y0);
  box.x1 = std::max(box.x1, by.x1);
  box.y1 = std::max(box.y1, by.y1);
}

float middle(const Box& box) { return (box.y0 + box.y1) / 2; }

/// Calls f(first, last) for each line of the program, half-open.
template <typename F>
void each_line(const PageWords& page, F&& f) {
  for (uint32_t i = 0; i < page.words.size();) {
    uint32_t end = i + 1;
    while (end < page.words.size() && page.words[end].line == page.words[i].line) ++end;
    f(i, end);
    i = end;
  }
}

/// The program's lines, cut at their wide gaps.
std::vector<Segment> cut_lines(const PageWords& page, const std::vector<Box>& upright, float em) {
  std::vector<Segment> segments;
  std::vector<uint32_t> words;
  each_line(page, [&](uint32_t begin, uint32_t end) {
    words.clear();
    for (uint32_t i = begin; i < end; ++i) words.push_back(i);
    std::stable_sort(words.begin(), words.end(),
                     [&](uint32_t a, uint32_t b) { return page.words[a].box.x0 < page.words[b].box.x0; });
    float right = 0;
    bool first = true;
    for (uint32_t i : words) {
      const Box& box = upright[i];
      if (first || box.x0 - right > wide_gap * em) {
        segments.push_back({{i}, box});
      } else {
        segments.back().words.push_back(i);
        grow(segments.back().box, box);
      }
      right = first ? box.x1 : std::max(right, box.x1);
      first = false;
    }
  });
  return segments;
}

/// True if a segment stands at the height of a row, in a place that is free.
bool fits(const Row& row, const Segment& segment) {
  const float height = segment.box.y1 - segment.box.y0;
  const float shared = std::min(row.bottom, segment.box.y1) - std::max(row.top, segment.box.y0);
  if (shared < 0.5F * std::min(height, row.bottom - row.top)) return false;
  for (const Segment& other : row.segments) {
    const float over = std::min(other.box.x1, segment.box.x1) - std::max(other.box.x0, segment.box.x0);
    if (over > 0.3F * std::min(other.box.x1 - other.box.x0, segment.box.x1 - segment.box.x0)) return false;
    // Of two segments one may be the higher, but their middles lie in each other.
    if (middle(segment.box) < other.box.y0 || middle(segment.box) > other.box.y1) return false;
  }
  return true;
}

/// Segments of a row that stand close are one.
void join_neighbours(Row& row, float em) {
  std::sort(row.segments.begin(), row.segments.end(),
            [](const Segment& a, const Segment& b) { return a.box.x0 < b.box.x0; });
  std::vector<Segment> joined;
  for (Segment& s : row.segments) {
    if (joined.empty() || s.box.x0 - joined.back().box.x1 > wide_gap * em) {
      joined.push_back(std::move(s));
      continue;
    }
    joined.back().words.insert(joined.back().words.end(), s.words.begin(), s.words.end());
    grow(joined.back().box, s.box);
  }
  row.segments = std::move(joined);
}

/// Where most words of a row end below: fonts and tone marks make their tops differ, and tails few of their ends.
float base_of(const Row& row, const std::vector<Box>& upright) {
  std::vector<float> ends;
  for (const Segment& s : row.segments) {
    for (uint32_t w : s.words) ends.push_back(upright[w].y1);
  }
  return median(ends, row.bottom);
}

/// The distance between lines of running text: the most frequent one between neighbouring long rows.
float usual_step(const std::vector<Row>& rows, float em, float width) {
  std::vector<float> steps;
  for (size_t i = 1; i < rows.size(); ++i) {
    const Row& a = rows[i - 1];
    const Row& b = rows[i];
    const bool longish = a.segments.back().box.x1 - a.segments.front().box.x0 > width * 0.5F;
    const float step = b.base - a.base;
    if (longish && step > 0.7F * em && step < 4 * em) steps.push_back(step);
  }
  // Wraps are the shortest of the steps; a third of them is enough to be usual.
  if (steps.empty()) return 1.4F * em;
  std::sort(steps.begin(), steps.end());
  return steps[steps.size() / 3];
}

/// The width of a character in the densest of the long lines, so that few lines have more characters than columns.
float dense_character(const std::vector<Row>& rows, const PageWords& page, float otherwise) {
  std::vector<float> widths;
  for (const Row& row : rows) {
    const Box& box = row.segments.front().box;
    if (row.segments.size() > 1 || box.x1 - box.x0 < page.width * 0.4F) continue;
    size_t characters = row.segments.front().words.size();
    for (uint32_t w : row.segments.front().words) {
      for (char c : page.words[w].text) characters += (c & 0xC0) != 0x80 ? 1U : 0U;
    }
    widths.push_back((box.x1 - box.x0) / static_cast<float>(characters));
  }
  if (widths.size() < 5) return otherwise;
  std::sort(widths.begin(), widths.end());
  return std::max(0.25F * otherwise, widths[widths.size() / 6]);
}

}  // namespace

float slope_of(const PageWords& page) {
  std::vector<float> slopes;
  each_line(page, [&](uint32_t begin, uint32_t end) {
    if (end - begin < 6) return;
    const Box& a = page.words[begin].box;
    const Box& b = page.words[end - 1].box;
    if (b.x0 - a.x0 < page.width * 0.4F) return;
    // A least-squares line through the middles of the words: tails and tone marks weigh little.
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (uint32_t i = begin; i < end; ++i) {
      const double x = (page.words[i].box.x0 + page.words[i].box.x1) / 2;
      const double y = middle(page.words[i].box);
      n += 1;
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
    }
    const double spread = n * sxx - sx * sx;
    if (spread > 0) slopes.push_back(static_cast<float>((n * sxy - sx * sy) / spread));
  });
  if (slopes.size() < 3) return 0;
  const float slope = median(slopes, 0);
  return std::fabs(slope) < 0.0005F || std::fabs(slope) > 0.3F ? 0 : slope;
}

PageRows find_rows(const PageWords& page) {
  PageRows result;
  result.words = &page;
  result.em = usual_height(page);
  result.slope = slope_of(page);
  result.upright.reserve(page.words.size());
  for (const PageWord& w : page.words) {
    const float down = result.slope * ((w.box.x0 + w.box.x1) / 2 - page.width / 2);
    result.upright.push_back({w.box.x0, w.box.y0 - down, w.box.x1, w.box.y1 - down});
  }
  std::vector<Segment> segments = cut_lines(page, result.upright, result.em);
  std::stable_sort(segments.begin(), segments.end(),
                   [](const Segment& a, const Segment& b) { return middle(a.box) < middle(b.box); });
  std::vector<Row>& rows = result.rows;
  for (Segment& s : segments) {
    Row* home = nullptr;
    for (size_t back = 1; back <= 3 && back <= rows.size() && home == nullptr; ++back) {
      Row& row = rows[rows.size() - back];
      if (fits(row, s)) home = &row;
    }
    if (home == nullptr) {
      const float top = s.box.y0;
      const float bottom = s.box.y1;
      rows.push_back({{std::move(s)}, top, bottom, bottom});
      continue;
    }
    home->top = std::min(home->top, s.box.y0);
    home->bottom = std::max(home->bottom, s.box.y1);
    home->segments.push_back(std::move(s));
  }
  for (Row& row : rows) {
    join_neighbours(row, result.em);
    row.base = base_of(row, result.upright);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.top + a.bottom < b.top + b.bottom; });
  result.character = dense_character(rows, page, 0.5F * result.em);
  result.step = usual_step(rows, result.em, page.width);
  result.width = page.width;
  result.left = page.width;
  for (const Row& row : rows) result.left = std::min(result.left, row.segments.front().box.x0);
  return result;
}

float middle_of(const Row& row) { return (row.segments.front().box.x0 + row.segments.back().box.x1) / 2; }

std::optional<float> middle_of_text(const PageRows& page) {
  std::vector<float> middles;
  for (const Row& r : page.rows) {
    if (r.segments.size() == 1 && r.segments[0].box.x1 - r.segments[0].box.x0 > 0.6F * page.width)
      middles.push_back(middle_of(r));
  }
  return middles.empty() ? std::nullopt : std::optional(median(middles, 0));
}

bool begins_numbered(const PageRows& page, const Row& row) {
  constexpr size_t least_places = 3, longest = 4;
  if (row.segments.size() < least_places || row.segments.front().words.size() != 1) return false;
  const std::string_view number = page.words->words[row.segments.front().words.front()].text;
  return number.size() <= longest && number[0] >= '1' && number[0] <= '9';
}

}  // namespace vanban::read
