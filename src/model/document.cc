#include "model/document.h"

#include <string_view>

namespace vanban {

const char* name_of(NodeKind kind) {
  static constexpr const char* names[] = {"part",  "chapter", "section", "subsection", "article",  "clause",
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

std::string step_of(const Node& n, const Document& document, Count& siblings) {
  switch (n.kind) {
    case NodeKind::part: return "part_" + n.number;
    case NodeKind::chapter: return "chapter_" + n.number;
    case NodeKind::section: return "section_" + n.number;
    case NodeKind::subsection: return "subsection_" + n.number;
    case NodeKind::article: return "article_" + n.number;
    case NodeKind::bullet: return std::string(document.view(n.label)) + std::to_string(++siblings.bullets);
    case NodeKind::paragraph: return "¶" + std::to_string(++siblings.paragraphs);
    case NodeKind::table: return "table" + std::to_string(++siblings.tables);
    default: return n.number;
  }
}

}  // namespace

std::vector<std::string> paths_of(const Tree& tree, const Document& document) {
  std::vector<std::string> paths(tree.size());
  std::vector<Count> counts(tree.size() + 1);  // the last one is the root's
  for (size_t i = 0; i < tree.size(); ++i) {
    bool top = tree[i].parent < 0;
    size_t up = top ? tree.size() : static_cast<size_t>(tree[i].parent);
    if (!top) paths[i] = paths[up] + '/';
    paths[i] += step_of(tree[i], document, counts[up]);
  }
  return paths;
}

}  // namespace vanban
