// The parts of a Word document by what they are for.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "read/archive.h"
#include "read/xml.h"

namespace vanban::read {

/// A part of XML, with its tree.
struct XmlPart {
  std::string bytes;
  pugi::xml_document tree;
};

class DocxPackage {
 public:
  explicit DocxPackage(std::string_view bytes);

  XmlPart& document() { return document_; }
  /// The part that the document has for this ("styles", "numbering", "footnotes"); an empty tree where it has none.
  void read_related(std::string_view purpose, XmlPart& part);
  /// The part behind a reference in the document (r:id).
  void read_reference(const std::string& id, XmlPart& part);

 private:
  struct Relation {
    std::string purpose, part;
  };
  void read_part(const std::string& name, XmlPart& part);

  Archive archive_;
  XmlPart document_;
  std::unordered_map<std::string, Relation> relations_;  // by id
};

}  // namespace vanban::read
