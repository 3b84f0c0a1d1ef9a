// The head of a page above the document it shows: told by the letterhead that only then begins.
#include "structure/page_around.h"

#include <algorithm>

namespace vanban::structure {

namespace {

constexpr size_t longest_head = 40;      // lines
constexpr size_t longest_lead = 800;     // bytes of a line: what the page says about the document
constexpr size_t letterhead_reach = 10;  // lines from the state's name to number and date

bool of_letterhead(Role r) { return r >= Role::state_name && r <= Role::dateline; }

/// Of a document itself: an item, an address, a title in capitals, an end.
bool of_document(const Layout& layout, const Label& label, const Line& line, Role role) {
  const std::string_view s = std::string_view(layout.clean.text).substr(line.begin, line.end - line.begin);
  if (label && label.style != Style::bullet) return true;
  if (s.size() > longest_lead || s.ends_with("./.")) return true;
  return role == Role::type || role == Role::address_head || role == Role::distribution_head ||
         role == Role::authority || role == Role::annex || role == Role::reference;
}

}  // namespace

bool set_page_head_aside(Layout& layout, const std::vector<Label>& labels, const std::vector<Classified>& roles) {
  auto& lines = layout.lines;
  size_t state = 0;
  const size_t end = std::min(roles.size(), longest_head + letterhead_reach);
  while (state < end && roles[state].role != Role::state_name && roles[state].role != Role::party_name) ++state;
  if (state == end) return false;
  size_t begin = state;
  while (begin > 0 && (of_letterhead(roles[begin - 1].role) || roles[begin - 1].role == Role::rule)) --begin;
  // The other column of the letterhead, with what the letter is about, may stand before it.
  auto first = [&](Role role, size_t from) {
    while (from < begin && roles[from].role != role) ++from;
    return from;
  };
  const size_t issuer_at = first(Role::org, 0);
  if (first(Role::code, issuer_at) < begin) begin = issuer_at;
  if (begin == 0 || begin > longest_head) return false;

  bool body = false;
  for (size_t i = 0; i < begin; ++i) {
    if (settled(roles[i].role)) continue;
    if (of_document(layout, labels[i], lines[i], roles[i].role)) return false;
    body = body || !(of_letterhead(roles[i].role) || roles[i].role == Role::title);
  }
  if (!body) return false;  // read as titles of the document, which they may be

  bool issuer = false;
  bool dated = false;
  for (size_t i = begin; i < std::min(lines.size(), state + letterhead_reach); ++i) {
    issuer = issuer || roles[i].role == Role::org;
    dated = dated || roles[i].role == Role::code || roles[i].role == Role::dateline;
  }
  if (!issuer || !dated) return false;
  for (size_t i = 0; i < begin; ++i) {
    if (!lines[i].furniture) lines[i].furniture = FurnitureRange::Kind::site_furniture;
  }
  return true;
}

}  // namespace vanban::structure
