// PDF: pdftotext for the text in it, pdftoppm and tesseract for pages that are
// images only.
#include <algorithm>
#include <atomic>
#include <deque>
#include <sstream>

#include "read/page_image.h"
#include "read/page_notes.h"
#include "read/page_numerals.h"
#include "read/page_text.h"
#include "read/parallel.h"
#include "read/process.h"
#include "read/readers.h"
#include "read/text_layer.h"

namespace vanban::read {

namespace {

using Reason = ReadError::Reason;

constexpr size_t most_pages = 10000;
constexpr size_t least_letters = 20;  // on a page that is not an image only
constexpr float longest_side = 6000;  // dots of a page; A3 has 5,000 at 300 an inch
constexpr unsigned usual_dots = 300;  // an inch: what Tesseract's models were trained for

Command poppler(const char* program, std::string_view bytes, const Reading& reading) {
  Command command;
  command.program = program;
  command.package = "poppler-utils";
  command.input = bytes;
  command.limits.seconds = reading.seconds_left();
  return command;
}

/// What went wrong, by what the program says of it.
[[noreturn]] void refuse(const RunResult& result) {
  const auto says = [&](const char* words) { return result.errors.find(words) != std::string::npos; };
  if (says("Incorrect password")) {
    throw ReadError(Reason::encrypted, "is encrypted; save it without a password first");
  }
  if (result.status == 3 || says("not allowed")) {
    throw ReadError(Reason::encrypted, "forbids taking its text out; ask its owner for a copy that allows it");
  }
  throw ReadError(Reason::damaged, "is damaged or cut short: its pages cannot be found; get the file again");
}

size_t letters_of(const PageWords& page) {
  size_t letters = 0;
  for (const PageWord& w : page.words) letters += w.text.size();
  return letters;
}

/// How a page is printed for recognition.
struct Printing {
  unsigned dots = usual_dots;  ///< an inch
  bool grey = false;           ///< all on it is; it takes a third of the memory then
};

/// How each page is best printed. Pages of black and white dots keep theirs: what is made up between them costs more
/// letters than it gains.
std::vector<Printing> printing_of_pages(std::string_view bytes, const Reading& reading, const ProgramPlaces& places,
                                        const std::vector<PageWords>& pages) {
  std::vector<Printing> printing(pages.size());
  std::vector<bool> coloured(pages.size(), false);
  Command command = poppler("pdfimages", bytes, reading);
  command.arguments = {"-list", "/dev/stdin"};
  const RunResult list = run(command, places);
  std::istringstream lines(list.output);
  for (std::string line; std::getline(lines, line);) {
    // page num type width height color comp bpc enc interp object ID x-ppi
    // y-ppi size ratio
    std::istringstream fields(line);
    std::string skipped, type, colour;
    size_t page = 0;
    unsigned bits = 0;
    unsigned found = 0;
    fields >> page >> skipped >> type >> skipped >> skipped >> colour >> skipped >> bits;
    for (int i = 0; i < 4; ++i) fields >> skipped;
    fields >> found;
    if (!fields || page < 1 || page > pages.size()) continue;
    Printing& of = printing[page - 1];
    if (bits == 1 && found >= 150 && found <= 400) of.dots = found;
    if (colour != "gray" || type == "stencil") coloured[page - 1] = true;
    of.grey = true;
  }
  for (size_t i = 0; i < pages.size(); ++i) {
    Printing& of = printing[i];
    const float inches = std::max({pages[i].width, pages[i].height, 1.0F}) / 72.0F;
    of.dots = std::clamp(static_cast<unsigned>(longest_side / inches), 1U, of.dots);
    of.grey = of.grey && !coloured[i] && letters_of(pages[i]) == 0;  // words can have any colour
  }
  return printing;
}

/// Puts recognised words in place of those in the file, on the pages it is
/// asked to, where they are better.
class Recogniser {
 public:
  Recogniser(std::string_view bytes, const Reading& reading, const ProgramPlaces& places)
      : bytes_(bytes), reading_(reading), places_(places) {}

