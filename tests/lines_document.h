// A document made of lines, each a paragraph: what the views' own tests read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "model/document.h"
#include "text/fold.h"
#include "views/context.h"

namespace vanban::test {

inline Document document_of(const std::vector<std::string>& lines, NodeKind kind = NodeKind::paragraph) {
  Document document;
  for (const std::string& line : lines) {
    Node node;
    node.kind = kind;
    auto begin = static_cast<uint32_t>(document.text.size());
    document.text += line;
    node.text = node.extent = {begin, static_cast<uint32_t>(document.text.size())};
    document.text += '\n';
    node.subtree_end = static_cast<uint32_t>(document.body.size()) + 1;
    document.body.push_back(node);
  }
  document.fold = text::fold(document.text);
  return document;
}

/// The document after one view has read it.
inline Document read(const std::vector<std::string>& lines, void (*view)(views::Context&)) {
  Document document = document_of(lines);
  views::Context context(document, *grammar::Grammar::embedded());
  view(context);
  return document;
}

}  // namespace vanban::test
