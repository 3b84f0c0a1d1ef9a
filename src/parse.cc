#include "parse.h"

#include "structure/structure.h"
#include "text/decode.h"
#include "text/nfc.h"
#include "text/normalize.h"
#include "views/context.h"

namespace vanban {

Document parse(std::string_view bytes, const grammar::Grammar& grammar, const Options& options) {
  Document document;
  document.source.name = options.name;
  document.source.bytes = bytes.size();
  if (options.hash) document.source.sha256 = grammar::sha256_hex(bytes);

  text::Decoded decoded = text::decode(bytes);
  document.source.encoding = decoded.encoding;

  std::string_view nfc = decoded.text;
  text::Normalized normalized;
  if (!text::surely_nfc(nfc)) {
    normalized = text::normalize(nfc);
    nfc = normalized.text;
  }

  structure::build(nfc, decoded.bom, grammar, options.profile, document);
  if (!normalized.map.empty()) document.map.compose(normalized.map);
  for (uint32_t at : decoded.replaced_at) {
    // The place in the reading text is not needed to say it: the message carries the byte.
    document.diagnostics.push_back(
        {"encoding.replaced",
         Severity::warning,
         "malformed bytes were read as U+FFFD at byte " + std::to_string(at) + " of the text",
         {},
         -1});
  }
  views::find_views(document, grammar);

  if (!decoded.owned.empty()) document.source.text = std::move(decoded.owned);
  return document;
}

std::vector<std::string> profile_names(const grammar::Grammar& grammar) {
  std::vector<std::string> names;
  for (const grammar::Rule& r : grammar.family("profile").rules) names.push_back(r.name.substr(r.name.find('.') + 1));
  return names;
}

}  // namespace vanban
