#include "read/slanted_stamp.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "text/fold.h"
#include "text/skeleton.h"
#include "text/syllable.h"

namespace vanban::read {

namespace {

constexpr unsigned dark = 215;      // pale stamps hang together, too
constexpr float left_part = 0.42F;  // of the page's width: under the number, beside the title
constexpr float least_wide = 40, most_wide = 190, least_high = 12, most_high = 90;  // points
constexpr float speck = 1.2F;          // square points in a column or row of four points
constexpr double least_slant = 0.035;  // radians: two degrees; recognition reads what is aslant less
constexpr double most_slant = 0.7;     // forty degrees
constexpr double long_line = 9;        // how much wider than high letters spread, squared
constexpr float frame = 0.2F;          // of the region's width: wider than any letter
constexpr size_t most_words = 4;       // HỎA TỐC HẸN GIỜ
constexpr double most_off = 3.2;       // marks over capitals are 2.9 standard deviations off the letters' middle

/// Runs of dots that hang together.
struct Shape {
  size_t left = SIZE_MAX, right = 0, top = SIZE_MAX, bottom = 0, dots = 0;
};

class Shapes {
 public:
  explicit Shapes(const GreyImage& image) : width_(image.width), of_(image.width * image.height, 0) {
    std::vector<size_t> open;
    for (size_t start = 0; start < of_.size(); ++start) {
      if (of_[start] != 0 || !is_dark(image, start)) continue;
      shapes_.emplace_back();
      const auto number = static_cast<uint32_t>(shapes_.size());
      open.assign(1, start);
      of_[start] = number;
      while (!open.empty()) {
        const size_t at = open.back();
        open.pop_back();
        add(shapes_.back(), at);
        const size_t x = at % width_;
        const size_t y = at / width_;
        for (size_t ny = y > 0 ? y - 1 : 0; ny < std::min(image.height, y + 2); ++ny) {
          for (size_t nx = x > 0 ? x - 1 : 0; nx < std::min(width_, x + 2); ++nx) {
            const size_t next = ny * width_ + nx;
            if (of_[next] != 0 || !is_dark(image, next)) continue;
            of_[next] = number;
            open.push_back(next);
          }
        }
      }
    }
  }

  /// The shape that a dot is of; nothing where it is light.
  const Shape* at(size_t dot) const { return of_[dot] == 0 ? nullptr : &shapes_[of_[dot] - 1]; }

 private:
  bool is_dark(const GreyImage& image, size_t dot) const { return image.row(dot / width_)[dot % width_] < dark; }
  void add(Shape& shape, size_t dot) const {
    const size_t x = dot % width_;
    const size_t y = dot / width_;
    shape = {std::min(shape.left, x), std::max(shape.right, x + 1), std::min(shape.top, y),
             std::max(shape.bottom, y + 1), shape.dots + 1};
  }

