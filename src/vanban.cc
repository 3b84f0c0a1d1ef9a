#include "vanban.h"

#include <algorithm>
#include <fstream>

#include "grammar/grammar.h"
#include "parse.h"
#include "version.h"
#include "write/write.h"

namespace vanban {

struct Parser::Impl {
  std::shared_ptr<const grammar::Grammar> grammar;
};

namespace {

using Writer = void (*)(const Document&, const WriteOptions&, const grammar::Grammar*, write::Buffer&);

std::string written(Writer writer, const Document& document, const WriteOptions& options,
                    const grammar::Grammar* grammar) {
  if (options.explain && grammar == nullptr) {
    throw std::invalid_argument(
        "explain: only a Parser knows the names of its rules; call Parser::to_json or Parser::to_xml");
  }
  WriteOptions given = options;
  if (given.source.empty()) given.source = document.source.text;
  const bool counted = given.offsets == Offsets::utf16 || given.offsets == Offsets::codepoint;
  if (counted && given.source.empty() && document.source.bytes > 0) {
    throw std::invalid_argument(
        "offsets: only utf8 and bytes can be had without the source; set WriteOptions::source to source_text()");
  }
  write::Buffer out;
  writer(document, given, grammar, out);
  return std::string(out.view());
}

}  // namespace

Parser::Parser(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Parser::Parser() : Parser(std::make_shared<const Impl>(Impl{grammar::Grammar::embedded()})) {}

Parser Parser::from_folder(const std::string& folder) try {
  return Parser(std::make_shared<const Impl>(Impl{grammar::Grammar::from_folder(folder)}));
} catch (const grammar::GrammarError& e) {
  throw GrammarError(e.what());
}

Document Parser::parse(std::string_view bytes, const Options& options) const {
  if (bytes.size() > max_input_bytes) throw std::length_error("the input is longer than vanban::max_input_bytes");
  if (!options.profile.empty()) {
    std::vector<std::string> known = profiles();
    if (std::find(known.begin(), known.end(), options.profile) == known.end()) {
      throw std::invalid_argument("unknown profile '" + options.profile + "'");
    }
  }
  return vanban::parse(bytes, *impl_->grammar, options);
}

Document Parser::parse_file(const std::string& path, Options options) const {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  char piece[1 << 16];
  while (file.good() && bytes.size() <= max_input_bytes) {
    file.read(piece, sizeof piece);
    bytes.append(piece, static_cast<size_t>(file.gcount()));
  }
  if (!file.eof() && bytes.size() <= max_input_bytes)
    throw std::invalid_argument(path + " cannot be read; check that it exists, is a file, and may be read");
  if (options.name.empty()) options.name = path;
  Document document = parse(bytes, options);
  if (document.source.text.empty()) document.source.text = std::move(bytes);
  return document;
}

std::vector<std::string> Parser::profiles() const { return profile_names(*impl_->grammar); }

std::string_view Parser::rule_name(RuleId rule) const {
  return rule <= impl_->grammar->rule_count() ? std::string_view(impl_->grammar->rule_name(rule)) : std::string_view();
}

std::string_view Parser::grammar_hash() const { return impl_->grammar->hash(); }

std::vector<std::string> Parser::check_examples() const { return vanban::check_examples(*impl_->grammar); }

std::string Parser::to_json(const Document& document, const WriteOptions& options) const {
  return written(write::json, document, options, impl_->grammar.get());
}

std::string Parser::to_xml(const Document& document, const WriteOptions& options) const {
  return written(write::xml, document, options, impl_->grammar.get());
}

std::string to_json(const Document& document, const WriteOptions& options) {
  return written(write::json, document, options, nullptr);
}

std::string to_xml(const Document& document, const WriteOptions& options) {
  return written(write::xml, document, options, nullptr);
}

std::string_view json_schema() { return write::json_schema(); }
std::string_view xml_schema() { return write::xml_schema(); }

std::string_view version_string() { return version; }

}  // namespace vanban
