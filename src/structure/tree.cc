// The body: segments -> nodes of the tree.
#include <algorithm>

#include "structure/assembler.h"
#include "structure/numbering.h"
#include "structure/quotation.h"
#include "structure/segments.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

/// Nothing is printed behind the label but dots to be written over: an item of a form, still blank.
bool is_blank(std::string_view s) {
  if (s.empty()) return false;
  for (size_t i = 0; i < s.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(s, i, bytes);
    if (c != '.' && c != 0x2026 && c != '_' && c != ' ' && c != ',') return false;
    i += bytes;
  }
  return true;
}

/// Gives each node its subtree's end and depth; linear.
void finish(Tree& tree) {
  for (size_t i = 0; i < tree.size(); ++i) {
    tree[i].depth =
        tree[i].parent < 0 ? uint16_t{0} : static_cast<uint16_t>(tree[static_cast<size_t>(tree[i].parent)].depth + 1);
    tree[i].subtree_end = static_cast<uint32_t>(i) + 1;
  }
  for (size_t i = tree.size(); i-- > 0;) {
    if (tree[i].parent >= 0) {
      Node& up = tree[static_cast<size_t>(tree[i].parent)];
      up.subtree_end = std::max(up.subtree_end, tree[i].subtree_end);
    }
  }
}

}  // namespace

/// Takes a table, its cells in their order.
Node Assembler::table_node(const Table& table) {
  Node node;
  node.kind = NodeKind::table;
  node.extent.begin = reading_.size();
  reading_.take_source(table.borders);
  node.first_row = static_cast<uint32_t>(document_.rows.size());
  bool first = true;
  for (const auto& row : table.rows) {
    Row r{static_cast<uint32_t>(document_.cells.size()), static_cast<uint32_t>(row.size())};
    for (const TableCell& cell : row) {
      Slice at = reading_.take_source(cell.pieces);
      // The separator before a cell belongs to no cell.
      while (!at.empty() && document_.text[at.begin] == ' ') ++at.begin;
      if (cell.pieces.empty()) at = {reading_.size(), reading_.size()};
      document_.cells.push_back(at);
      if (first && !at.empty()) {
        node.text.begin = at.begin;
        first = false;
      }
    }
    document_.rows.push_back(r);
  }
  node.row_count = static_cast<uint32_t>(document_.rows.size()) - node.first_row;
  node.extent.end = reading_.size();
  node.text.end = first ? node.text.begin : node.extent.end;
  if (first) node.text = {node.extent.end, node.extent.end};
  reading_.end_leaf();
  return node;
}

/// Takes the lines of a segment, its label apart from its text.
Node Assembler::segment_node(const Segment& s) {
  Node node;
  bool first = true;
  for (Slice piece : s.pieces) {
    Slice at = reading_.take(piece);
    if (first) node.extent.begin = at.begin;
    node.extent.end = at.end;
    first = false;
  }
  reading_.end_leaf();
  node.text = node.extent;
  node.rejoined = s.rejoined;
  if (!s.label) return node;
  const uint32_t begin = s.pieces[0].begin;
  node.label = {node.extent.begin + (s.label.begin - begin), node.extent.begin + (s.label.end - begin)};
  node.text.begin = std::min(node.extent.end, node.extent.begin + (s.label.text_begin - begin));
  while (node.text.begin < node.text.end && document_.text[node.text.begin] == ' ') ++node.text.begin;
  node.rule = s.label.rule == nullptr ? RuleId{0} : s.label.rule->id;
  node.ordinal = s.label.ordinal;
  node.number = s.label.number;
  return node;
}

void Assembler::body(const PartLines& lines, Part& part, int attachment) {
  std::vector<Segment> segments = read_segments(layout_, labels_, grammar_, lines.body);
  Tree& tree = part.body;
  tree.reserve(segments.size());
  Numbering numbering;
  Quotation quotation(layout_.clean.text, segments);
  auto blank_item = [&](const Segment& s) {
    return s.label && s.label.style != Style::bullet && s.pieces.size() == 1 &&
           is_blank(clean({s.label.text_begin, s.pieces[0].end}));
  };
  bool blank_next = !segments.empty() && blank_item(segments[0]);
  for (size_t k = 0; k < segments.size(); ++k) {
    Segment& s = segments[k];
    const bool blank = blank_next;
    blank_next = k + 1 < segments.size() && blank_item(segments[k + 1]);
    auto index = static_cast<int32_t>(tree.size());
    const bool quoted = quotation.holds(k, numbering);
    if (s.table >= 0) {
      tree.push_back(table_node(layout_.tables[static_cast<size_t>(s.table)]));
      tree.back().parent = quoted ? quotation.hung(quotation.numbering().table(), {}).parent : numbering.table().parent;
      continue;
    }
    if (s.label.quoted && !quoted) s.label = Label{};  // what never ends is no quotation
    Node node = segment_node(s);
    const bool colon = document_.view(node.text).ends_with(":");
    // What blanks to be filled in stand under is their heading, with a colon or without.
    Numbering& counted = quoted ? quotation.numbering() : numbering;
    Numbering::Placed placed = s.label ? counted.labelled(s.label, document_.view(node.label), index, colon, blank)
                                       : counted.paragraph(index, colon || blank_next);
    if (quoted) placed = quotation.hung(placed, s.label);
    node.parent = placed.parent;
    node.kind = placed.kind;
    node.opens_list = !s.label && colon;
    if (placed.diagnostic != nullptr) {
      std::string label(document_.view(node.label));
      report(placed.diagnostic, Severity::warning,
             "'" + label + "' where number " + std::to_string(placed.expected) + " was due", node.label, attachment);
    }
    if (s.rejoined)
      report("text.rejoined", Severity::info, "a sentence cut by a blank line or a page break was rejoined",
             node.extent, attachment);
    if (s.run_in)
      report("text.run_in_item", Severity::info, "this item was run together with the one before on one line",
             node.extent, attachment);
    tree.push_back(std::move(node));
  }
  close_at_root(tree);
  finish(tree);
}

/// The closing stands at the root: the last paragraphs, as far as they close.
void Assembler::close_at_root(Tree& tree) const {
  const grammar::Family& closings = grammar_.family("closing_paragraphs");
  grammar::Captures captures;
  for (size_t i = tree.size(); i-- > 0;) {
    Node& n = tree[i];
    if (n.kind != NodeKind::paragraph) break;
    std::string_view t = document_.view(n.text);
    bool closes = t.ends_with("/.") || t.ends_with("/. ") || t.ends_with("./");
    for (const grammar::Rule& rule : closings.rules) {
      closes = closes || rule.pattern.match_at(document_.fold, n.text.begin, n.text.end, captures);
    }
    if (!closes) break;
    // The only content of a section stays there: under a heading, not behind a sentence.
    const bool last = i + 1 == tree.size() || tree[i + 1].parent < 0;
    if (n.parent >= 0 && static_cast<size_t>(n.parent) + 1 == i && last) {
      std::string_view heading = document_.view(tree[static_cast<size_t>(n.parent)].text);
      if (heading.ends_with(":") || !finished(heading) || all_caps(heading)) break;
    }
    n.parent = -1;
  }
}

}  // namespace vanban::structure
