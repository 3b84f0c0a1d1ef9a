// PNG, JPEG and TIFF: their pages, recognised.
#include <algorithm>
#include <cmath>
#include <vector>

#include "read/image.h"
#include "read/image_pdf.h"
#include "read/page_image.h"
#include "read/page_numerals.h"
#include "read/page_text.h"
#include "read/parallel.h"
#include "read/process.h"
#include "read/readers.h"

namespace vanban::read {

namespace {

constexpr uint64_t most_pixels = 80'000'000;  // A3 at 600 dots an inch; recognition takes up to 11 bytes for each
constexpr double paper_width = 8.27;          // inches
constexpr unsigned usual_dots = 300;          // an inch: what Tesseract's models were trained for
constexpr unsigned many_dots = 400;           // more than this is no help

/// The pages of a picture, printed and recognised as those of a scanned PDF are; none where it cannot be printed.
std::vector<Recognised> recognise_pages(std::string_view bytes, unsigned dpi, const Reading& reading) {
  const ProgramPlaces places = places_of(reading.options);
  if (find_program("pdftoppm", places).empty()) return {};
  const std::string pdf = pdf_of_image(bytes, dpi);
  if (pdf.empty()) return {};
  const unsigned dots = dpi > many_dots ? usual_dots : dpi;
  const auto printed = [&](size_t index) {
    Command command;
    command.program = "pdftoppm";
    command.package = "poppler-utils";
    command.input = pdf;
    command.limits.seconds = reading.seconds_left();
    const std::string number = std::to_string(index + 1);
    command.arguments = {"-r", std::to_string(dots), "-f", number, "-l", number, "/dev/stdin"};
    MemoryFile page;
    command.printed = &page;
    return run(command, places).status == 0 ? std::move(page) : MemoryFile();
  };
  std::vector<Recognised> found(pages_of_image(bytes));
  in_parallel(found.size(), reading.options.threads,
              [&](size_t i) { found[i] = recognise_page(printed(i), dots, reading); });
  const bool all = std::all_of(found.begin(), found.end(), [](const Recognised& r) { return r.pages.size() == 1; });
  return all ? std::move(found) : std::vector<Recognised>();
}

}  // namespace

Extraction read_image(std::string_view bytes, const Reading& reading) {
  const ImageSize size = size_of_image(bytes);
  if (size.width == 0 || size.height == 0) {
    throw ReadError(ReadError::Reason::damaged,
                    "is damaged or cut short: its pages and their size cannot be read; get the image again");
  }
  if (size.width > widest_image || size.height > widest_image || size.width * size.height > most_pixels) {
    throw ReadError(ReadError::Reason::too_large, "has " + std::to_string(size.width) + " x " +
                                                      std::to_string(size.height) +
                                                      " pixels; scan it at 300 dots an inch");
  }
  const double dots = static_cast<double>(std::min(size.width, size.height)) / paper_width;
  const auto dpi = static_cast<unsigned>(std::lround(std::clamp(dots, 70.0, 600.0)));
  std::vector<Recognised> found = recognise_pages(bytes, dpi, reading);
  if (found.empty()) found.push_back(recognise(MemoryFile(bytes), dpi, reading));
  std::vector<PageWords> pages;
  for (Recognised& of : found) {
    for (PageWords& page : of.pages) pages.push_back(std::move(page));
  }
  mend_sequence(pages, std::vector<bool>(pages.size(), true), found.front().mended);
  Extraction extraction;
  extraction.encoding.clear();
  append_pages(pages, extraction);
  return extraction;
}

}  // namespace vanban::read
