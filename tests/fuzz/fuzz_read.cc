// Any bytes as a file of any format that is read in process -> a text and a layout that the laws hold for, or
// ReadError.
#include <cstdio>
#include <cstdlib>

#include "laws.h"
#include "read/read.h"
#include "slices.h"
#include "vanban.h"
#include "zip_maker.h"

namespace {

void require(const std::string& broken) {
  if (broken.empty()) return;
  std::fprintf(stderr, "not so: %s\n", broken.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const vanban::Parser parser;
  if (size == 0) return 0;
  std::string input(reinterpret_cast<const char*>(data + 1), size - 1);
  // The first byte says what the rest is: an archive as it stands, a part of one, a page, or a text.
  std::string bytes = input;
  vanban::Options options;
  switch (data[0] % 6) {
    case 0: bytes = vanban::test::docx(input); break;
    case 1: bytes = vanban::test::odt(input); break;
    case 2: options.media_type = "text/html"; break;
    case 3:
      bytes = vanban::test::docx("<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>",
                                 {{"numbering", input}, {"styles", input}});
      break;
    case 4: options.media_type = vanban::read::format_called("docx").media_type; break;
    default: options.media_type = "text/plain";
  }
  try {
    vanban::Document document = parser.parse(bytes, options);
    std::string_view source = vanban::source_text(document, bytes);
    require(vanban::test::bad_trees(document));
    require(vanban::test::SliceCheck(document).run());
    require(vanban::test::lost_ink(document, source));
    require(vanban::test::untrue_span(document, source));
  } catch (const vanban::ReadError&) {}
  return 0;
}
