#include "structure/quotation.h"

#include <algorithm>

namespace vanban::structure {

bool Quotation::holds(size_t segment, const Numbering& outer) {
  if (segment < end_) return true;
  if (!segments_[segment].label.quoted) return false;
  const size_t end = end_of(segment);
  if (end == 0) return false;
  end_ = end;
  inner_ = Numbering();
  parent_ = outer.innermost();
  in_article_ = outer.in_article();
  return true;
}

size_t Quotation::end_of(size_t first) const {
  constexpr size_t longest = 400;  // segments
  int open = 0;
  bool straight = false;  // between two marks that look alike
  const size_t last = std::min(segments_.size(), first + longest);
  for (size_t i = first; i < last; ++i) {
    for (Slice piece : segments_[i].pieces) {
      std::string_view s = text_.substr(piece.begin, piece.size());
      for (size_t at = s.find_first_of("\"\xE2"); at != std::string_view::npos;
           at = s.find_first_of("\"\xE2", at + 1)) {
        if (s[at] == '"') {
          straight = !straight;
        } else if (s.substr(at).starts_with("“")) {
          ++open;
        } else if (s.substr(at).starts_with("”")) {
          --open;
        }
      }
    }
    if (open <= 0 && !straight) return i + 1;
  }
  return 0;
}

Numbering::Placed Quotation::hung(Numbering::Placed placed, const Label& label) const {
  if (placed.parent < 0) placed.parent = parent_;
  if (in_article_ && placed.kind == NodeKind::item && label.open == 0) {
    if (label.style == Style::arabic) placed.kind = NodeKind::clause;
    if (label.style == Style::letter) placed.kind = NodeKind::point;
  }
  placed.diagnostic = nullptr;  // it begins where the quoted document has it
  return placed;
}

}  // namespace vanban::structure
