// The laws every result obeys, whatever the document. Each check returns "" or what is broken, with an excerpt.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "text/fold.h"
#include "text/nfc.h"

namespace vanban::test {

/// White space as Unicode has it; a byte order mark and emphasis marks are no ink either.
inline bool is_ink(char32_t c) {
  if (c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0) return false;
  if (c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F) return false;
  return c != 0x205F && c != 0x3000 && c != 0xFEFF && c != '*';
}

inline std::string excerpt(std::string_view text, size_t at) {
  auto back = [&](size_t i) {
    while (i > 0 && i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) --i;
    return std::min(i, text.size());
  };
  size_t begin = back(at > 40 ? at - 40 : 0);
  size_t middle = back(at);
  std::string out = "…" + std::string(text.substr(begin, middle - begin)) + "⟦" +
                    std::string(text.substr(middle, back(std::min(at + 60, text.size())) - middle)) + "…";
  std::replace(out.begin(), out.end(), '\n', '|');
  return out;
}

/// The ink of a text, one character after another.
inline std::string ink_of(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    unsigned bytes = 1;
    char32_t c = text::code_point(text, i, bytes);
    if (is_ink(c)) out.append(text.substr(i, bytes));
    i += bytes;
  }
  return out;
}

/// One leaf of the structure: the stretch it takes, and its place in words.
struct Leaf {
  Slice extent;
  std::string name;
};

inline void collect_leaves(const Part& part, const std::string& where, std::vector<Leaf>& out) {
  const Header& h = part.header;
  auto value = [&](const auto& field, const char* name) {
    if (field) out.push_back({field->extent, where + name});
  };
  value(h.state_name, "state_name");
  value(h.motto, "motto");
  value(h.party_name, "party_name");
  value(h.parent_organization, "parent_organization");
  value(h.organization, "organization");
  if (h.code && h.code->from == nullptr) value(h.code, "code");
  value(h.place, "place");
  value(h.date, "date");
  if (h.type && h.type->from != nullptr && std::string_view(h.type->from) == "title") value(h.type, "type");
  value(h.subject, "subject");
  value(h.urgency, "urgency");
  value(h.secrecy, "secrecy");
  value(h.circulation, "circulation");
  for (const Value& v : h.titles) out.push_back({v.extent, where + "title"});
  value(part.recipients.addressees_label, "addressees_label");
  for (const Recipient& r : part.recipients.addressees) out.push_back({r.value.extent, where + "addressee"});
  value(part.recipients.distribution_label, "distribution_label");
  for (const Recipient& r : part.recipients.distribution) out.push_back({r.value.extent, where + "distribution"});
  for (size_t i = 0; i < part.body.size(); ++i)
    out.push_back({part.body[i].extent, where + "node " + std::to_string(i)});
  for (const Signature& s : part.signatures) out.push_back({s.extent, where + "signature"});
}

inline std::vector<Leaf> leaves_of(const Document& document) {
  std::vector<Leaf> out;
  collect_leaves(document, "", out);
  for (size_t i = 0; i < document.attachments.size(); ++i) {
    const Attachment& a = document.attachments[i];
    std::string where = "attachment " + std::to_string(i + 1) + " ";
    if (a.heading) {
      out.push_back({a.heading->extent, where + "heading"});
    } else {
      if (a.label) out.push_back({a.label->extent, where + "label"});
      if (a.title) out.push_back({a.title->extent, where + "title"});
    }
    if (a.reference) out.push_back({a.reference->value.extent, where + "reference"});
    collect_leaves(a, where, out);
  }
  for (const Other& o : document.other) out.push_back({o.extent, std::string("other ") + name_of(o.kind)});
  return out;
}

/// Says which leaf takes a character first, and which again.
class Cover {
 public:
  explicit Cover(size_t size) : owner_(size, -1) {}

  bool take(uint32_t begin, uint32_t end, int leaf, std::string_view text, size_t& clash) {
    for (size_t i = begin; i < std::min<size_t>(end, owner_.size()); ++i) {
      if (owner_[i] >= 0 && owner_[i] != leaf) {
        unsigned bytes = 1;
        if (is_ink(text::code_point(text, i, bytes))) {
          clash = i;
          return false;
        }
      }
      owner_[i] = leaf;
    }
    return true;
  }
  int owner(size_t at) const { return owner_[at]; }

 private:
  std::vector<int> owner_;
};

