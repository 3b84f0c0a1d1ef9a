#include "read/orientation.h"

#include <charconv>

#include "read/image.h"
#include "read/process.h"

namespace vanban::read {

namespace {

constexpr float least_sure = 1.0F;  // tesseract's measure; below it, it guesses

/// The number behind a name in what tesseract prints; 0 where there is none.
float number_behind(std::string_view printed, std::string_view name) {
  const size_t at = printed.find(name);
  if (at == std::string_view::npos) return 0;
  float value = 0;
  std::from_chars(printed.data() + at + name.size(), printed.data() + printed.size(), value);
  return value;
}

}  // namespace

bool on_its_side(const PageWords& page) {
  size_t high = 0;
  size_t all = 0;
  for (const PageWord& w : page.words) {
    if (w.text.size() < 4) continue;
    ++all;
    high += w.box.y1 - w.box.y0 > 1.3F * (w.box.x1 - w.box.x0) ? 1U : 0U;
  }
  return all > 0 && high * 2 > all;
}

unsigned turn_of(const MemoryFile& image, unsigned dpi, const Reading& reading) {
  Command command;
  command.program = "tesseract";
  command.package = "tesseract-ocr";
  command.arguments = {"stdin", "stdout", "-l", "osd", "--psm", "0", "--dpi", std::to_string(dpi)};
  command.input_file = &image;
  command.environment = {"OMP_THREAD_LIMIT=1"};
  command.limits.seconds = reading.seconds_left();
  command.limits.memory = uint64_t{3} << 30;
  const RunResult result = run(command, places_of(reading.options));
  if (result.status != 0 || number_behind(result.output, "Orientation confidence: ") < least_sure) return 0;
  const float turn = number_behind(result.output, "Rotate: ");
  return turn == 90 || turn == 180 || turn == 270 ? static_cast<unsigned>(turn) : 0;
}

std::string turned(std::string_view pgm, unsigned degrees) {
  const std::optional<GreyImage> image = grey_image(pgm);
  if (!image) return {};
  const size_t width = image->width;
  const size_t height = image->height;
  const bool side = degrees % 180 != 0;
  std::string out = grey_head(side ? height : width, side ? width : height);
  const size_t head = out.size();
  out.resize(head + width * height);
  char* to = out.data() + head;
  for (size_t y = 0; y < height; ++y) {
    const unsigned char* from = image->row(y);
    for (size_t x = 0; x < width; ++x) {
      switch (degrees) {
        case 90: to[x * height + (height - 1 - y)] = static_cast<char>(from[x]); break;
        case 180: to[(height - 1 - y) * width + (width - 1 - x)] = static_cast<char>(from[x]); break;
        case 270: to[(width - 1 - x) * height + y] = static_cast<char>(from[x]); break;
        default: to[y * width + x] = static_cast<char>(from[x]);
      }
    }
  }
  return out;
}

}  // namespace vanban::read
