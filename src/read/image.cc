#include "read/image.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "read/page_numerals.h"
#include "read/page_text.h"
#include "read/readers.h"
#include "read/recognition.h"

namespace vanban::read {

namespace {

using namespace std::string_view_literals;

constexpr uint64_t longest_side = 25000;
constexpr uint64_t most_pixels = 80'000'000;  // A3 at 600 dots an inch; recognition takes up to 11 bytes for each
constexpr double paper_width = 8.27;          // inches

/// An unsigned number of `size` bytes; 0 behind the end.
uint64_t number_at(std::string_view bytes, size_t at, size_t size, bool big) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  uint64_t value = 0;
  for (size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + (big ? i : size - 1 - i)]);
  }
  return value;
}

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
  if (most != 255 || width == 0 || width > longest_side || height > static_cast<size_t>(end - at) / (width * colours))
    return {};
  return GreyImage{width, height, at};
}

}  // namespace

std::optional<GreyImage> grey_image(std::string_view pgm) { return netpbm(pgm, "P5\n", 1); }

std::string grey_head(size_t width, size_t height) {
  return "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
}

std::string black_ink(std::string ppm) {
  const std::optional<GreyImage> coloured = netpbm(ppm, "P6\n", 3);
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

Extraction read_image(std::string_view bytes, const Reading& reading) {
  const ImageSize size = size_of_image(bytes);
  if (size.width == 0 || size.height == 0) {
    throw ReadError(ReadError::Reason::damaged,
                    "is damaged or cut short: its pages and their size cannot be read; get the image again");
  }
  if (size.width > longest_side || size.height > longest_side || size.width * size.height > most_pixels) {
    throw ReadError(ReadError::Reason::too_large, "has " + std::to_string(size.width) + " x " +
                                                      std::to_string(size.height) +
                                                      " pixels; scan it at 300 dots an inch");
  }
  const double dots = static_cast<double>(std::min(size.width, size.height)) / paper_width;
  const auto dpi = static_cast<unsigned>(std::lround(std::clamp(dots, 70.0, 600.0)));
  Recognised found = recognise(bytes, dpi, reading);
  mend_sequence(found.pages, std::vector<bool>(found.pages.size(), true), found.mended);
  Extraction extraction;
  extraction.encoding.clear();
  append_pages(found.pages, extraction);
  return extraction;
}

}  // namespace vanban::read
