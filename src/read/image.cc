#include "read/image.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

namespace vanban::read {

uint64_t number_at(std::string_view bytes, size_t at, size_t size, bool big) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  uint64_t value = 0;
  for (size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + (big ? i : size - 1 - i)]);
  }
  return value;
}

namespace {

using namespace std::string_view_literals;

ImageSize size_of_jpeg(std::string_view bytes) {
  for (size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != '\xFF') return {};
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    // Frames: C0 to CF, without the tables among them.
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      return {number_at(bytes, at + 7, 2, true), number_at(bytes, at + 5, 2, true)};
    }
    at += marker == 0xFF ? 1 : 2 + number_at(bytes, at + 2, 2, true);
  }
  return {};
}

/// The largest page of a TIFF; none where its chain of pages goes round, which would be followed without end.
ImageSize size_of_tiff(std::string_view bytes) {
  const bool big = bytes[0] == 'M';
  ImageSize largest;
  std::set<uint64_t> seen;
  for (uint64_t at = number_at(bytes, 4, 4, big); at != 0 && at < bytes.size();) {
    if (!seen.insert(at).second) return {};
    const uint64_t entries = number_at(bytes, at, 2, big);
    for (uint64_t i = 0; i < entries; ++i) {
      const size_t entry = at + 2 + i * 12;
      const uint64_t tag = number_at(bytes, entry, 2, big);
      const size_t size = number_at(bytes, entry + 2, 2, big) == 3 ? 2 : 4;
      const uint64_t value = number_at(bytes, entry + 8, size, big);
      if (tag == 256) largest.width = std::max(largest.width, value);
      if (tag == 257) largest.height = std::max(largest.height, value);
    }
    at = number_at(bytes, at + 2 + entries * 12, 4, big);
  }
  return largest;
}

}  // namespace

ImageSize size_of_image(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
    return {number_at(bytes, 16, 4, true), number_at(bytes, 20, 4, true)};
  }
  if (bytes.starts_with("\xFF\xD8"sv)) return size_of_jpeg(bytes);
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return size_of_tiff(bytes);
  return {};
}

namespace {

/// The dots behind the head of an image of netpbm: "P6\n2480 3508\n255\n" and then `colours` bytes each. Nothing where
/// it has another head, or fewer dots than that says.
std::optional<GreyImage> netpbm(std::string_view bytes, std::string_view magic, size_t colours) {
  if (!bytes.starts_with(magic)) return {};
  size_t fields[3] = {0, 0, 0};
  const char* at = bytes.data() + magic.size();
  const char* const end = bytes.data() + bytes.size();
  for (size_t& field : fields) {
    const auto [next, error] = std::from_chars(at, end, field);
    if (error != std::errc() || next == end) return {};
    at = next + 1;
  }
  const auto [width, height, most] = fields;
  if (most != 255 || width == 0 || width > widest_image || height > static_cast<size_t>(end - at) / (width * colours))
    return {};
  return GreyImage{width, height, reinterpret_cast<const unsigned char*>(at), width * colours};
}

}  // namespace

std::optional<GreyImage> grey_image(std::string_view pgm) { return netpbm(pgm, "P5\n", 1); }

std::optional<GreyImage> colour_image(std::string_view ppm) { return netpbm(ppm, "P6\n", 3); }

std::string grey_head(size_t width, size_t height) {
  return "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
}

size_t dots_of(float points, unsigned dpi, size_t limit) {
  const float dots = std::max(0.0F, points) * (static_cast<float>(dpi) / 72.0F);
  return std::min(limit, static_cast<size_t>(std::lround(dots)));
}

GreyImage part_of(const GreyImage& image, const Box& part, unsigned dpi) {
  const size_t x0 = dots_of(part.x0, dpi, image.width);
  const size_t x1 = dots_of(part.x1, dpi, image.width);
  const size_t y0 = dots_of(part.y0, dpi, image.height);
  const size_t y1 = dots_of(part.y1, dpi, image.height);
  if (x0 >= x1 || y0 >= y1) return {};
  return {x1 - x0, y1 - y0, image.row(y0) + x0, image.stride};
}

MemoryFile black_ink(std::string_view ppm) {
  const std::optional<GreyImage> image = colour_image(ppm);
  if (!image) return {};
  MemoryWriter out;
  out.append(grey_head(image->width, image->height));
  // The brightest of every three bytes that follow each other, most of which are not of one dot: processors do that for
  // sixteen at a time, and are faster so than dot by dot.
  const size_t triples = 3 * image->width - 2;
  std::vector<unsigned char> brightest(triples);
  for (size_t y = 0; y < image->height; ++y) {
    const unsigned char* const from = image->row(y);
    for (size_t i = 0; i < triples; ++i) brightest[i] = std::max(std::max(from[i], from[i + 1]), from[i + 2]);
    unsigned char* const to = out.more(image->width);
    for (size_t x = 0; x < image->width; ++x) to[x] = brightest[3 * x];
  }
  return std::move(out).done();
}

