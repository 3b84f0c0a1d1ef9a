#include "model/document.h"

#include <string_view>

namespace vanban {

const char* name_of(NodeKind kind) {
  static constexpr const char* names[] = {"part",  "chapter", "section", "subsection", "article", "clause",
                                          "point", "item",    "bullet",  "paragraph",  "table"};
  return names[static_cast<size_t>(kind)];
}

const char* name_of(OtherKind kind) {
  static constexpr const char* names[] = {"page_number", "running_header", "footnote",       "stamp",
                                          "handwriting", "rule",           "site_furniture", "unassigned"};
  return names[static_cast<size_t>(kind)];
}

namespace {

/// How many unnumbered children of each kind a node has had so far.
struct Count {
  uint32_t bullets = 0, paragraphs = 0, tables = 0;
};

void add_step(const Node& n, const Document& document, Count& siblings, std::string& out) {
  switch (n.kind) {
    case NodeKind::part: out += "part_"; break;
    case NodeKind::chapter: out += "chapter_"; break;
    case NodeKind::section: out += "section_"; break;
    case NodeKind::subsection: out += "subsection_"; break;
    case NodeKind::article: out += "article_"; break;
    case NodeKind::bullet: out.append(document.view(n.label)).append(std::to_string(++siblings.bullets)); return;
    case NodeKind::paragraph: out.append("¶").append(std::to_string(++siblings.paragraphs)); return;
    case NodeKind::table: out.append("table").append(std::to_string(++siblings.tables)); return;
    default: break;
  }
  out += n.number;
}

}  // namespace

Paths::Paths(const Tree& tree, const Document& document) {
  begins_.reserve(tree.size() + 1);
  all_.reserve(tree.size() * 16);
  std::vector<Count> counts(tree.size() + 1);  // the last one is the root's
  for (const Node& n : tree) {
    begins_.push_back(static_cast<uint32_t>(all_.size()));
    size_t up = n.parent < 0 ? tree.size() : static_cast<size_t>(n.parent);
    if (n.parent >= 0) all_.append(all_, begins_[up], begins_[up + 1] - begins_[up]).push_back('/');
    add_step(n, document, counts[up], all_);
  }
  begins_.push_back(static_cast<uint32_t>(all_.size()));
}

std::string_view source_text(const Document& document, std::string_view bytes) {
  return document.source.text.empty() ? bytes : std::string_view(document.source.text);
}

}  // namespace vanban
