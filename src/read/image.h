// What is to be known of an image before it is recognised, and to be done to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/source_layout.h"
#include "read/memory_file.h"

namespace vanban::read {

constexpr uint64_t widest_image = 25000;  ///< dots a side

/// An unsigned number of `size` bytes; 0 behind the end.
uint64_t number_at(std::string_view bytes, size_t at, size_t size, bool big);

/// Pixels of an image, by what its header says; 0 x 0 where it is none of these formats or cut short.
struct ImageSize {
  uint64_t width = 0, height = 0;
};
ImageSize size_of_image(std::string_view bytes);

/// A grey image or a part of one as it lies in memory: a byte a dot, and so many bytes from a row to the next.
struct GreyImage {
  size_t width = 0, height = 0;
  const unsigned char* dots = nullptr;
  size_t stride = 0;

  const unsigned char* row(size_t y) const { return dots + y * stride; }
};
/// That of a PGM (P5); nothing where it is none, or cut short.
std::optional<GreyImage> grey_image(std::string_view pgm);
/// The same of an image in colours (PPM, P6): three bytes a dot.
std::optional<GreyImage> colour_image(std::string_view ppm);
/// What stands before the dots of a PGM.
std::string grey_head(size_t width, size_t height);

/// A part of an image of `dpi` dots an inch; no dots where it lies outside.
GreyImage part_of(const GreyImage& image, const Box& part, unsigned dpi);
/// As many dots as make that many points, at most `limit`.
size_t dots_of(float points, unsigned dpi, size_t limit);

/// Grey from colour (PPM, P6, to PGM, P5), so that coloured ink pales: each pixel is as bright as its brightest
/// colour. Red stamps and blue signatures go, black print stays. Empty where it is no such image.
MemoryFile black_ink(std::string_view ppm);

/// A grey image with `factor` times as many dots a side, as a PGM.
MemoryFile scaled(const GreyImage& image, float factor);

}  // namespace vanban::read
