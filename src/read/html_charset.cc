#include "read/html_charset.h"

#include "text/decode.h"

namespace vanban::read {

namespace {

using namespace std::string_view_literals;

/// What a meta element of the head says, in small letters; "" if none says anything.
std::string declared(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  size_t at = head.find("charset=");
  if (at == std::string::npos) return "";
  at = head.find_first_not_of("\"' ", at + 8);
  return at == std::string::npos ? "" : head.substr(at, head.find_first_of("\"' />;", at) - at);
}

HtmlText taken(text::Decoded decoded) { return {std::string(decoded.text.substr(decoded.bom)), decoded.encoding}; }

}  // namespace

HtmlText decode_html(std::string_view bytes, std::string_view given) {
  if (!given.empty()) return taken(text::decode(bytes, given));
  std::string name = declared(bytes);
  // Pages of the old fonts call their bytes Latin, and each run is told by its font.
  bool fonts = bytes.find(".Vn"sv) != std::string_view::npos || bytes.find("VNI-"sv) != std::string_view::npos;
  text::Decoded decoded = text::decode(bytes);
  bool unicode = decoded.replaced.count == 0 && std::string_view(decoded.encoding).starts_with("UTF"sv);
  if (unicode && !(fonts && std::string_view(decoded.encoding) == "UTF-8 twice"sv)) return taken(std::move(decoded));
  if (fonts) {
    text::Decoded as_utf8 = text::decode(bytes, "UTF-8");
    return taken(as_utf8.replaced.count == 0 ? std::move(as_utf8) : text::decode(bytes, "windows-1252"));
  }
  // What the page says is believed where the bytes do not make Vietnamese of another kind.
  bool latin = name == "windows-1252" || name == "iso-8859-1" || name == "us-ascii";
  if (decoded.replaced.count > 0 && text::encoding_known(name) && name != "utf-8")
    return taken(text::decode(bytes, latin ? "windows-1252" : std::string_view(name)));
  return taken(std::move(decoded));
}

}  // namespace vanban::read
