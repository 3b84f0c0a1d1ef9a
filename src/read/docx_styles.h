// The styles of a Word document, as far as they change what is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/xml.h"

namespace vanban::read {

/// What a style or the properties of a run or paragraph say; nothing where they leave it to another style.
struct DocxProperties {
  std::optional<bool> capitals, hidden;
  std::optional<std::string> font;
  std::optional<std::string> list;  ///< w:numId; "0": none
  std::optional<int> level;         ///< w:ilvl
  std::optional<bool> bordered;     ///< of a table: lines between its cells

  /// What is said here, and what `below` says of the rest.
  void fill_from(const DocxProperties& below);
  /// What the children of w:rPr, w:pPr or w:tblPr say.
  void read(const pugi::xml_node& properties);
};

class DocxStyles {
 public:
  /// `tree` is styles.xml, or empty.
  explicit DocxStyles(const pugi::xml_document& tree);
  /// What a style says, with the styles it is based on. The default style of its kind for "".
  const DocxProperties& style(std::string_view id, std::string_view kind) const;

 private:
  std::unordered_map<std::string, DocxProperties> styles_;
  std::unordered_map<std::string, std::string> defaults_;  // kind -> id
};

}  // namespace vanban::read
