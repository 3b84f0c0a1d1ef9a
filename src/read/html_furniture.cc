#include "read/html_furniture.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/nfc.h"

namespace vanban::read {

namespace {

using namespace std::string_view_literals;

std::string small(std::string s) {
  std::transform(s.begin(), s.end(), s.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return s;
}

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A word of a class or id: "main-menu top" has main, menu and top.
bool names_navigation(const std::string& names) {
  static constexpr std::array words = {"nav"sv,     "navbar"sv,  "navigation"sv,  "menu"sv,     "breadcrumb"sv,
                                       "sidebar"sv, "footer"sv,  "topbar"sv,      "social"sv,   "share"sv,
                                       "related"sv, "comment"sv, "comments"sv,    "login"sv,    "pagination"sv,
                                       "toolbar"sv, "cookie"sv,  "breadcrumbs"sv, "copyright"sv};
  for (size_t at = 0; at < names.size();) {
    size_t end = std::min(names.find_first_of(" -_", at), names.size());
    if (one_of(std::string_view(names).substr(at, end - at), words)) return true;
    at = end + 1;
  }
  return false;
}

/// The beginning of the visible text of an element.
void text_of(const xmlNode* element, int depth, std::string& out) {
  for (const xmlNode* c = element->children; c != nullptr && out.size() < 64 && depth < 20; c = c->next) {
    if (c->type == XML_TEXT_NODE && c->content != nullptr) {
      out += reinterpret_cast<const char*>(c->content);
    } else if (c->type == XML_ELEMENT_NODE && !is_invisible(c)) {
      text_of(c, depth + 1, out);
    }
  }
}

}  // namespace

bool names_property(const xmlNode* cell, const grammar::Lexicon& names) {
  std::string all;
  text_of(cell, 0, all);
  std::string text;  // single blanks, without the colon
  for (char c : all) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank || (!text.empty() && text.back() != ' ')) text += blank ? ' ' : c;
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.pop_back();
  return names.exact(text::fold(text::to_nfc(text))) != nullptr;
}

std::string attribute_of(const xmlNode* element, const char* name) {
  xmlChar* value = xmlGetProp(element, reinterpret_cast<const xmlChar*>(name));
  if (value == nullptr) return "";
  std::string out(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return out;
}

std::string_view name_of(const xmlNode* element) {
  return element->name == nullptr ? std::string_view() : reinterpret_cast<const char*>(element->name);
}

bool is_invisible(const xmlNode* element) {
  static constexpr std::array gone = {"script"sv, "style"sv,    "head"sv,   "noscript"sv, "template"sv, "svg"sv,
                                      "input"sv,  "textarea"sv, "select"sv, "iframe"sv,   "object"sv,   "title"sv,
                                      "meta"sv,   "link"sv,     "canvas"sv, "audio"sv,    "video"sv,    "datalist"sv};
  if (one_of(name_of(element), gone)) return true;
  if (element->properties == nullptr) return false;
  if (xmlHasProp(element, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
  std::string style = small(attribute_of(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("mso-hide:all") != std::string::npos;
}

bool is_navigation(const xmlNode* element) {
  static constexpr std::array elements = {"nav"sv, "aside"sv, "footer"sv, "button"sv, "menu"sv};
  static constexpr std::array roles = {"navigation"sv, "banner"sv,  "contentinfo"sv, "search"sv,       "menu"sv,
                                       "menubar"sv,    "tablist"sv, "toolbar"sv,     "complementary"sv};
  if (one_of(name_of(element), elements)) return true;
  if (element->properties == nullptr) return false;
  if (one_of(small(attribute_of(element, "role")), roles)) return true;
  return names_navigation(small(attribute_of(element, "class"))) ||
         names_navigation(small(attribute_of(element, "id")));
}

}  // namespace vanban::read
