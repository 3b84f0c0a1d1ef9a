#include "cli/evaluate/trees.h"

#include <algorithm>

#include "cli/evaluate/found_item.h"
#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

constexpr size_t parent_begin = 70;   ///< characters of a parent's text that are compared
constexpr size_t prefix_length = 48;  ///< characters of a text that an outline of prefixes compares
constexpr size_t hash_length = 17;    ///< "#" and sixteen digits

/// A label and a text as they are compared; both empty stands for the root.
struct Name {
  std::string label;
  std::string text;
};

struct Node {
  std::vector<std::string> trail;  ///< labels from the root to the parent
  Name parent;
  Name self;
  std::string above;  ///< the parent as people read it
  Item item;          ///< shown, needle, where
};

/// What the texts of an outline hold.
enum class Texts : uint8_t { whole, hashed, prefixes };

bool is_hashed(const std::string& text) {
  constexpr std::string_view digits = "0123456789abcdef";
  return text.size() >= hash_length && text[0] == '#' &&
         std::all_of(text.begin() + 1, text.begin() + hash_length,
                     [&](char c) { return digits.find(c) != std::string_view::npos; }) &&
         (text.size() == hash_length || text[hash_length] == ' ');
}

Texts texts_of(const Outline& outline) {
  auto every = [&](auto holds) {
    return !outline.rows.empty() && std::all_of(outline.rows.begin(), outline.rows.end(),
                                                [&](const Outline::Row& row) { return holds(row.text); });
  };
  if (every([](const std::string& text) { return is_hashed(text); })) return Texts::hashed;
  if (every([](const std::string& text) { return text.starts_with("~"); })) return Texts::prefixes;
  return Texts::whole;
}

std::string prefix_of(const std::string& text) {
  std::string whole = plain(text);
  std::string out(first_characters(whole, prefix_length));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string readable(const std::string& label, const std::string& text) {
  return folded(label.empty() ? text : label + " " + text);
}

std::vector<Node> nodes_of(const Outline& outline, Texts texts) {
  std::vector<Node> nodes;
  std::vector<size_t> open;  // the node and those above it
  for (const Outline::Row& row : outline.rows) {
    open.resize(std::min(open.size(), row.depth));
    std::string_view text = row.text;
    if (texts != Texts::hashed && text.starts_with("~")) text.remove_prefix(1);
    Node node;
    for (size_t i : open) node.trail.push_back(nodes[i].self.label);
    if (!open.empty()) {
      node.parent = nodes[open.back()].self;
      node.above = nodes[open.back()].item.shown;
    }
    node.self = {plain_label(row.label), texts == Texts::hashed ? row.text.substr(0, hash_length) : plain(text)};
    node.item.shown = readable(row.label, std::string(text));
    if (texts != Texts::hashed) node.item.needle = text;
    node.item.where = outline.file + ":" + std::to_string(row.line);
    if (texts == Texts::prefixes) {
      node.self.text = prefix_of(node.self.text);
    }
    open.push_back(nodes.size());
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::string text_of_node(const Json& node) {
  if (text_at(node, "kind") != "table") return text_at(node, "text");
  std::string text;
  for (const Json& row : list_at(node, "rows")) {
    for (const Json& cell : row.is_array() ? row : Json::array()) {
      if (cell.is_string()) text.append(text.empty() ? "" : " ").append(cell.get<std::string>());
    }
  }
  return text;
}

void add_found(const Json& list, const Node* parent, Texts texts, std::vector<Node>& nodes) {
  for (const Json& found : list) {
    if (!found.is_object()) continue;
    std::string text = text_of_node(found);
    Node node;
    if (parent != nullptr) {
      node.trail = parent->trail;
      node.trail.push_back(parent->self.label);
      node.parent = parent->self;
      // Among hashes a parent with neither label nor text is not told from the root.
      if (texts == Texts::hashed && parent->item.shown.empty()) node.parent.text.clear();
      node.above = parent->item.shown;
    }
    node.self = {plain_label(text_at(found, "label")), plain(text)};
    if (texts == Texts::hashed) node.self.text = digest(node.self.text);
    if (texts == Texts::prefixes) node.self.text = prefix_of(node.self.text);
    node.item.shown = readable(text_at(found, "label"), text);
    place(node.item, found);
    const Json& children = list_at(found, "children");
    Node above = children.empty() ? Node() : node;
    nodes.push_back(std::move(node));
    add_found(children, &above, texts, nodes);
  }
}

std::string parent_key(const Name& parent, Texts texts) {
  if (texts == Texts::hashed) return parent.text;
  return std::string(first_characters(parent.text, parent_begin));
}

Items segments(const std::vector<Node>& nodes) {
  Items items;
  for (const Node& node : nodes) {
    items.push_back(node.item);
    items.back().key = {node.self.label, node.self.text};
  }
  return items;
}

Items places(const std::vector<Node>& nodes, Texts texts) {
  Items items;
  for (const Node& node : nodes) {
    Item& item = items.emplace_back(node.item);
    item.key = node.trail;
    item.key.insert(item.key.end(),
                    {node.parent.label, parent_key(node.parent, texts), node.self.label, node.self.text});
    std::string above(first_characters(node.above, 40));
    if (above.size() < node.above.size()) above += "…";
    item.shown = (above.empty() ? "at the root" : "under “" + above + "”") + ": " + item.shown;
  }
  return items;
}

}  // namespace

void score_tree(Tally& tally, const std::string& aspect, const Outline& gold, const Json& nodes) {
  Texts texts = texts_of(gold);
  std::vector<Node> wanted = nodes_of(gold, texts);
  std::vector<Node> got;
  add_found(nodes, nullptr, texts, got);
  tally.compare(aspect + ".segments", segments(wanted), segments(got));
  tally.compare(aspect + ".tree", places(wanted, texts), places(got, texts));
}

}  // namespace vanban::cli::evaluate
