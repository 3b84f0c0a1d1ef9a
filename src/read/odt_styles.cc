#include "read/odt_styles.h"

#include <algorithm>
#include <cstdlib>

namespace vanban::read {

namespace {

/// The name of a form of numbers in list_label.h.
std::string form_of(std::string_view odt) {
  if (odt == "1") return "decimal";
  if (odt == "a") return "lowerLetter";
  if (odt == "A") return "upperLetter";
  if (odt == "i") return "lowerRoman";
  if (odt == "I") return "upperRoman";
  return odt.empty() ? "none" : "decimal";
}

bool has_border(const pugi::xml_node& properties) {
  for (const pugi::xml_attribute& a : properties.attributes()) {
    std::string_view name = local_name(a.name());
    if (name.starts_with("border") && std::string_view(a.value()).find("solid") != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

void OdtStyles::read_levels(const pugi::xml_node& node, OdtListStyle& levels) {
  for (const pugi::xml_node& l : node.children()) {
    std::string_view name = local_name(l);
    long number = std::atol(attribute(l, "level"));
    if (number < 1 || number > static_cast<long>(levels.size())) continue;
    OdtListLevel& level = levels[static_cast<size_t>(number - 1)];
    level.before = attribute(l, "num-prefix");
    level.after = attribute(l, "num-suffix");
    if (name == "list-level-style-bullet") {
      level.form = "bullet";
      level.sign = attribute(l, "bullet-char");
      level.before.clear();
      level.after.clear();
    } else if (name == "list-level-style-number" || name == "outline-level-style") {
      level.form = form_of(attribute(l, "num-format"));
    }
    if (long shown = std::atol(attribute(l, "display-levels")); shown > 0) level.shown = static_cast<int>(shown);
    if (const char* start = attribute(l, "start-value"); *start != 0) level.start = std::atol(start);
  }
}

void OdtStyles::read_style(const pugi::xml_node& node) {
  OdtStyle& style = styles_[attribute(node, "name")];
  style.parent = attribute(node, "parent-style-name");
  style.list = attribute(node, "list-style-name");
  for (const pugi::xml_node& p : node.children()) {
    std::string_view name = local_name(p);
    if (name == "text-properties") {
      style.font = attribute(p, "font-name");
      if (style.font.empty()) style.font = attribute(p, "font-family");
      style.capitals = std::string_view(attribute(p, "text-transform")) == "uppercase";
      style.hidden = std::string_view(attribute(p, "display")) == "none";
    } else if (name == "paragraph-properties") {
      style.page_break = std::string_view(attribute(p, "break-before")) == "page";
    } else if (name == "table-cell-properties") {
      style.bordered = has_border(p);
    }
  }
}

void OdtStyles::read(const pugi::xml_node& root) {
  for (const pugi::xml_node& section : root.children()) {
    std::string_view name = local_name(section);
    if (name != "styles" && name != "automatic-styles" && name != "font-face-decls") continue;
    for (const pugi::xml_node& s : section.children()) {
      std::string_view kind = local_name(s);
      if (kind == "font-face") {
        fonts_[attribute(s, "name")] = attribute(s, "font-family");
      } else if (kind == "style") {
        read_style(s);
      } else if (kind == "list-style") {
        read_levels(s, lists_[attribute(s, "name")]);
      } else if (kind == "outline-style") {
        read_levels(s, outline_);
      }
    }
  }
  for (auto& [name, style] : styles_) {
    std::string at = style.parent;
    for (int steps = 0; steps < 20 && !at.empty(); ++steps) {
      auto found = styles_.find(at);
      if (found == styles_.end() || &found->second == &style) break;
      const OdtStyle& below = found->second;
      if (style.font.empty()) style.font = below.font;
      if (style.list.empty()) style.list = below.list;
      style.capitals = style.capitals || below.capitals;
      style.hidden = style.hidden || below.hidden;
      at = below.parent;
    }
    if (auto face = fonts_.find(style.font); face != fonts_.end() && !face->second.empty()) style.font = face->second;
  }
}

const OdtStyle& OdtStyles::style(const std::string& name) const {
  auto found = styles_.find(name);
  return found == styles_.end() ? none_ : found->second;
}

const OdtListStyle* OdtStyles::list(const std::string& name) const {
  auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace vanban::read
