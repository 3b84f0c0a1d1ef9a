#include "read/coloured_ink.h"

#include <algorithm>
#include <array>

#include "read/image.h"

namespace vanban::read {

namespace {

constexpr int least_colour = 60;        // between the brightest and the darkest of a dot's three
constexpr int least_dark = 190;         // of the darkest
constexpr float band = 24.0F;           // points
constexpr float least_ink = 12.0F;      // square points of coloured ink in a band
constexpr float around = 14.0F;         // points
constexpr size_t most_regions = 4;      // of a page; a page with pictures has more
constexpr float highest_region = 0.4F;  // of the page's height

/// Where a band's coloured dots lie.
struct Band {
  float ink = 0;
  size_t left = SIZE_MAX, right = 0;
};

enum class Colour : uint8_t { none, red, blue };  // red, as seals are, or blue, as signatures

Colour colour_of(const unsigned char* dot) {
  const int least = std::min(std::min(dot[0], dot[1]), dot[2]);
  const int most = std::max(std::max(dot[0], dot[1]), dot[2]);
  if (most - least <= least_colour || least >= least_dark) return Colour::none;
  return dot[0] == most ? Colour::red : Colour::blue;
}

}  // namespace

MemoryFile all_ink(std::string_view ppm, const Box& part, unsigned dpi) {
  const std::optional<GreyImage> image = colour_image(ppm);
  if (!image) return {};
  const size_t x0 = dots_of(part.x0, dpi, image->width);
  const size_t x1 = dots_of(part.x1, dpi, image->width);
  const size_t y0 = dots_of(part.y0, dpi, image->height);
  const size_t y1 = dots_of(part.y1, dpi, image->height);
  if (x0 >= x1 || y0 >= y1) return {};
  MemoryWriter out;
  out.append(grey_head(x1 - x0, y1 - y0));
  for (size_t y = y0; y < y1; ++y) {
    const unsigned char* from = image->row(y) + 3 * x0;
    unsigned char* const to = out.more(x1 - x0);
    for (size_t x = 0; x < x1 - x0; ++x, from += 3)
      to[x] = static_cast<unsigned char>((from[0] + from[1] + from[2]) / 3);
  }
  return std::move(out).done();
}

namespace {

/// The bands of a page by colour: red, blue.
using Bands = std::array<std::vector<Band>, 2>;

Bands bands_of(const GreyImage& image, float dots) {
  const auto high = std::max<size_t>(1, static_cast<size_t>(band * dots));
  Bands bands;
  bands.fill(std::vector<Band>(image.height / high + 1));
  for (size_t y = 0; y < image.height; ++y) {
    const unsigned char* const row = image.row(y);
    // Fewer than three dots beside each other are made by the camera, not by ink: one look at every third misses none.
    for (size_t x = 2; x < image.width; x += 3) {
      const Colour colour = colour_of(row + 3 * x);
      if (colour == Colour::none) continue;
      size_t begin = x, end = x + 1;
      while (begin > 0 && colour_of(row + 3 * (begin - 1)) == colour) --begin;
      while (end < image.width && colour_of(row + 3 * end) == colour) ++end;
      x = end + (5 - end % 3) % 3 - 3;  // the loop goes on at the next third behind the run
      if (end - begin < 3) continue;
      Band& of = bands[colour == Colour::red ? 0 : 1][y / high];
      of.ink += static_cast<float>(end - begin - 2) / (dots * dots);
      of.left = std::min(of.left, begin);
      of.right = std::max(of.right, end);
    }
  }
  return bands;
}

std::vector<Box> regions_of(const std::vector<Band>& bands, const GreyImage& image, float dots) {
  std::vector<Box> regions;
  const float width = static_cast<float>(image.width) / dots;
  const float height = static_cast<float>(image.height) / dots;
  for (size_t i = 0; i < bands.size(); ++i) {
    if (bands[i].ink < least_ink) continue;
    const size_t first = i;
    Band all;
    for (; i < bands.size() && bands[i].ink >= least_ink; ++i) {
      all.left = std::min(all.left, bands[i].left);
      all.right = std::max(all.right, bands[i].right);
    }
    const Box box{std::max(0.0F, static_cast<float>(all.left) / dots - around),
                  std::max(0.0F, static_cast<float>(first) * band - around),
                  std::min(width, static_cast<float>(all.right) / dots + around),
                  std::min(height, static_cast<float>(i) * band + around)};
    if (box.y1 - box.y0 <= highest_region * height) regions.push_back(box);
  }
  return regions;
}

}  // namespace

std::vector<Box> coloured_regions(std::string_view ppm, unsigned dpi) {
  const std::optional<GreyImage> image = colour_image(ppm);
  if (!image) return {};
  const float dots = static_cast<float>(dpi) / 72.0F;
  const Bands bands = bands_of(*image, dots);
  std::vector<Box> regions = regions_of(bands[0], *image, dots);
  const std::vector<Box> blue = regions_of(bands[1], *image, dots);
  regions.insert(regions.end(), blue.begin(), blue.end());
  std::sort(regions.begin(), regions.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  if (regions.size() > most_regions) regions.clear();
  return regions;
}

}  // namespace vanban::read