  /// Returns how many pages were replaced.
  size_t recognise_pages(const std::vector<size_t>& numbers, std::vector<PageWords>& pages) {
    if (numbers.empty()) return 0;
    const std::vector<Printing> printing = printing_of_pages(bytes_, reading_, places_, pages);
    found_.resize(numbers.size());
    std::atomic<size_t> replaced{0};
    in_parallel(numbers.size(), reading_.options.threads, [&](size_t i) {
      Recognised found = recognise_page(numbers[i], printing[numbers[i]]);
      PageWords& page = pages[numbers[i]];
      if (found.pages.size() != 1 || !better(found.pages[0], page)) return;
      const bool lies = (found.pages[0].width > found.pages[0].height) != (page.width > page.height);
      found.pages[0].width = lies ? page.height : page.width;
      found.pages[0].height = lies ? page.width : page.height;
      page = std::move(found.pages[0]);
      found_[i] = std::move(found);
      ++replaced;
    });
    return replaced;
  }

 private:
  Recognised recognise_page(size_t index, const Printing& printing) const {
    Command command = poppler("pdftoppm", bytes_, reading_);
    const std::string number = std::to_string(index + 1);
    command.arguments = {"-r", std::to_string(printing.dots), "-f", number, "-l", number};
    if (printing.grey) command.arguments.emplace_back("-gray");
    command.arguments.emplace_back("/dev/stdin");
    MemoryFile printed;
    command.printed = &printed;
    if (run(command, places_).status != 0) return {};
    return vanban::read::recognise_page(std::move(printed), printing.dots, reading_);
  }

  static bool better(const PageWords& found, const PageWords& page) {
    if (letters_of(page) < least_letters) return letters_of(found) > letters_of(page);
    return quality_of(found).share() > quality_of(page).share();
  }

  std::string_view bytes_;
  const Reading& reading_;
  const ProgramPlaces& places_;
  std::vector<Recognised> found_;  // hold the characters of the words
};

/// Mends what can be mended in the text of the file, and says so. Returns the
/// pages whose text is not to be trusted.
std::vector<size_t> mend_layer(std::vector<PageWords>& pages, std::deque<std::string>& texts, Extraction& extraction) {
  const std::string encoding = decode_legacy_layer(pages, texts);
  if (!encoding.empty()) {
    extraction.diagnostics.push_back({"text.layer_decoded",
                                      Severity::info,
                                      "the text in the PDF is in a font's encoding, " + encoding + ", and was decoded",
                                      {},
                                      -1});
  }
  size_t mended = 0;
  std::vector<size_t> doubtful;
  for (size_t i = 0; i < pages.size(); ++i) {
    mended += join_cut_words(pages[i], texts);
    if (quality_of(pages[i]).doubtful()) doubtful.push_back(i);
  }
  if (mended > 0) {
    extraction.diagnostics.push_back({"text.layer_joined",
                                      Severity::info,
                                      "the text in the PDF cuts " + std::to_string(mended) +
                                          " words at their marks; they were joined as the page shows them",
                                      {},
                                      -1});
  }
  return doubtful;
}

}  // namespace

Extraction read_pdf(std::string_view bytes, const Reading& reading) {
  const ProgramPlaces places = places_of(reading.options);
  Command command = poppler("pdftotext", bytes, reading);
  command.arguments = {"-tsv", "/dev/stdin", "-"};
  const RunResult result = run(command, places);
  if (result.status != 0) refuse(result);
  std::vector<PageWords> pages = read_word_table(result.output, 1);
  if (pages.empty()) refuse(result);
  if (pages.size() > most_pages) {
    throw ReadError(Reason::too_large, "has " + std::to_string(pages.size()) + " pages; divide it");
  }

  Extraction extraction;
  extraction.encoding.clear();
  std::deque<std::string> texts;
  const std::vector<size_t> doubtful = mend_layer(pages, texts, extraction);
  for (PageWords& p : pages)
    take_notes(p, reading.grammar);  // a scan that was signed has text too: the caption of its signature
  std::vector<size_t> images;
  for (size_t i = 0; i < pages.size(); ++i) {
    if (letters_of(pages[i]) < least_letters) images.push_back(i);
  }
  Recogniser of_images(bytes, reading, places);
  of_images.recognise_pages(images, pages);
  std::vector<bool> recognised(pages.size(), false);
  for (size_t i : images) recognised[i] = true;
  mend_sequence(pages, recognised, texts);
  Recogniser of_damage(bytes, reading, places);
  if (const size_t replaced = of_damage.recognise_pages(doubtful, pages); replaced > 0) {
    extraction.diagnostics.push_back({"text.layer_replaced",
                                      Severity::warning,
                                      "the text in the PDF is not what " + std::to_string(replaced) +
                                          " of its pages show; they were recognised from their images",
                                      {},
                                      -1});
  }
  append_pages(pages, extraction);
  return extraction;
}

}  // namespace vanban::read
