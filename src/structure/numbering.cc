#include "structure/numbering.h"

#include <algorithm>

namespace vanban::structure {

namespace {

constexpr size_t deepest = 40;        // deeper levels stay at this one: paths must not grow without bound
constexpr uint32_t longest_leap = 4;  // a gap in a numbering is at most this wide

/// `1.`, `1-` and `1/` are typed for each other; `1)` and `(1)` are sequences of their own.
char close_class(char c) { return c == ')' ? ')' : '.'; }

/// The order of bullet signs: `*` stands above `-`, `-` above `+`; others are as deep as they come.
uint8_t bullet_rank(std::string_view sign) {
  if (sign == "*") return 1;
  if (sign == "-" || sign == "–" || sign == "—" || sign == "−" || sign == "‐" || sign == "‑" || sign == "~" ||
      sign == "~-")
    return 2;
  if (sign == "+") return 3;
  return 9;
}

uint64_t bit_of(uint32_t ordinal) { return ordinal < 64 ? uint64_t{1} << ordinal : 0; }

/// I. and A. stand above 1., in an article too (a plan that is approved as the text of its Điều 1).
bool heads_sections(Style style) { return style == Style::roman || style == Style::capital; }

std::string bullet_sign(std::string_view sign) { return bullet_rank(sign) == 2 ? std::string("-") : std::string(sign); }

}  // namespace

bool Numbering::same_sequence(const Frame& frame, const Label& label) {
  if (frame.style != label.style) return false;
  if (label.style == Style::roman || label.style == Style::capital) return true;
  if (label.style == Style::decimal) return frame.parts == label.parts;
  return frame.open == label.open && close_class(frame.close) == close_class(label.close);
}

void Numbering::open(Frame frame) {
  const bool article = frame.style == Style::keyword && frame.rank == 5;
  frame.article = article ? stack_.size() : this->article();
  const bool counts = frame.style != Style::none && frame.style != Style::bullet;
  frame.at_zero = (counts && frame.last == 0) || (!stack_.empty() && stack_.back().at_zero);
  stack_.push_back(std::move(frame));
}

bool Numbering::fits(const Label& label) const {
  if (label.ordinal == 1 || label.style == Style::bullet) return true;
  bool open = false;
  for (const Frame& f : stack_) {
    if (label.style == Style::keyword ? f.style == Style::keyword && f.rank == label.rank : same_sequence(f, label)) {
      open = true;
      if (label.ordinal >= f.last && label.ordinal <= f.last + longest_leap) return true;
    }
  }
  if (label.style == Style::decimal) {
    size_t dot = label.number.rfind('.');
    std::string prefix = dot == std::string::npos ? "" : label.number.substr(0, dot);
    return std::any_of(stack_.begin(), stack_.end(), [&](const Frame& f) { return f.number == prefix; });
  }
  return !open && label.ordinal <= 2;
}

Numbering::Placed Numbering::push(Frame frame, NodeKind kind) {
  Placed placed;
  if (stack_.size() > deepest) stack_.pop_back();
  placed.parent = top();
  placed.kind = kind;
  open(std::move(frame));
  return placed;
}

Numbering::Placed Numbering::keyword(const Label& label, Frame frame) {
  // Phần > Chương > Mục > Tiểu mục > Điều, whatever else is open. Articles are numbered through the document.
  size_t keep = 0;
  uint32_t last = 0;
  for (size_t i = 0; i < stack_.size(); ++i) {
    if (stack_[i].style != Style::keyword) break;
    if (stack_[i].rank == label.rank) last = stack_[i].last;
    if (stack_[i].rank >= label.rank) break;
    keep = i + 1;
  }
  pop_to(keep);
  Placed placed = push(std::move(frame), label.kind);
  if (last > 0 && label.ordinal == last) placed.diagnostic = "numbering.duplicate";
  if (last > 0 && label.ordinal > last + 1) placed.diagnostic = "numbering.gap";
  if (last > 0 && label.ordinal < last && label.rank == 5) placed.diagnostic = "numbering.order";
  placed.expected = last + 1;
  return placed;
}

Numbering::Placed Numbering::bullet(Frame frame) {
  frame.rank = bullet_rank(frame.number);
  frame.number = bullet_sign(frame.number);
  size_t i = stack_.size();
  size_t outer = stack_.size();  // the outermost bullet frame that this sign stands above
  while (i > 0 && stack_[i - 1].style == Style::bullet) {
    const Frame& f = stack_[i - 1];
    if (f.number == frame.number) {
      pop_to(i - 1);
      return push(std::move(frame), NodeKind::bullet);
    }
    if (frame.rank < 9 && f.rank < 9 && frame.rank < f.rank) outer = i - 1;
    --i;
  }
  if (outer < stack_.size()) {
    pop_to(outer);
    // The list below belonged to the paragraph; this one stands above both.
    if (!stack_.empty() && stack_.back().style == Style::none) stack_.pop_back();
  }
  return push(std::move(frame), NodeKind::bullet);
}

Numbering::Placed Numbering::decimal(const Label& label, Frame frame) {
  size_t dot = label.number.rfind('.');
  std::string prefix = dot == std::string::npos ? label.number.substr(0, 1) : label.number.substr(0, dot);
  auto prefix_of = [](const std::string& number) {
    size_t d = number.rfind('.');
    return d == std::string::npos ? number.substr(0, 1) : number.substr(0, d);
  };
  for (size_t i = stack_.size(); i-- > 0;) {
    const Frame& f = stack_[i];
    if (f.style == Style::decimal && f.parts == label.parts && prefix_of(f.number) == prefix) {
      uint32_t last = f.last;
      pop_to(i);
      Placed placed = push(std::move(frame), NodeKind::item);
      placed.expected = last + 1;
      if (label.ordinal == last) placed.diagnostic = "numbering.duplicate";
      if (label.ordinal > last + 1) placed.diagnostic = "numbering.gap";
      if (label.ordinal < last) placed.diagnostic = "numbering.order";
      return placed;
    }
    if ((f.style == Style::arabic || f.style == Style::decimal || f.style == Style::letter) && f.number == prefix) {
      pop_to(i + 1);
      return push(std::move(frame), NodeKind::item);
    }
  }
  // No such parent: beside the last decimal of the same length, or under what is open.
  for (size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].style == Style::decimal && stack_[i].parts == label.parts) {
      pop_to(i);
      return push(std::move(frame), NodeKind::item);
    }
  }
  while (!stack_.empty() && (stack_.back().style == Style::bullet || stack_.back().style == Style::none))
    stack_.pop_back();
  return push(std::move(frame), NodeKind::item);
}

