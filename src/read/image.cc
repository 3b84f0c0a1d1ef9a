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
  return GreyImage{width, height, at};
}

}  // namespace

std::optional<GreyImage> grey_image(std::string_view pgm) { return netpbm(pgm, "P5\n", 1); }

std::optional<GreyImage> colour_image(std::string_view ppm) { return netpbm(ppm, "P6\n", 3); }

std::string grey_head(size_t width, size_t height) {
  return "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
}

std::string black_ink(std::string ppm) {
  const std::optional<GreyImage> coloured = colour_image(ppm);
  if (!coloured) return ppm;
  const size_t pixels = coloured->width * coloured->height;
  std::string pgm = grey_head(coloured->width, coloured->height);
  const size_t head = pgm.size();
  pgm.resize(head + pixels);
  const auto* from = reinterpret_cast<const unsigned char*>(coloured->dots);
  auto* to = reinterpret_cast<unsigned char*>(pgm.data() + head);
  for (size_t i = 0; i < pixels; ++i, from += 3) to[i] = std::max({from[0], from[1], from[2]});
  return pgm;
}

namespace {

/// What the dots of a row are made of when `from` of them become `to`: the first of each, and how much of it and of
/// those behind it, 256 in all.
struct Share {
  size_t first = 0;
  std::vector<unsigned> parts;
};

std::vector<Share> shares(size_t from, size_t to) {
  const double step = static_cast<double>(from) / static_cast<double>(to);
  const double reach = std::max(1.0, step);
  std::vector<Share> out(to);
  for (size_t i = 0; i < to; ++i) {
    const double centre = (static_cast<double>(i) + 0.5) * step - 0.5;
    const auto begin = static_cast<size_t>(std::max(0.0, std::ceil(centre - reach)));
    const auto end = std::min(from, static_cast<size_t>(std::max(0.0, std::floor(centre + reach))) + 1);
    double all = 0;
    const auto part = [&](size_t at) { return std::max(0.0, 1 - std::abs(static_cast<double>(at) - centre) / reach); };
    for (size_t at = begin; at < end; ++at) all += part(at);
    out[i].first = begin;
    unsigned given = 0;
    for (size_t at = begin; at < end; ++at) {
      out[i].parts.push_back(static_cast<unsigned>(std::lround(256 * part(at) / all)));
      given += out[i].parts.back();
    }
    unsigned& most = *std::max_element(out[i].parts.begin(), out[i].parts.end());
    most = most + 256 - given;
  }
  return out;
}

}  // namespace

std::string scaled(std::string pgm, float factor) {
  if (factor == 1) return pgm;
  const std::optional<GreyImage> image = grey_image(pgm);
  if (!image) return {};
  const auto size = [&](size_t dots) {
    return std::max<size_t>(1, static_cast<size_t>(std::lround(static_cast<float>(dots) * factor)));
  };
  const std::vector<Share> columns = shares(image->width, size(image->width));
  const std::vector<Share> rows = shares(image->height, size(image->height));
  const auto* from = reinterpret_cast<const unsigned char*>(image->dots);
  std::vector<unsigned char> wide(columns.size() * image->height);
  auto* to = wide.data();
  for (size_t y = 0; y < image->height; ++y, from += image->width) {
    for (const Share& share : columns) {
      unsigned sum = 128;
      for (size_t k = 0; k < share.parts.size(); ++k) sum += share.parts[k] * from[share.first + k];
      *to++ = static_cast<unsigned char>(sum >> 8);
    }
  }
  std::string out = grey_head(columns.size(), rows.size());
  size_t end = out.size();
  out.resize(end + columns.size() * rows.size());
  std::vector<unsigned> sums(columns.size());
  for (const Share& share : rows) {
    std::fill(sums.begin(), sums.end(), 128U);
    for (size_t k = 0; k < share.parts.size(); ++k) {
      const unsigned part = share.parts[k];
      const unsigned char* row = wide.data() + (share.first + k) * columns.size();
      for (size_t x = 0; x < columns.size(); ++x) sums[x] += part * row[x];
    }
    for (const unsigned sum : sums) out[end++] = static_cast<char>(sum >> 8);
  }
  return out;
}

}  // namespace vanban::read
