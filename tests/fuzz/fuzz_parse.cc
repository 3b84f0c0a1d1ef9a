// Any bytes -> a document that obeys the laws, and results that can be written in every form.
#include <cstdio>
#include <cstdlib>

#include "laws.h"
#include "slices.h"
#include "vanban.h"

namespace {

void require(bool so, const char* what) {
  if (so) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const vanban::Parser parser;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  vanban::Options as_text;
  as_text.media_type = "text/plain";
  vanban::Document document = parser.parse(bytes, as_text);

  vanban::WriteOptions options;
  options.source = vanban::source_text(document, bytes);
  for (const std::string& broken :
       {vanban::test::bad_trees(document), vanban::test::SliceCheck(document).run(),
        vanban::test::lost_ink(document, options.source), vanban::test::untrue_span(document, options.source)}) {
    require(broken.empty(), broken.c_str());
  }
  std::string json = parser.to_json(document, options);
  std::string xml = parser.to_xml(document, options);
  require(json.front() == '{' && json.back() == '}', "JSON is an object");
  require(xml.ends_with("</document>"), "XML is one element");
  options.pretty = options.explain = true;
  options.offsets = size % 2 == 0 ? vanban::Offsets::utf16 : vanban::Offsets::codepoint;
  parser.to_json(document, options);
  parser.to_xml(document, options);
  require(parser.to_json(parser.parse(bytes, as_text)) == json, "the same bytes give the same result");
  return 0;
}
