// XML of documents: no entities but XML's own, bounded depth, and names without their prefixes.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace vanban::read {

/// Elements deeper than this are left out: walking them must not exhaust the stack.
constexpr int deepest_element = 400;

/// The tree of a part; it keeps its own copy of nothing, so `part` must outlive `tree`. Throws ReadError.
void read_xml(std::string& part, const std::string& name, pugi::xml_document& tree);

/// "p" of <w:p>.
inline std::string_view local_name(const char* name) {
  std::string_view s(name);
  size_t colon = s.find(':');
  return colon == std::string_view::npos ? s : s.substr(colon + 1);
}
inline std::string_view local_name(const pugi::xml_node& node) { return local_name(node.name()); }

/// The first child element of that local name.
inline pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& c : node.children()) {
    if (local_name(c) == name) return c;
  }
  return {};
}

/// The value of the attribute of that local name, or "".
inline const char* attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& a : node.attributes()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return "";
}

}  // namespace vanban::read