namespace {

/// What the dots of a row are made of when `from` of them become `to`: the first of each, and how much of it and of
/// those behind it, 256 in all. Each is of as many; some of those may have no part in it.
struct Shares {
  size_t each = 0;
  std::vector<size_t> first;
  std::vector<uint16_t> parts;
};

Shares shares(size_t from, size_t to) {
  const double step = static_cast<double>(from) / static_cast<double>(to);
  const double reach = std::max(1.0, step);
  Shares out;
  out.each = std::min(from, static_cast<size_t>(2 * reach) + 1);
  out.first.resize(to);
  out.parts.resize(to * out.each);
  for (size_t i = 0; i < to; ++i) {
    const double centre = (static_cast<double>(i) + 0.5) * step - 0.5;
    const auto begin = static_cast<size_t>(std::max(0.0, std::ceil(centre - reach)));
    const auto end = std::min(from, static_cast<size_t>(std::max(0.0, std::floor(centre + reach))) + 1);
    double all = 0;
    const auto part = [&](size_t at) { return std::max(0.0, 1 - std::abs(static_cast<double>(at) - centre) / reach); };
    for (size_t at = begin; at < end; ++at) all += part(at);
    out.first[i] = std::min(begin, from - out.each);
    uint16_t* const parts = out.parts.data() + i * out.each + (begin - out.first[i]);
    unsigned given = 0;
    for (size_t at = begin; at < end; ++at) {
      parts[at - begin] = static_cast<uint16_t>(std::lround(256 * part(at) / all));
      given += parts[at - begin];
    }
    uint16_t& most = *std::max_element(parts, parts + (end - begin));
    most = static_cast<uint16_t>(most + 256 - given);
  }
  return out;
}

/// A row with as many dots as there are shares, each of `Each` dots, or, for 0, of as many as that says.
template <size_t Each>
void widen(const unsigned char* from, const Shares& columns, unsigned char* to) {
  const size_t each = Each == 0 ? columns.each : Each;
  const uint16_t* part = columns.parts.data();
  for (const size_t first : columns.first) {
    unsigned sum = 128;
    for (size_t k = 0; k < each; ++k) sum += *part++ * from[first + k];
    *to++ = static_cast<unsigned char>(sum >> 8);
  }
}

}  // namespace

MemoryFile scaled(const GreyImage& image, float factor) {
  MemoryWriter out;
  if (image.width == 0 || image.height == 0) return std::move(out).done();
  if (factor == 1) {
    out.append(grey_head(image.width, image.height));
    for (size_t y = 0; y < image.height; ++y) std::copy_n(image.row(y), image.width, out.more(image.width));
    return std::move(out).done();
  }
  const auto size = [&](size_t dots) {
    return std::max<size_t>(1, static_cast<size_t>(std::lround(static_cast<float>(dots) * factor)));
  };
  const Shares columns = shares(image.width, size(image.width));
  const Shares rows = shares(image.height, size(image.height));
  const size_t width = columns.first.size();
  const auto widening = columns.each == 3 ? widen<3> : widen<0>;  // two thirds to any larger
  // The rows that the next one is made of, each in the place of one that is needed no more.
  std::vector<unsigned char> wide(rows.each * width);
  std::vector<uint16_t> sums(width);  // 255 times 256, and 128, at most
  size_t done = 0;
  out.append(grey_head(width, rows.first.size()));
  for (size_t y = 0; y < rows.first.size(); ++y) {
    std::fill(sums.begin(), sums.end(), uint16_t{128});
    for (size_t k = 0; k < rows.each; ++k) {
      const size_t of = rows.first[y] + k;
      unsigned char* const row = wide.data() + of % rows.each * width;
      if (of >= done) {
        widening(image.row(of), columns, row);
        done = of + 1;
      }
      const uint16_t part = rows.parts[y * rows.each + k];
      if (part == 0) continue;
      for (size_t x = 0; x < width; ++x) sums[x] = static_cast<uint16_t>(sums[x] + part * row[x]);
    }
    unsigned char* const to = out.more(width);
    for (size_t x = 0; x < width; ++x) to[x] = static_cast<unsigned char>(sums[x] >> 8);
  }
  return std::move(out).done();
}

}  // namespace vanban::read
