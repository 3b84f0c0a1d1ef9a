// Calls every function of the installed library once: what is not exported does not link.
#include <vanban/vanban.h>
#include <vanban/vanban_c.h>

#include <cstdio>
#include <utility>

int main() {
  vanban::Parser parser;
  std::string text = "1. Một dòng.\n";
  vanban::Document document = parser.parse(text);
  try {
    vanban::Parser::from_folder("/no/such/folder");
    return 1;
  } catch (const vanban::GrammarError& e) {
    if (std::string(e.what()).empty()) return 1;
  }
  vanban::WriteOptions options;
  options.explain = true;
  options.offsets = vanban::Offsets::utf16;
  options.source = vanban::source_text(document, text);
  size_t written = parser.to_json(document, options).size() + parser.to_xml(document, options).size() +
                   vanban::to_json(document).size() + vanban::to_xml(document).size();
  if (written == 0 || parser.grammar_hash().empty() || parser.rule_name(1).empty()) return 1;
  parser.profiles();
  parser.check_examples();

  vanban::Paths paths(document.body, document);
  std::vector<vanban::Span> spans;
  size_t cursor = 0;
  for (const vanban::Node& node : document.body) {
    document.map.spans(node.extent, spans);
    document.map.spans(node.extent, spans, cursor);
    if (vanban::name_of(node.kind) == nullptr || document.map.to_origin(node.extent.begin) != spans.back().begin)
      return 1;
  }
  if (paths.size() != document.body.size() || vanban::name_of(vanban::OtherKind::stamp) == nullptr) return 1;
  vanban::OffsetMap map = std::move(document.map);
  map.add(0, 0);
  cursor = 0;
  map.append(document.map, 0, 0, 1, false, cursor);
  map.compose(document.map);
  if (map.find(0) != 0 || vanban::json_schema().empty() || vanban::xml_schema().empty()) return 1;
  if (vanban::version_string() != vanban_version() || vanban_json_schema() == nullptr || vanban_xml_schema() == nullptr)
    return 1;

  vanban_error* error = nullptr;
  vanban_parser* c_parser = vanban_parser_new(nullptr, &error);
  if (vanban_parser_new("/no/such/folder", &error) != nullptr || vanban_error_status(error) != VANBAN_BAD_GRAMMAR)
    return 1;
  if (vanban_error_message(error) == nullptr || vanban_parser_grammar_hash(c_parser) == nullptr) return 1;
  vanban_error_free(error);
  vanban_document* c_document = vanban_parse(c_parser, text.data(), text.size(), "a", nullptr, nullptr);
  size_t size = 0;
  if (vanban_source_text(c_document, &size) == nullptr || size != text.size()) return 1;
  vanban_string_free(vanban_to_json(c_document, VANBAN_UTF8, 0, nullptr));
  vanban_string_free(vanban_to_xml(c_document, VANBAN_UTF8, 0, nullptr));
  vanban_document_free(c_document);
  vanban_parser_free(c_parser);
  std::puts("every function of the library was called");
}
