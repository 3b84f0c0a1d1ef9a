#include "read/recognition.h"

#include "read/page_numerals.h"
#include "read/page_specks.h"
#include "read/process.h"

namespace vanban::read {

Recognised recognise(const MemoryFile& image, unsigned dpi, const Reading& reading, Segmentation segmentation) {
  Command command;
  command.program = "tesseract";
  command.package = "tesseract-ocr and tesseract-ocr-vie";
  command.arguments = {"stdin", "stdout",
                       "-l",    "vie",
                       "--psm", std::to_string(static_cast<int>(segmentation)),
                       "--dpi", std::to_string(dpi),
                       "tsv"};
  command.input_file = &image;
  // Pages are recognised side by side; the threads tesseract starts for one page take more than they give.
  command.environment = {"OMP_THREAD_LIMIT=1"};
  command.limits.seconds = reading.seconds_left();
  command.limits.memory = uint64_t{3} << 30;
  RunResult result = run(command, places_of(reading.options));
  if (result.status != 0) {
    if (result.errors.find("Failed loading language") != std::string::npos) {
      throw ReadError(ReadError::Reason::converter_missing,
                      "tesseract cannot read Vietnamese; install the package tesseract-ocr-vie");
    }
    throw ReadError(ReadError::Reason::converter_failed, "text recognition does not take the image; it may be damaged");
  }
  Recognised recognised;
  recognised.table = std::move(result.output);
  recognised.pages = read_word_table(recognised.table, 72.0F / static_cast<float>(dpi));
  for (PageWords& page : recognised.pages) {
    drop_specks(page);
    mend_numerals(page, recognised.mended);
    if (std::vector<PageWord> hand = take_handwriting(page); !hand.empty()) {
      page.asides.push_back({FurnitureRange::Kind::handwriting, std::move(hand)});
    }
  }
  return recognised;
}

float certainty(const PageWords& page) {
  float sum = 0;
  float length = 0;
  const auto add = [&](const std::vector<PageWord>& words) {
    for (const PageWord& w : words) {
      sum += w.confidence * static_cast<float>(w.text.size());
      length += static_cast<float>(w.text.size());
    }
  };
  add(page.words);
  for (const PageAside& a : page.asides) add(a.words);
  return length > 0 ? sum / length : 0;
}

}  // namespace vanban::read