/// Every character of ink of the source lies in exactly one leaf, and so does every one of the reading text.
inline std::string lost_ink(const Document& document, std::string_view source) {
  std::vector<Leaf> leaves = leaves_of(document);
  for (bool in_source : {false, true}) {
    std::string_view text = in_source ? source : std::string_view(document.text);
    const char* what = in_source ? "source" : "reading text";
    Cover cover(text.size());
    for (size_t l = 0; l < leaves.size(); ++l) {
      std::vector<Span> spans;
      if (in_source) {
        document.map.spans(leaves[l].extent, spans);
      } else {
        spans.push_back({leaves[l].extent.begin, leaves[l].extent.end});
      }
      for (Span s : spans) {
        size_t clash = 0;
        if (s.end > text.size() || s.begin > s.end) return std::string(what) + ": " + leaves[l].name + " lies outside";
        if (!cover.take(s.begin, s.end, static_cast<int>(l), text, clash)) {
          return std::string(what) + ": taken by " + leaves[static_cast<size_t>(cover.owner(clash))].name + " and by " +
                 leaves[l].name + ": " + excerpt(text, clash);
        }
      }
    }
    for (size_t i = 0; i < text.size();) {
      unsigned bytes = 1;
      char32_t c = text::code_point(text, i, bytes);
      if (is_ink(c) && cover.owner(i) < 0) return std::string(what) + ": in no leaf: " + excerpt(text, i);
      i += bytes;
    }
  }
  return "";
}

/// The source slices of a node hold its label and its text, and nothing else.
inline std::string untrue_span(const Document& document, std::string_view source) {
  auto tree = [&](const Tree& nodes, const std::string& where) -> std::string {
    for (size_t i = 0; i < nodes.size(); ++i) {
      const Node& n = nodes[i];
      std::vector<Span> spans;
      document.map.spans(n.extent, spans);
      std::string piece;
      for (Span s : spans) piece += std::string(source.substr(s.begin, s.end - s.begin)) + ' ';
      std::string found = ink_of(text::to_nfc(piece));
      std::string said = ink_of(document.view(n.extent));
      if (found != said)
        return where + "node " + std::to_string(i) + ": the source has “" + found + "”, the node “" + said + "”";
      if (n.kind == NodeKind::table) continue;
      std::string parts = ink_of(document.view(n.label)) + ink_of(document.view(n.text));
      if (parts != said)
        return where + "node " + std::to_string(i) + ": label and text are “" + parts + "” of “" + said + "”";
    }
    return "";
  };
  std::string broken = tree(document.body, "");
  for (size_t i = 0; broken.empty() && i < document.attachments.size(); ++i) {
    broken = tree(document.attachments[i].body, "attachment " + std::to_string(i + 1) + " ");
  }
  return broken;
}

/// Parents stand before their children, subtrees are contiguous, depth counts, texts follow each other.
inline std::string bad_nesting(const Tree& tree) {
  std::vector<uint32_t> ends(tree.size());
  for (size_t i = tree.size(); i-- > 0;) {
    ends[i] = std::max(ends[i], static_cast<uint32_t>(i) + 1);
    int32_t parent = tree[i].parent;
    if (parent >= static_cast<int32_t>(i) || parent < -1)
      return "node " + std::to_string(i) + ": parent " + std::to_string(parent);
    if (parent >= 0) ends[static_cast<size_t>(parent)] = std::max(ends[static_cast<size_t>(parent)], ends[i]);
  }
  for (size_t i = 0; i < tree.size(); ++i) {
    const Node& n = tree[i];
    auto name = [&] { return "node " + std::to_string(i) + ": "; };
    if (n.subtree_end != ends[i])
      return name() + "subtree_end " + std::to_string(n.subtree_end) + ", its descendants end at " +
             std::to_string(ends[i]);
    uint16_t depth = n.parent < 0 ? 0 : static_cast<uint16_t>(tree[static_cast<size_t>(n.parent)].depth + 1);
    if (n.depth != depth) return name() + "depth " + std::to_string(n.depth) + " under depth " + std::to_string(depth);
    if (i > 0) {  // the parent is the node before, or one of its ancestors
      int32_t above = static_cast<int32_t>(i) - 1;
      while (above >= 0 && above != n.parent) above = tree[static_cast<size_t>(above)].parent;
      if (above != n.parent) return name() + "its parent's subtree was closed before it";
      if (n.extent.begin < tree[i - 1].extent.end) return name() + "its text stands before that of the node before it";
    }
    for (Slice s : {n.label, n.text}) {
      if (!s.empty() && !n.extent.contains(s)) return name() + "label or text outside its extent";
    }
  }
  return "";
}

inline std::string bad_trees(const Document& document) {
  std::string broken = bad_nesting(document.body);
  for (size_t i = 0; broken.empty() && i < document.attachments.size(); ++i) {
    broken = bad_nesting(document.attachments[i].body);
    if (!broken.empty()) broken = "attachment " + std::to_string(i + 1) + " " + broken;
  }
  return broken;
}

}  // namespace vanban::test
