#include "read/docx_styles.h"

#include <vector>

namespace vanban::read {

namespace {

/// A switch: on where it stands, unless its value says otherwise.
bool is_on(const pugi::xml_node& node) {
  std::string_view value = attribute(node, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

bool has_inner_lines(const pugi::xml_node& borders) {
  for (std::string_view side : {"insideH", "insideV"}) {
    std::string_view value = attribute(child(borders, side), "val");
    if (!value.empty() && value != "nil" && value != "none") return true;
  }
  return false;
}

}  // namespace

void DocxProperties::fill_from(const DocxProperties& below) {
  if (!capitals) capitals = below.capitals;
  if (!hidden) hidden = below.hidden;
  if (!font) font = below.font;
  if (!list) list = below.list;
  if (!level) level = below.level;
  if (!bordered) bordered = below.bordered;
}

void DocxProperties::read(const pugi::xml_node& properties) {
  for (const pugi::xml_node& p : properties.children()) {
    std::string_view name = local_name(p);
    if (name == "caps") {
      capitals = is_on(p);
    } else if (name == "vanish" || name == "webHidden") {
      hidden = is_on(p);
    } else if (name == "rFonts") {
      std::string_view ascii = attribute(p, "ascii");
      if (ascii.empty()) ascii = attribute(p, "hAnsi");
      if (!ascii.empty()) font = std::string(ascii);
    } else if (name == "numPr") {
      if (pugi::xml_node id = child(p, "numId")) list = attribute(id, "val");
      if (pugi::xml_node l = child(p, "ilvl")) level = std::atoi(attribute(l, "val"));
    } else if (name == "tblBorders") {
      bordered = has_inner_lines(p);
    }
  }
}

DocxStyles::DocxStyles(const pugi::xml_document& tree) {
  pugi::xml_node root = tree.document_element();
  DocxProperties base;
  base.read(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr"));
  std::unordered_map<std::string, std::string> parents;
  for (const pugi::xml_node& s : root.children()) {
    if (local_name(s) != "style") continue;
    std::string id = attribute(s, "styleId");
    DocxProperties& own = styles_[id];
    for (std::string_view part : {"rPr", "pPr", "tblPr"}) own.read(child(s, part));
    parents[id] = attribute(child(s, "basedOn"), "val");
    std::string_view is_default = attribute(s, "default");
    if (is_default == "1" || is_default == "true") defaults_[attribute(s, "type")] = id;
  }
  for (auto& [id, own] : styles_) {
    std::string at = parents[id];
    for (int steps = 0; steps < 20 && !at.empty(); ++steps) {  // based on each other in a circle: no document is lost
      auto found = styles_.find(at);
      if (found == styles_.end() || &found->second == &own) break;
      own.fill_from(found->second);
      at = parents[at];
    }
    own.fill_from(base);
  }
  styles_.try_emplace("", base);
}

const DocxProperties& DocxStyles::style(std::string_view id, std::string_view kind) const {
  auto found = styles_.find(std::string(id));
  if (!id.empty() && found != styles_.end()) return found->second;
  auto by_kind = defaults_.find(std::string(kind));
  if (by_kind != defaults_.end()) found = styles_.find(by_kind->second);
  return found != styles_.end() ? found->second : styles_.at("");
}

}  // namespace vanban::read
