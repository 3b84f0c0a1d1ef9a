#include "read/docx_package.h"

namespace vanban::read {

namespace {

/// "numbering" of "http://…/relationships/numbering".
std::string_view purpose_of(std::string_view type) { return type.substr(type.rfind('/') + 1); }

/// A target relative to a folder, or from the root of the package.
std::string resolved(const std::string& folder, std::string target) {
  if (target.starts_with("/")) return target.substr(1);
  std::string base = folder;
  while (target.starts_with("../")) {
    target.erase(0, 3);
    size_t slash = base.rfind('/', base.empty() ? 0 : base.size() - 2);
    base = slash == std::string::npos ? "" : base.substr(0, slash + 1);
  }
  return base + target;
}

}  // namespace

DocxPackage::DocxPackage(std::string_view bytes) : archive_(bytes) {
  std::string main = "word/document.xml";
  XmlPart root;
  read_part("_rels/.rels", root);
  for (const pugi::xml_node& r : root.tree.document_element().children()) {
    if (purpose_of(attribute(r, "Type")) != "officeDocument") continue;
    std::string target = resolved("", attribute(r, "Target"));
    if (archive_.has(target)) main = target;
  }
  document_.bytes = archive_.needed(main);
  read_xml(document_.bytes, main, document_.tree);

  std::string folder = main.substr(0, main.rfind('/') + 1);
  XmlPart related;
  read_part(folder + "_rels/" + main.substr(folder.size()) + ".rels", related);
  for (const pugi::xml_node& r : related.tree.document_element().children()) {
    if (std::string_view(attribute(r, "TargetMode")) == "External") continue;
    relations_[attribute(r, "Id")] = {std::string(purpose_of(attribute(r, "Type"))),
                                      resolved(folder, attribute(r, "Target"))};
  }
}

void DocxPackage::read_part(const std::string& name, XmlPart& part) {
  part.bytes = archive_.part(name);
  if (!part.bytes.empty()) read_xml(part.bytes, name, part.tree);
}

void DocxPackage::read_related(std::string_view purpose, XmlPart& part) {
  for (const auto& [id, relation] : relations_) {
    if (relation.purpose == purpose) {
      read_part(relation.part, part);
      return;
    }
  }
}

void DocxPackage::read_reference(const std::string& id, XmlPart& part) {
  if (auto found = relations_.find(id); found != relations_.end()) read_part(found->second.part, part);
}

}  // namespace vanban::read
