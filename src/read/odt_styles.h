// The styles of an OpenDocument text, as far as they change what is read.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/xml.h"

namespace vanban::read {

struct OdtStyle {
  std::string parent, font, list;
  bool capitals = false, hidden = false, page_break = false, bordered = false;
};

struct OdtListLevel {
  std::string form = "none", before, after, sign;  ///< form as in list_label.h; "bullet": `sign`
  int shown = 1;                                   ///< how many levels the label has
  long start = 1;
};
using OdtListStyle = std::array<OdtListLevel, 10>;

class OdtStyles {
 public:
  /// Adds what styles.xml, or the automatic styles of content.xml, define.
  void read(const pugi::xml_node& root);
  /// A style with what it inherits. A default one for a name that does not exist.
  const OdtStyle& style(const std::string& name) const;
  /// nullptr if there is none of that name.
  const OdtListStyle* list(const std::string& name) const;
  /// Of headings: the numbers of chapters.
  const OdtListStyle& outline() const { return outline_; }

 private:
  static void read_levels(const pugi::xml_node& node, OdtListStyle& levels);
  void read_style(const pugi::xml_node& node);

  std::unordered_map<std::string, std::string> fonts_;
  std::unordered_map<std::string, OdtStyle> styles_;
  std::unordered_map<std::string, OdtListStyle> lists_;
  OdtListStyle outline_;
  OdtStyle none_;
};

}  // namespace vanban::read
