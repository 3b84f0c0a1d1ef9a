#include "parse.h"

#include "read/read.h"
#include "structure/structure.h"
#include "text/decode.h"
#include "text/nfc.h"
#include "text/normalize.h"
#include "views/check.h"
#include "views/context.h"

namespace vanban {

namespace {

/// Plain text: what the bytes say, decoded only where they are not UTF-8 already.
void structure_of_text(std::string_view bytes, const grammar::Grammar& grammar, const Options& options,
                       Document& document) {
  text::Decoded decoded = text::decode(bytes, options.encoding);
  document.source.encoding = decoded.encoding;

  std::string_view nfc = decoded.text;
  text::Derived normalized;
  if (!text::surely_nfc(nfc)) {
    normalized = text::normalize(nfc);
    nfc = normalized.text;
  }

  structure::build(nfc, decoded.bom, grammar, options.profile, document);
  if (!normalized.map.empty()) document.map.compose(normalized.map);
  for (uint32_t at : decoded.replaced.at) {
    // The place in the reading text is not needed to say it: the message carries the byte.
    document.diagnostics.push_back(
        {"encoding.replaced",
         Severity::warning,
         "malformed bytes were read as U+FFFD at byte " + std::to_string(at) + " of the text",
         {},
         -1});
  }
  if (decoded.lost_horn) {
    document.diagnostics.push_back({"encoding.lost_letter",
                                    Severity::warning,
                                    "the text is TCVN3 and has no ư: a program dropped it as a soft hyphen",
                                    {},
                                    -1});
  }
  if (!decoded.owned.empty()) {
    document.source.text = std::move(decoded.owned);
    document.source.origin = std::move(decoded.origin);
  }
}

/// Any other format: what its reader made of it.
void structure_of_file(std::string_view bytes, const read::Format& format, const grammar::Grammar& grammar,
                       const Options& options, Document& document) {
  read::Extraction extraction = read::read(bytes, format, options);
  document.source.encoding = std::move(extraction.encoding);
  document.source.text = std::move(extraction.text);
  document.source.extracted = true;
  document.source.layout = std::move(extraction.layout);
  structure::build(document.source.text, 0, grammar, options.profile, document, &document.source.layout);
  for (Diagnostic& d : extraction.diagnostics) document.diagnostics.push_back(std::move(d));
}

}  // namespace

Document parse(std::string_view bytes, const grammar::Grammar& grammar, const Options& options) {
  Document document;
  document.source.name = options.name;
  document.source.bytes = bytes.size();
  if (options.hash) document.source.sha256 = grammar::sha256_hex(bytes);

  const read::Format& format = read::detect(bytes, options);
  document.source.media_type = format.media_type;
  if (read::is_text(format)) {
    structure_of_text(bytes, grammar, options, document);
  } else {
    structure_of_file(bytes, format, grammar, options, document);
  }
  views::find_views(document, grammar);
  return document;
}

std::vector<std::string> check_examples(const grammar::Grammar& grammar) {
  std::vector<std::string> failures = grammar.check_examples();
  for (std::string& failure : views::check_dates(grammar)) failures.push_back(std::move(failure));
  return failures;
}

std::vector<std::string> profile_names(const grammar::Grammar& grammar) {
  std::vector<std::string> names;
  for (const grammar::Rule& r : grammar.family("profiles").rules) names.push_back(r.name.substr(r.name.find('.') + 1));
  return names;
}

}  // namespace vanban
