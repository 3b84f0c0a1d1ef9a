// What a line's neighbours say of it, beyond the line right above.
#include "grammar/one_holds_at.h"
#include "structure/line_shapes.h"
#include "structure/roles.h"

namespace vanban::structure {

/// Whether the paragraph above a line is one of the grounds of a decision (Căn cứ …).
bool RoleFinder::below_basis(const Layout& layout, const std::vector<Label>& labels, size_t i) const {
  constexpr size_t reach = 8;  // lines of a paragraph, and rules
  for (size_t k = i; k > 0 && k + reach > i; --k) {
    const Line& line = layout.lines[k - 1];
    if (line.table >= 0 || (labels[k - 1] && labels[k - 1].style != Style::bullet)) return false;
    if (grammar::one_holds_at(*basis_, layout.clean.fold, line.begin, line.end)) return true;
  }
  return false;
}

bool RoleFinder::before_state(const Layout& layout, size_t i) const {
  const text::Clean& clean = layout.clean;
  constexpr size_t reach = 2;  // rules below a body's name
  for (size_t k = i + 1; k < layout.lines.size() && k <= i + 1 + reach; ++k) {
    const Line& line = layout.lines[k];
    if (line.table >= 0) return false;
    if (is_rule_line(std::string_view(clean.text).substr(line.begin, line.end - line.begin))) continue;
    grammar::Captures captures;
    return state_ != nullptr && state_->pattern.match_at(clean.fold, line.begin, line.end, captures);
  }
  return false;
}

}  // namespace vanban::structure