  size_t width_;
  std::vector<uint32_t> of_;  // by dot: its shape's number, from 1
  std::vector<Shape> shapes_;
};

/// The first and the last of the columns, or rows, that hold more than specks.
std::optional<std::pair<size_t, size_t>> extent(const std::vector<float>& ink) {
  size_t first = 0;
  size_t last = ink.size();
  while (first < last && ink[first] < speck) ++first;
  while (last > first && ink[last - 1] < speck) --last;
  if (first == last) return {};
  return std::pair{first, last};
}

}  // namespace

std::optional<Box> stamp_region(const PageWords& page, std::string_view pgm, unsigned dpi, const Box& head) {
  const std::optional<GreyImage> image = grey_image(pgm);
  if (!image) return {};
  // Below the number, which is a line below the motto, to the end of the letterhead.
  const Box area{page.width * 0.03F, head.y0 + 80, page.width * left_part, head.y1 + 40};
  std::vector<Box> near;
  for (const PageWord& w : page.words) {
    const Box& of = w.box;
    const bool beside = of.x0 > area.x1 + 2 || of.x1 < area.x0 - 2 || of.y0 > area.y1 + 2 || of.y1 < area.y0 - 2;
    if (w.confidence >= 0.5F && !beside) near.push_back(of);
  }
  const float dots = static_cast<float>(dpi) / 72.0F;
  constexpr float step = 4;  // points
  std::vector<float> columns(static_cast<size_t>(page.width / step) + 1);
  std::vector<float> rows(static_cast<size_t>(page.height / step) + 1);
  const auto y0 = static_cast<size_t>(area.y0 * dots);
  const size_t y1 = std::min(image->height, static_cast<size_t>(area.y1 * dots));
  const auto x0 = static_cast<size_t>(area.x0 * dots);
  const size_t x1 = std::min(image->width, static_cast<size_t>(area.x1 * dots));
  for (size_t y = y0; y < y1; ++y) {
    for (size_t x = x0; x < x1; ++x) {
      if (image->row(y)[x] >= dark) continue;
      const float px = static_cast<float>(x) / dots;
      const float py = static_cast<float>(y) / dots;
      const bool read = std::any_of(near.begin(), near.end(), [&](const Box& w) {
        return px > w.x0 - 1 && px < w.x1 + 1 && py > w.y0 - 1 && py < w.y1 + 1;
      });
      if (read) continue;
      columns[static_cast<size_t>(px / step)] += 1 / (dots * dots);
      rows[static_cast<size_t>(py / step)] += 1 / (dots * dots);
    }
  }
  const auto across = extent(columns);
  const auto down = extent(rows);
  if (!across || !down) return {};
  const Box box{static_cast<float>(across->first) * step - 6, static_cast<float>(down->first) * step - 6,
                static_cast<float>(across->second) * step + 6, static_cast<float>(down->second) * step + 6};
  const float wide = box.x1 - box.x0;
  const float high = box.y1 - box.y0;
  if (wide < least_wide || wide > most_wide || high < least_high || high > most_high || high > wide) return {};
  return box;
}

namespace {

/// How the dots of shapes lie: their middle, and the slant of the line they make.
struct Spread {
  double count = 0, x = 0, y = 0;
  double slant = 0;  ///< radians, positive where it falls to the right
  double high = 0;   ///< the standard deviation across the line
  double ratio = 0;  ///< of the variance along the line to that across
};

template <typename Chosen>
Spread spread_of(const GreyImage& image, Chosen&& chosen) {
  Spread s;
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (size_t dot = 0; dot < image.width * image.height; ++dot) {
    if (!chosen(dot)) continue;
    const auto x = static_cast<double>(dot % image.width);
    const auto y = static_cast<double>(dot / image.width);  // NOLINT(bugprone-integer-division): the row
    ++s.count;
    s.x += x;
    s.y += y;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  if (s.count < 50) return {};
  s.x /= s.count;
  s.y /= s.count;
  const double a = xx / s.count - s.x * s.x;
  const double b = xy / s.count - s.x * s.y;
  const double c = yy / s.count - s.y * s.y;
  const double half = std::sqrt((a - c) * (a - c) / 4 + b * b);
  const double least = std::max(1.0, (a + c) / 2 - half);
  s.slant = 0.5 * std::atan2(2 * b, a - c);
  s.high = std::sqrt(least);
  s.ratio = ((a + c) / 2 + half) / least;
  return s;
}

}  // namespace

std::string levelled(const GreyImage& image) {
  if (image.width == 0 || image.height == 0) return {};
  const Shapes shapes(image);
  const auto frame_wide = static_cast<size_t>(frame * static_cast<float>(image.width));
  const auto narrow = [&](size_t dot) {
    const Shape* shape = shapes.at(dot);
    return shape != nullptr && shape->dots > 8 && shape->right - shape->left < frame_wide;
  };
  Spread line = spread_of(image, narrow);
  // Pieces of a frame lie away from the line of the letters.
  const auto off_line = [&](const Shape& shape) {
    const double x = static_cast<double>(shape.left + shape.right) / 2 - line.x;
    const double y = static_cast<double>(shape.top + shape.bottom) / 2 - line.y;
    return std::abs(y * std::cos(line.slant) - x * std::sin(line.slant)) > most_off * line.high;
  };
  const auto letter = [&](size_t dot) { return narrow(dot) && !off_line(*shapes.at(dot)); };
  for (int turn = 0; turn < 2; ++turn) line = spread_of(image, letter);
  if (line.count == 0 || line.ratio < long_line || std::abs(line.slant) < least_slant ||
      std::abs(line.slant) > most_slant) {
    return {};
  }
  const auto height = static_cast<size_t>(7 * line.high) + 40;
  std::string out = grey_head(image.width, height);
  const double cosine = std::cos(line.slant);
  const double sine = std::sin(line.slant);
  const auto light = [&](size_t dot) {
    const size_t row = dot / image.width;
    return letter(dot) ? image.row(row)[dot % image.width] : 255.0;
  };
  for (size_t y = 0; y < height; ++y) {
    for (size_t x = 0; x < image.width; ++x) {
      const double dx = static_cast<double>(x) - static_cast<double>(image.width) / 2;
      const double dy = static_cast<double>(y) - static_cast<double>(height) / 2;
      const double fx = line.x + dx * cosine - dy * sine;
      const double fy = line.y + dx * sine + dy * cosine;
      double found = 255;
      if (fx >= 0 && fy >= 0 && fx + 1 < static_cast<double>(image.width) &&
          fy + 1 < static_cast<double>(image.height)) {
        const size_t at = static_cast<size_t>(fy) * image.width + static_cast<size_t>(fx);
        const double across = fx - std::floor(fx);
        const double down = fy - std::floor(fy);
        found = (1 - down) * ((1 - across) * light(at) + across * light(at + 1)) +
                down * ((1 - across) * light(at + image.width) + across * light(at + image.width + 1));
      }
      out += static_cast<char>(static_cast<unsigned char>(found));
    }
  }
  return out;
}

namespace {

/// The letters of a word, where they are capitals and make a syllable; "" where they do not.
std::string_view stamped(std::string_view word) {
  const auto letter = [&](size_t at, unsigned& bytes) { return text::is_letter(text::code_point(word, at, bytes)); };
  size_t begin = word.size();
  size_t end = 0;
  unsigned bytes = 1;
  for (size_t i = 0; i < word.size(); i += bytes) {
    if (!letter(i, bytes)) continue;
    if (text::is_lower(text::code_point(word, i, bytes))) return {};
    begin = std::min(begin, i);
    end = i + bytes;
  }
  if (begin >= end) return {};
  word = word.substr(begin, end - begin);
  return word.size() > 1 && text::is_syllable(word) ? word : std::string_view();
}

}  // namespace

bool take_stamp(PageWords& page, const PageWords& stamp, const Box& region, std::deque<std::string>& texts) {
  std::vector<PageWord> words;
  for (const PageWord& w : stamp.words) {
    const std::string_view word = stamped(w.text);
    if (!word.empty()) {
      words.push_back(w);
      words.back().text = word;
    } else if (text::bones(w.text).letters.size() > 1) {
      return false;  // it is more than the strokes of a frame
    }
  }
  size_t letters = 0;
  for (const PageWord& w : words) letters += w.text.size();
  if (letters < 4 || words.size() > most_words) return false;
  std::erase_if(page.words, [&](const PageWord& w) {  // what was made up of the strokes before
    const float x = (w.box.x0 + w.box.x1) / 2;
    const float y = (w.box.y0 + w.box.y1) / 2;
    return w.confidence < 0.6F && x > region.x0 && x < region.x1 && y > region.y0 && y < region.y1;
  });
  uint32_t line = 1;
  float left = page.width;
  for (const PageWord& w : page.words) {
    line = std::max(line, w.line + 1);
    if (w.confidence > 0.9F) left = std::min(left, w.box.x0);
  }
  // A level line through its middle, and not left of all text, whose indent is counted from there.
  const float middle = (region.y0 + region.y1) / 2;
  const float indent = std::max(0.0F, left - region.x0);
  float x = region.x0 + indent;
  for (PageWord& w : words) {
    const float width = w.box.x1 - w.box.x0;
    const float half = (w.box.y1 - w.box.y0) / 2;
    w.text = texts.emplace_back(w.text);
    w.box = {x, middle - half, x + width, middle + half};
    w.line = line;
    page.words.push_back(w);
    x += width + 4;
  }
  return true;
}

}  // namespace vanban::read
