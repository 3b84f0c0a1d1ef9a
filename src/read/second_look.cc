#include "read/second_look.h"

#include <algorithm>
#include <cmath>

#include "read/image.h"
#include "text/fold.h"

namespace vanban::read {

namespace {

constexpr float left_edge = 0.42F;   // of the page's width: distribution lists seldom reach further
constexpr float above = 30.0F;       // points: offices begin higher than `Nơi nhận` at times
constexpr float below = 190.0F;      // a signature's height and what stands over and under it
constexpr float least_sure = 0.5F;   // of a word
constexpr float least_line = 0.7F;   // of a line, on the average of its letters
constexpr size_t least_letters = 5;  // of a line
constexpr float ahead = 1.1F;

size_t letters_of(std::string_view word) {
  size_t letters = 0;
  unsigned bytes = 1;
  for (size_t i = 0; i < word.size(); i += bytes)
    letters += text::is_letter(text::code_point(word, i, bytes)) ? 1U : 0U;
  return letters;
}

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

bool lies_in(const Box& box, const Box& in) {
  const float x = (box.x0 + box.x1) / 2;
  const float y = (box.y0 + box.y1) / 2;
  return x >= in.x0 && x <= in.x1 && y >= in.y0 && y <= in.y1;
}

/// How much of a line is sure: its letters, each as much as recognition was sure of its word.
float weight(const PageWord& word) { return word.confidence * static_cast<float>(letters_of(word.text)); }

/// The words [begin, end) of a line without what is no word of print at its ends.
std::vector<PageWord> sure_words(const PageWords& page, size_t begin, size_t end) {
  const auto sure = [&](const PageWord& w) {
    return w.confidence >= least_sure && (letters_of(w.text) > 1 || has_digit(w.text));
  };
  while (begin < end && !sure(page.words[begin])) ++begin;
  while (begin < end && !sure(page.words[end - 1])) --end;
  return {page.words.begin() + static_cast<std::ptrdiff_t>(begin),
          page.words.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace

std::optional<Box> signing_region(const PageWords& page) {
  for (size_t i = 0; i + 1 < page.words.size(); ++i) {
    const PageWord& noi = page.words[i];
    if (noi.box.x0 > left_edge * page.width || page.words[i + 1].line != noi.line) continue;
    if (text::skeleton(noi.text) != "noi" || !text::skeleton(page.words[i + 1].text).starts_with("nhan")) continue;
    return Box{left_edge * page.width, std::max(0.0F, noi.box.y0 - above), page.width,
               std::min(page.height, noi.box.y0 + below)};
  }
  return {};
}

std::string part_of_image(std::string_view pgm, const Box& part, unsigned dpi) {
  const std::optional<GreyImage> image = grey_image(pgm);
  if (!image) return {};
  const auto [width, height, first] = *image;
  const float dots = static_cast<float>(dpi) / 72.0F;
  const auto dot = [&](float points, size_t limit) {
    return std::min(limit, static_cast<size_t>(std::lround(std::max(0.0F, points) * dots)));
  };
  const size_t x0 = dot(part.x0, width);
  const size_t x1 = dot(part.x1, width);
  const size_t y0 = dot(part.y0, height);
  const size_t y1 = dot(part.y1, height);
  if (x0 >= x1 || y0 >= y1) return {};
  std::string out = grey_head(x1 - x0, y1 - y0);
  out.reserve(out.size() + (x1 - x0) * (y1 - y0));
  for (size_t y = y0; y < y1; ++y) out.append(first + y * width + x0, x1 - x0);
  return out;
}

void take_surer_lines(PageWords& page, const PageWords& again, const Box& region, std::deque<std::string>& texts) {
  uint32_t next = page.words.empty() ? 1 : page.words.back().line + 1;
  for (const PageWord& w : page.words) next = std::max(next, w.line + 1);
  for (size_t begin = 0; begin < again.words.size();) {
    size_t end = begin + 1;
    while (end < again.words.size() && again.words[end].line == again.words[begin].line) ++end;
    std::vector<PageWord> words = sure_words(again, begin, end);
    begin = end;
    size_t letters = 0;
    float sure = 0;
    Box box{region.x1, region.y1, region.x0, region.y0};
    for (PageWord& w : words) {
      w.box = {w.box.x0 + region.x0, w.box.y0 + region.y0, w.box.x1 + region.x0, w.box.y1 + region.y0};
      box = {std::min(box.x0, w.box.x0), std::min(box.y0, w.box.y0), std::max(box.x1, w.box.x1),
             std::max(box.y1, w.box.y1)};
      letters += letters_of(w.text);
      sure += weight(w);
    }
    if (letters < least_letters || sure < least_line * static_cast<float>(letters)) continue;
    const Box over{box.x0 - 2, box.y0, region.x1, box.y1};
    float had = 0;
    bool cut = false;  // the line is the end of one that begins outside the region
    for (const PageWord& w : page.words) {
      const float middle = (w.box.y0 + w.box.y1) / 2;
      cut = cut || (middle > box.y0 && middle < box.y1 && w.box.x0 < region.x0 && w.box.x1 > region.x0 - 12);
      if (lies_in(w.box, over)) had += weight(w);
    }
    if (cut || sure <= ahead * had) continue;
    std::erase_if(page.words, [&](const PageWord& w) { return lies_in(w.box, over); });
    for (PageWord& w : words) {
      w.text = texts.emplace_back(w.text);
      w.line = next;
      page.words.push_back(w);
    }
    ++next;
  }
}

}  // namespace vanban::read
