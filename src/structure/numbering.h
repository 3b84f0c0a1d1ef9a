// Numbering followed across a document: which open sequence a label continues, and so whose child a node is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.h"
#include "structure/labels.h"

namespace vanban::structure {

/// A stack of open sequences. Nodes are announced in reading order; each call returns the parent.
class Numbering {
 public:
  struct Placed {
    int32_t parent = -1;
    NodeKind kind = NodeKind::item;
    const char* diagnostic = nullptr;  ///< numbering.duplicate, numbering.gap, numbering.order
    uint32_t expected = 0;
  };

  /// Would this label go on with an open sequence, or begin one, without a leap?
  bool fits(const Label& label) const;

  /// `blank`: the item is a blank to be filled in ("1. ……"): it numbers the paragraph above, never the document.
  Placed labelled(const Label& label, std::string_view label_text, int32_t node, bool ends_in_colon,
                  bool blank = false);
  Placed paragraph(int32_t node, bool ends_in_colon);
  Placed table();

  bool in_article() const { return article() != npos; }
  /// The node that the innermost open sequence has come to; -1 if none is open.
  int32_t innermost() const { return top(); }

 private:
  static constexpr size_t npos = static_cast<size_t>(-1);
  struct Frame {
    Style style = Style::none;  ///< none: a paragraph that ends in a colon
    char open = 0, close = 0;
    uint8_t rank = 0;  ///< of keywords; of bullets the order of signs
    uint8_t parts = 1;
    uint32_t last = 0;
    uint64_t seen = 0;  ///< the numbers of the sequence so far, a bit each; those from 64 on are not kept
    int32_t node = -1;
    bool colon = false;  ///< the sequence's current item ends in a colon
    bool blank = false;  ///< every item so far is a blank to be filled in
    bool owned = false;  ///< the list belongs to a paragraph
    std::string number;  ///< of the current item; for bullets the sign
    // Of this frame and those around it, known when it is opened:
    size_t article = npos;  ///< where the innermost article stands
    bool at_zero = false;   ///< a numbering has come to 0, so that 1 continues it
  };

  int32_t top() const { return stack_.empty() ? -1 : stack_.back().node; }
  void pop_to(size_t size) { stack_.resize(size); }
  static bool same_sequence(const Frame& frame, const Label& label);
  Placed push(Frame frame, NodeKind kind);
  Placed keyword(const Label& label, Frame frame);
  Placed bullet(Frame frame);
  Placed decimal(const Label& label, Frame frame);
  void open(Frame frame);
  /// Index of the innermost open article; npos if none.
  size_t article() const { return stack_.empty() ? npos : stack_.back().article; }

  std::vector<Frame> stack_;
};

}  // namespace vanban::structure
