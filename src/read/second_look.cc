#include "read/second_look.h"

#include <algorithm>
#include <cmath>

#include "read/image.h"
#include "text/fold.h"

namespace vanban::read {

namespace {

constexpr float right_part = 0.42F;    // of the page's width: distribution lists seldom reach further
constexpr float left_part = 0.5F;      // of the page's width: nor do they reach into the signatures
constexpr float above = 30.0F;         // points: offices begin higher than `Nơi nhận` at times
constexpr float below = 190.0F;        // a signature's height and what stands over and under it
constexpr float list_height = 170.0F;  // of a distribution list that ends in `Lưu`
constexpr float above_motto = 45.0F;
constexpr float below_motto = 130.0F;

constexpr float band = 24.0F;             // points
constexpr float some_ink = 100.0F;        // square points of a band without words
constexpr float much_ink = 300.0F;        // a stamp has 400 and more, a rule under a letterhead 150
constexpr float margin = 0.06F;           // of the page's width: the shadows of its edges
constexpr float highest_region = 0.3F;    // of the page's height: what is higher is a table, or written by hand
constexpr float head_of_page = 0.2F;      // of the page's height
constexpr float height_of_head = 150.0F;  // points
constexpr size_t most_regions = 2;        // besides letterhead and closing
constexpr float page_wide = 1e6F;         // wider than any
constexpr float widest_in_seal = 80.0F;   // points
constexpr float beside = 25.0F;           // points
constexpr float ring_ink = 0.06F;         // of what lies beside a seal's words
constexpr unsigned dark = 128;

/// The words from `index` on in its line, folded and without marks, at most three.
std::string line_from(const PageWords& page, size_t index) {
  std::string out;
  for (size_t i = index; i < page.words.size() && i < index + 3 && page.words[i].line == page.words[index].line; ++i) {
    if (i > index) out += ' ';
    out += text::skeleton(page.words[i].text);
  }
  return out;
}

/// How many dots of a row are dark where it is open.
uint32_t dark_dots(const unsigned char* row, const std::vector<unsigned char>& open) {
  constexpr size_t at_a_time = 240;  // as many as a byte can count: sixteen bytes are added at a time
  uint32_t count = 0;
  for (size_t begin = 0; begin < open.size(); begin += at_a_time) {
    const size_t end = std::min(open.size(), begin + at_a_time);
    unsigned char some = 0;
    for (size_t x = begin; x < end; ++x) some = static_cast<unsigned char>(some + ((row[x] < dark ? 1 : 0) & open[x]));
    count += some;
  }
  return count;
}

bool overlap(const Box& a, const Box& b) { return a.y0 < b.y1 && b.y0 < a.y1; }

}  // namespace

std::optional<Box> closing_region(const PageWords& page) {
  const auto box = [&](float top, float bottom) {
    return Box{0, std::max(0.0F, top), page.width, std::min(page.height, bottom)};
  };
  std::optional<Box> by_archive;
  for (size_t i = 0; i < page.words.size(); ++i) {
    const Box& at = page.words[i].box;
    if (at.x0 > right_part * page.width) continue;
    const std::string line = line_from(page, i);
    if (line.starts_with("noi nhan")) return box(at.y0 - above, at.y0 + below);
    if (line.starts_with("luu: vt") || line.starts_with("luu vt")) by_archive = box(at.y0 - list_height, at.y1 + above);
  }
  return by_archive;
}

std::optional<Box> letterhead_region(const PageWords& page) {
  for (size_t i = 0; i < page.words.size(); ++i) {
    const Box& at = page.words[i].box;
    if (at.y0 > page.height / 3 || !line_from(page, i).starts_with("doc lap")) continue;
    return Box{0, std::max(0.0F, at.y0 - above_motto), page.width, std::min(page.height, at.y0 + below_motto)};
  }
  return {};
}

std::vector<Box> inky_regions(const PageWords& page, std::string_view pgm, unsigned dpi) {
  const std::optional<GreyImage> image = grey_image(pgm);
  if (!image) return {};
  const float dots = static_cast<float>(dpi) / 72.0F;
  // Where each word that was read begins and ends, going down the page.
  struct Edge {
    size_t row = 0, x0 = 0, x1 = 0;
    int words = 0;
  };
  std::vector<Edge> edges;
  for (const PageWord& w : page.words) {
    if (w.confidence < 0.5F) continue;
    const size_t x0 = dots_of(w.box.x0 - 1, dpi, image->width);
    const size_t x1 = dots_of(w.box.x1 + 1, dpi, image->width);
    edges.push_back({dots_of(w.box.y0 - 1, dpi, image->height), x0, x1, 1});
    edges.push_back({dots_of(w.box.y1 + 1, dpi, image->height), x0, x1, -1});
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.row < b.row; });
  const size_t edge = static_cast<size_t>(margin * static_cast<float>(image->width));
  const size_t high = std::max<size_t>(1, dots_of(band, dpi, image->height));
  std::vector<float> ink(image->height / high + 1, 0);
  std::vector<int> words(image->width, 0);           // over each dot of the row
  std::vector<unsigned char> open(image->width, 0);  // 1 where there is none, and no margin
  std::fill(open.begin() + static_cast<std::ptrdiff_t>(edge), open.end() - static_cast<std::ptrdiff_t>(edge), 1);
  auto next = edges.begin();
  for (size_t y = 0; y < image->height; ++y) {
    for (; next != edges.end() && next->row <= y; ++next) {
      for (size_t x = next->x0; x < next->x1; ++x) {
        words[x] += next->words;
        open[x] = words[x] == 0 && x >= edge && x + edge < image->width ? 1 : 0;
      }
    }
    ink[y / high] += static_cast<float>(dark_dots(image->row(y), open)) / (dots * dots);
  }
  std::vector<Box> regions;
  for (size_t i = 0; i < ink.size(); ++i) {
    if (ink[i] < some_ink) continue;
    const size_t first = i;
    bool much = false;
    for (; i < ink.size() && ink[i] >= some_ink; ++i) much = much || ink[i] >= much_ink;
    if (!much) continue;
    Box box{0, (static_cast<float>(first) - 1) * band, page.width, (static_cast<float>(i) + 1) * band};
    if (box.y1 - box.y0 > highest_region * page.height) {
      if (box.y0 > head_of_page * page.height) continue;
      box.y1 = box.y0 + height_of_head;
    }
    regions.push_back({0, std::max(0.0F, box.y0), page.width, std::min(page.height, box.y1)});
  }
  return regions;
}

