// What is to be known of an image before it is recognised, and to be done to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanban::read {

constexpr uint64_t widest_image = 25000;  ///< dots a side

/// An unsigned number of `size` bytes; 0 behind the end.
uint64_t number_at(std::string_view bytes, size_t at, size_t size, bool big);

/// Pixels of an image, by what its header says; 0 x 0 where it is none of these formats or cut short.
struct ImageSize {
  uint64_t width = 0, height = 0;
};
ImageSize size_of_image(std::string_view bytes);

/// A grey image (PGM, P5) as it lies in memory: a byte a dot, row by row.
struct GreyImage {
  size_t width = 0, height = 0;
  const char* dots = nullptr;
};
/// Nothing where it is none, or cut short.
std::optional<GreyImage> grey_image(std::string_view pgm);
/// The same of an image in colours (PPM, P6): three bytes a dot.
std::optional<GreyImage> colour_image(std::string_view ppm);
/// What stands before the dots of such an image.
std::string grey_head(size_t width, size_t height);

/// Grey from colour (PPM, P6, to PGM, P5), so that coloured ink pales: each pixel is as bright as its brightest
/// colour. Red stamps and blue signatures go, black print stays. Anything else is returned as it is.
std::string black_ink(std::string ppm);

/// A grey image with `factor` times as many dots a side; empty where it is no such image.
std::string scaled(std::string pgm, float factor);

}  // namespace vanban::read