Numbering::Placed Numbering::labelled(const Label& label, std::string_view label_text, int32_t node, bool ends_in_colon,
                                      bool blank) {
  Frame frame;
  frame.style = label.style;
  frame.open = label.open;
  frame.close = label.close;
  frame.rank = label.rank;
  frame.parts = label.parts;
  frame.last = label.ordinal;
  frame.seen = bit_of(label.ordinal);
  frame.node = node;
  frame.colon = ends_in_colon;
  frame.number = label.style == Style::bullet ? std::string(label_text) : label.number;
  if (label.style == Style::keyword) return keyword(label, std::move(frame));
  if (label.style == Style::bullet) return bullet(std::move(frame));
  if (label.style == Style::decimal) return decimal(label, std::move(frame));

  frame.blank = blank;
  // What is filled in begins a numbering of its own behind blanks, not under the line that names them.
  if (!blank && label.ordinal == 1 && !stack_.empty() && stack_.back().blank) {
    stack_.pop_back();
    if (!stack_.empty() && stack_.back().style == Style::none) stack_.pop_back();
  }

  NodeKind kind = NodeKind::item;
  size_t article_at = article();
  if (article_at != npos) {
    if (label.style == Style::arabic && label.open == 0) kind = NodeKind::clause;
    if (label.style == Style::letter && label.open == 0) kind = NodeKind::point;
  }

  // The innermost sequence that this number continues.
  size_t best = npos;
  bool exact = false;
  uint32_t best_distance = UINT32_MAX;
  const bool may_continue = label.ordinal != 1 || (!stack_.empty() && stack_.back().at_zero);
  for (size_t i = may_continue ? stack_.size() : 0; i-- > 0;) {
    const Frame& f = stack_[i];
    if (article_at != npos && i < article_at) break;
    if (!same_sequence(f, label)) continue;
    if (label.ordinal == f.last + 1) {
      best = i;
      exact = true;
      break;
    }
    if (label.ordinal == 1) continue;
    uint32_t distance = label.ordinal > f.last ? label.ordinal - f.last - 1 : f.last - label.ordinal + 1;
    if (distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  if (best != npos && (exact || label.ordinal != 1)) {
    uint32_t last = stack_[best].last;
    frame.owned = stack_[best].owned;
    frame.blank = blank && stack_[best].blank;
    const bool again = label.ordinal == last || (stack_[best].seen & bit_of(label.ordinal)) != 0;
    frame.seen |= stack_[best].seen;
    pop_to(best);
    Placed placed = push(std::move(frame), kind);
    placed.expected = last + 1;
    if (!exact)
      placed.diagnostic = again ? "numbering.duplicate" : label.ordinal > last ? "numbering.gap" : "numbering.order";
    return placed;
  }

  // A new sequence. Bullets without a colon do not own it; nor does an opening paragraph, unless the same
  // kind of number is open outside already: then it is a list of the paragraph's own.
  while (!stack_.empty() && stack_.back().style == Style::bullet && !stack_.back().colon) stack_.pop_back();
  bool open_outside =
      std::any_of(stack_.begin(), stack_.end(), [&](const Frame& f) { return same_sequence(f, label); });
  if (kind == NodeKind::clause && !open_outside) {
    while (stack_.size() > article_at + 1 && !heads_sections(stack_.back().style)) stack_.pop_back();
  } else if (kind == NodeKind::point && !open_outside) {
    while (stack_.size() > article_at + 1 && stack_.back().style != Style::arabic &&
           stack_.back().style != Style::decimal)
      stack_.pop_back();
  } else {
    // II. without an I. goes on with something lost above the numbers 1. 2. that are open; it begins no list of theirs.
    if (heads_sections(label.style) && label.ordinal > 1 && !open_outside) {
      const size_t floor = article_at == npos ? 0 : article_at + 1;
      for (size_t i = floor; i < stack_.size(); ++i) {
        if (stack_[i].style == Style::arabic) pop_to(i);
      }
    }
    while (!stack_.empty() && stack_.back().style == Style::none && !open_outside && !blank) stack_.pop_back();
    frame.owned = !stack_.empty() && stack_.back().style == Style::none;
  }
  Placed placed = push(std::move(frame), kind);
  if (label.ordinal > 1) {
    placed.diagnostic = "numbering.gap";
    placed.expected = 1;
  }
  return placed;
}

Numbering::Placed Numbering::paragraph(int32_t node, bool ends_in_colon) {
  // A child of the nearest numbered node, never of a bullet; behind a paragraph's own list, beside that paragraph.
  while (!stack_.empty() &&
         (stack_.back().style == Style::bullet || stack_.back().style == Style::none || stack_.back().owned))
    stack_.pop_back();
  Placed placed;
  placed.parent = top();
  placed.kind = NodeKind::paragraph;
  if (ends_in_colon) {
    Frame frame;
    frame.node = node;
    frame.colon = true;
    open(std::move(frame));
  }
  return placed;
}

Numbering::Placed Numbering::table() {
  Placed placed = paragraph(-1, false);
  placed.kind = NodeKind::table;
  return placed;
}

}  // namespace vanban::structure