std::vector<Look> second_looks(const PageWords& page, std::string_view pgm, unsigned dpi) {
  const float other = dpi < 250 ? 1.5F : 0.67F;  // between the usual resolutions of scans, 200 and 300 dots
  std::vector<Look> looks;
  const std::optional<Box> head = letterhead_region(page);
  if (head) looks.push_back({*head, other});
  const std::optional<Box> closing = closing_region(page);
  if (closing) {
    const Box list{0, closing->y0, left_part * page.width, closing->y1};
    const Box offices{right_part * page.width, closing->y0, page.width, closing->y1};
    looks.insert(looks.end(), {{list, 0.75F}, {offices, 1}, {offices, 0.75F}, {offices, 2}});
  }
  size_t more = 0;
  for (const Box& region : inky_regions(page, pgm, dpi)) {
    if (more == most_regions || (head && overlap(region, *head)) || (closing && overlap(region, *closing))) continue;
    looks.insert(looks.end(), {{region, 1, true}, {region, other, true}});
    ++more;
  }
  return looks;
}

void drop_seal_words(PageWords& again, const Box& region, std::string_view pgm, unsigned dpi) {
  const std::optional<GreyImage> image = grey_image(pgm);
  if (!image) return;
  const auto ink = [&](float x0, float x1, float y0, float y1) {
    const GreyImage part = part_of(*image, {x0, y0, x1, y1}, dpi);
    size_t black = 0;
    for (size_t y = 0; y < part.height; ++y) {
      for (size_t x = 0; x < part.width; ++x) black += part.row(y)[x] < dark ? 1U : 0U;
    }
    const size_t all = part.width * part.height;
    return all == 0 ? 0.0F : static_cast<float>(black) / static_cast<float>(all);
  };
  std::vector<PageWord>& words = again.words;
  std::vector<PageWord> kept;
  for (size_t begin = 0; begin < words.size();) {
    size_t end = begin;
    Box box{page_wide, page_wide, 0, 0};
    for (; end < words.size() && words[end].line == words[begin].line; ++end) {
      const Box& of = words[end].box;
      if (words[end].confidence < 0.5F || words[end].text.size() < 2) continue;  // strokes of the seal itself
      box = {std::min(box.x0, of.x0), std::min(box.y0, of.y0), std::max(box.x1, of.x1), std::max(box.y1, of.y1)};
    }
    const float left = region.x0 + box.x0;
    const float right = region.x0 + box.x1;
    const float top = region.y0 + box.y0;
    const float bottom = region.y0 + box.y1;
    const bool inside = right - left < widest_in_seal && ink(left - beside, left - 2, top, bottom) > ring_ink &&
                        ink(right + 2, right + beside, top, bottom) > ring_ink;
    if (!inside) {
      kept.insert(kept.end(), words.begin() + static_cast<std::ptrdiff_t>(begin),
                  words.begin() + static_cast<std::ptrdiff_t>(end));
    }
    begin = end;
  }
  words = std::move(kept);
}

}  // namespace vanban::read
