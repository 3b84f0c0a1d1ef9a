#include "structure/late_column.h"

#include <algorithm>
#include <optional>

namespace vanban::structure {

namespace {

constexpr size_t late = 40;       // lines: further down another document begins
constexpr size_t date_below = 8;  // lines below the column among which its date may stand

/// Where the name of the state stands, if before it are the left column, with its number, and paragraphs.
std::optional<size_t> late_state(const std::vector<Classified>& roles, const Layout& layout) {
  bool org = false, code = false, body = false;
  Role before = Role::rule;
  for (size_t i = 0; i < std::min(roles.size(), late); ++i) {
    const Role r = roles[i].role;
    if (settled(r)) continue;
    if (layout.lines[i].table >= 0) return {};
    if (r == Role::state_name) {
      const bool column = org && code && body && before == Role::body && layout.lines[i].column == 0;
      return column ? std::optional(i) : std::nullopt;
    }
    if (r == Role::org && !body) {
      org = true;
    } else if (r == Role::code && !body) {
      code = org;
    } else if (r == Role::body) {
      body = true;
    } else {
      return {};
    }
    before = r;
  }
  return {};
}

}  // namespace

bool raise_late_column(const grammar::Grammar& grammar, const std::vector<Classified>& roles, Layout& layout) {
  const std::optional<size_t> state = late_state(roles, layout);
  if (!state) return false;
  const size_t size = roles.size();
  // The column: the name of the state, the motto, a type with what follows it, and the date, perhaps a little below.
  std::vector<size_t> head, subject;
  size_t end = *state;
  bool motto = false, type = false;
  for (; end < size; ++end) {
    const Role r = roles[end].role;
    if (settled(r)) continue;
    motto = motto || r == Role::motto;
    type = type || r == Role::type;
    if (r == Role::subject && type) {
      subject.push_back(end);
    } else if (r == Role::state_name || r == Role::motto || r == Role::dateline || r == Role::type) {
      head.push_back(end);
    } else {
      break;
    }
  }
  if (!motto) return false;
  const auto dated = [&](size_t i) { return roles[i].role == Role::dateline; };
  if (std::none_of(head.begin(), head.end(), dated)) {
    size_t date = end;
    while (date < std::min(size, end + date_below) && !dated(date)) ++date;
    if (date < size && dated(date)) head.insert(head.begin() + 2, date);
  }
  size_t left = 0;  // behind the left column
  while (settled(roles[left].role) || roles[left].role == Role::org || roles[left].role == Role::code) ++left;
  // What the document is about may begin in the left column: `Về việc …` above the first paragraph.
  size_t about = left;
  const grammar::Rule* begins = grammar.family("lines").named("subject-about");
  if (type && begins != nullptr) {
    const Line& line = layout.lines[left];
    if (begins->pattern.holds_at(layout.clean.fold, line.begin, line.end) && layout.lines[left + 1].blank_before > 0)
      ++about;
  }
  std::vector<Line> lines;
  lines.reserve(size);
  std::vector<bool> moved(size, false);
  const auto take = [&](size_t i) {
    lines.push_back(layout.lines[i]);
    moved[i] = true;
  };
  const auto take_up_to = [&](size_t limit) {
    for (size_t i = 0; i < limit; ++i) {
      if (!moved[i]) take(i);
    }
  };
  for (size_t i : head) moved[i] = true;
  for (size_t i : subject) moved[i] = true;
  take_up_to(left);
  for (size_t i : head) take(i);
  take_up_to(about);
  for (size_t i : subject) {
    take(i);
    lines.back().blank_before = 0;
  }
  take_up_to(size);
  layout.lines = std::move(lines);
  layout.damaged = true;
  return true;
}

}  // namespace vanban::structure
