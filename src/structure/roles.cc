#include "structure/roles.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "structure/hanging.h"
#include "structure/line_shapes.h"
#include "text/holds.h"
#include "text/wide.h"

namespace vanban::structure {

namespace {

constexpr float never = -1e9F;
constexpr size_t searched = static_cast<size_t>(Role::rule);  // roles before it take part in the search

VANBAN_WIDE bool holds_bracket(std::string_view s) {
  unsigned char any = 0;
  for (char c : s) any |= static_cast<unsigned char>((c & 0xFE) == '(');
  return any != 0;
}

}  // namespace

RoleFinder::RoleFinder(const grammar::Grammar& grammar)
    : patterns_({}),
      behind_label_patterns_({}),
      hanging_(&grammar.lexicon("hanging_words")),
      hanging_before_digits_(&grammar.lexicon("hanging_before_digits")),
      closed_(&grammar.lexicon("closed_phrases")),
      enacting_(&grammar.lexicon("enacting_words")),
      basis_(&grammar.family("basis_leads")),
      session_(grammar.family("completing_lines").named("session")),
      state_(grammar.family("lines").named("state-name")),
      furniture_patterns_({}) {
  std::vector<const grammar::Pattern*> patterns;
  std::vector<const grammar::Pattern*> behind_label;
  for (const grammar::Rule& rule : grammar.family("lines").rules) {
    int role = role_named(rule.get("role"));
    if (role < 0) continue;
    LineRule r{&rule,
               static_cast<Role>(role),
               facts_named(rule.list("when")),
               facts_named(rule.list("unless")),
               static_cast<float>(rule.weight),
               rule.is("continues"),
               nullptr,
               false,
               rule.is("named"),
               &rule.list("needs")};
    std::string_view lexicon = rule.get("lexicon");
    std::string_view whole = rule.get("lexicon_line");
    if (!lexicon.empty() || !whole.empty()) r.lexicon = &grammar.lexicon(lexicon.empty() ? whole : lexicon);
    r.whole = !whole.empty();
    if (rule.pattern.empty()) {
      without_pattern_.push_back(r);
      conditions_.add(r.when, r.unless);
    } else if (rule.is("behind_label")) {
      behind_label_.push_back(r);
      behind_label.push_back(&rule.pattern);
    } else {
      with_pattern_.push_back(r);
      patterns.push_back(&rule.pattern);
    }
  }
  patterns_ = grammar::PatternSet(patterns);
  behind_label_patterns_ = grammar::PatternSet(behind_label);

  patterns.clear();
  for (const grammar::Rule& rule : grammar.family("furniture").rules) {
    int role = role_named(rule.get("kind"));
    if (role < 0) continue;
    furniture_.push_back(
        {&rule, static_cast<Role>(role), 0, 0, 0, rule.is("continues"), nullptr, false, false, &rule.list("needs")});
    patterns.push_back(&rule.pattern);
  }
  furniture_patterns_ = grammar::PatternSet(patterns);

  for (auto& row : transition_) std::fill(std::begin(row), std::end(row), never);
  std::fill(std::begin(start_), std::end(start_), never);
  auto expand = [&](const std::vector<std::string>& list) {
    std::vector<int> roles;
    for (const std::string& name : list) {
      if (const grammar::Rule* group = grammar.family("role_groups").named(name)) {
        for (const std::string& member : group->list("roles")) roles.push_back(role_named(member));
      } else {
        roles.push_back(name == "start" ? -2 : role_named(name));
      }
    }
    return roles;
  };
  for (const grammar::Rule& rule : grammar.family("successions").rules) {
    for (int from : expand(rule.list("from"))) {
      for (int to : expand(rule.list("to"))) {
        if (to < 0 || from == -1) continue;
        auto w = static_cast<float>(rule.weight);
        (from == -2 ? start_[to] : transition_[from][to]) = w;
      }
    }
  }
}

const grammar::Rule* RoleFinder::furniture(std::string_view text, std::string_view fold, Role before,
                                           Role& role) const {
  const grammar::Rule* found = nullptr;
  furniture_patterns_.each_admitted(text, fold, [&](size_t i) {
    const LineRule& r = furniture_[i];
    if (r.continues && before != r.role) return false;
    const grammar::Pattern& pattern = r.rule->pattern;
    if (!pattern.holds_at(pattern.side(text, fold), 0, text.size())) return false;
    role = r.role;
    found = r.rule;
    return true;
  });
  return found;
}

std::vector<Classified> RoleFinder::find(const Layout& layout, const std::vector<Label>& labels, const Hints& hints,
                                         std::vector<std::vector<Candidate>>* trace) const {
  const std::vector<Line>& lines = layout.lines;
  const std::string& text = layout.clean.text;
  const std::string& fold = layout.clean.fold;
  std::vector<Classified> out(lines.size());
  std::vector<uint32_t> own_facts(lines.size());  // what each line shows by itself: those above ask, too
  for (size_t i = 0; i < lines.size(); ++i) own_facts[i] = facts_of(text, lines[i], labels[i], i);
  if (trace != nullptr) trace->assign(lines.size(), {});

  struct Support {
    float score;   // as the first line of its role
    float more;    // what is added behind a line of the same role
    float weight;  // of the rule
    const grammar::Rule* rule;
  };
  struct Cell {
    float score;
    int16_t from;  // index into the previous line's candidates
    Role role;
    const grammar::Rule* rule;
    float emission;
  };
  std::vector<Cell> cells;                            // all candidates of all searched lines
  std::vector<std::pair<uint32_t, uint32_t>> ranges;  // per searched line
  std::vector<uint32_t> line_of;
  cells.reserve(lines.size() * 4);
  bool continued = false;
  bool hanging = false;
  bool stopped = false;
  std::string_view last;  // word of the line before
  int brackets = 0;
  auto hint = hints.begin();
  AddressBlock address;

  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    std::string_view s = std::string_view(text).substr(line.begin, line.end - line.begin);
    while (hint != hints.end() && hint->line < i) ++hint;
    if (hint != hints.end() && hint->line == i && hint->role == Role::noise) {
      out[i].role = Role::noise;
      continue;
    }
    std::string_view f = std::string_view(fold).substr(line.begin, s.size());
    if (line.furniture) {
      Role read = Role::body;
      const grammar::Rule* rule = furniture(s, f, Role::body, read);
      out[i].role = role_of(*line.furniture);
      if (read == out[i].role) out[i].rule = rule;
      if (out[i].role != Role::site || ranges.empty()) continue;
      // What stands around a page's document may end it, or stand in the midst of it.
      auto [from, to] = ranges.back();
      auto here = static_cast<uint32_t>(cells.size());
      Cell outside{never, -1, Role::site, nullptr, 0};
      for (uint32_t k = from; k < to; ++k) {
        Cell goes_on = cells[k];
        goes_on.from = static_cast<int16_t>(k - from);
        cells.push_back(goes_on);
        if (goes_on.score > outside.score) {
          outside.score = goes_on.score;
          outside.from = goes_on.from;
        }
      }
      cells.push_back(outside);
      ranges.emplace_back(here, static_cast<uint32_t>(cells.size()));
      line_of.push_back(static_cast<uint32_t>(i));
      continue;
    }
    if (line.table < 0 && is_rule_line(s)) {
      out[i].role = Role::rule;
      continue;
    }
    if (line.table < 0 && !line.cell && is_page_number(s)) {
      out[i].role = Role::page_number;
      continue;
    }
    if (line.table < 0) {
      out[i].rule = furniture(s, f, i > 0 ? out[i - 1].role : Role::body, out[i].role);
      if (out[i].rule != nullptr) continue;
    }
    uint32_t facts = own_facts[i];
    if (layout.damaged && (facts & fact_bullet) != 0 && (facts & fact_ends_colon) != 0 &&
        ((i + 1 < lines.size() && labels[i + 1].style == Style::bullet) ||
         (i > 0 && labels[i - 1].style == Style::bullet)))
      facts = (facts & ~fact_ends_colon) | fact_ends_semicolon;  // the list goes on: it was a semicolon
    if (continued) facts |= fact_continued;
    if ((facts & fact_caps) != 0) {
      // The authority may take two lines (HỘI ĐỒNG NHÂN DÂN TỈNH … / KHÓA …, KỲ HỌP THỨ …).
      for (size_t k = i + 1; k < lines.size() && k <= i + 2; ++k) {
        const Line& next = lines[k];
        if (leads_grounds(fold, next)) facts |= fact_before_basis;
        if ((facts & fact_before_basis) != 0 || next.blank_before > 0) break;
        if ((own_facts[k] & fact_caps) != 0) continue;
        if (session_ == nullptr || !session_->pattern.holds_at(fold, next.begin, next.end)) break;
      }
      if (enacting_->exact(f) != nullptr && below_basis(layout, labels, i)) facts |= fact_after_basis;
      if (before_state(layout, i)) facts |= fact_before_state;
    }
    constexpr size_t upper = 40;  // lines in which a letterhead and a subject stand
    if (layout.damaged && (facts & (fact_caps | fact_labelled | fact_ends_stop)) == 0 && i < upper &&
        i + 1 < lines.size() && leads_grounds(fold, lines[i + 1]))
      facts |= fact_before_basis;
    if (stopped) facts |= fact_after_stop;
    stopped = s.ends_with(".");
    bool digit = !s.empty() && s[0] >= '0' && s[0] <= '9';
    if (hanging || (digit && (facts & fact_gap) == 0 && hanging_before_digits_->exact(last) != nullptr))
      facts |= fact_hanging;
    facts |= address.next(f, facts);
    hanging = line.table < 0 && hangs(f, *hanging_, *closed_);
    last = line.table < 0 ? last_word(f) : std::string_view();
    if (layout.damaged && (facts & (fact_bullet | fact_labelled)) != 0) brackets = 0;  // the other one was lost
    if (brackets > 0) facts |= fact_in_brackets;
    constexpr size_t longest_in_brackets = 300;
    if (s.size() <= longest_in_brackets && holds_bracket(s)) {
      for (char c : s) brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (brackets < 0 || (facts & fact_gap) != 0)
        brackets = s.find('(') != std::string_view::npos && s.find(')') == std::string_view::npos ? 1 : 0;
    } else if (s.size() > longest_in_brackets || (facts & fact_gap) != 0) {
      brackets = 0;
    }
    continued = (facts & (fact_ends_stop | fact_ends_document | fact_table)) == 0;

    // What speaks for each role; only the roles marked in `met` are filled in.
    uint32_t met = 0;
    std::array<Support, searched> support;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    auto at_role = [&](Role role) -> Support& {
      auto k = static_cast<size_t>(role);
      if ((met & (1U << k)) == 0) support[k] = {never, 0, 0, nullptr};
      met |= 1U << k;
      return support[k];
    };
    auto add = [&](const LineRule& r) {
      Support& its = at_role(r.role);
      if (r.continues) {
        its.more += r.weight;
      } else {
        its.score = (its.score == never ? 0 : its.score) + r.weight;
      }
      if (its.rule == nullptr || r.weight > its.weight) {
        its.rule = r.rule;
        its.weight = r.weight;
      }
    };
    at_role(Role::body).score = 0;
    conditions_.each_holding(facts, [&](size_t k) {
      const LineRule& r = without_pattern_[k];
      if (r.lexicon == nullptr) {
        add(r);
      } else if (r.whole) {
        uint32_t end = line.end;
        while (end > line.begin && (text[end - 1] == ' ' || text[end - 1] == '.')) --end;
        if (r.lexicon->exact(std::string_view(fold).substr(line.begin, end - line.begin)) != nullptr) add(r);
      } else {
        size_t stop = 0;
        const grammar::Rule* word = r.lexicon->longest_at(fold, line.begin, line.end, stop);
        if (word != nullptr && !(r.named && word->get("kind") == "none")) add(r);
      }
    });
    // A paragraph of this length can only be body: nothing its words say would change that.
    if (line.table < 0 && s.size() < 700) {
      const uint32_t reach = text::whole_character(text, std::min(line.end, line.begin + 130), line.end);
      auto ask = [&](const std::vector<LineRule>& rules, const grammar::PatternSet& patterns, uint32_t begin) {
        const std::string_view from = s.substr(begin - line.begin, reach - begin);
        const std::string_view folded = f.substr(begin - line.begin, reach - begin);
        patterns.each_admitted(from, folded, [&](size_t k) {
          const LineRule& r = rules[k];
          if ((facts & r.when) != r.when || (facts & r.unless) != 0) return false;
          auto stands = [&](const std::string& word) { return text::holds(folded, word); };
          if (!r.needs->empty() && std::none_of(r.needs->begin(), r.needs->end(), stands)) return false;
          const grammar::Pattern& pattern = r.rule->pattern;
          if (pattern.holds_at(pattern.side(from, folded), 0, from.size())) add(r);
          return false;
        });
      };
      ask(with_pattern_, patterns_, line.begin);
      if (labels[i] && labels[i].text_begin < reach) ask(behind_label_, behind_label_patterns_, labels[i].text_begin);
    }

    for (; hint != hints.end() && hint->line == i; ++hint) {
      if (static_cast<size_t>(hint->role) >= searched) continue;
      if (hint->ends) continued = false;
      Support& its = at_role(hint->role);
      if (its.score >= hint->weight) continue;
      its.score = hint->weight;
      its.rule = hint->rule;
    }

    // A table is part of the text, or of the page around it: a letterhead's cells are lines of their own.
    if (line.table >= 0) met &= 1U << static_cast<size_t>(Role::body) | 1U << static_cast<size_t>(Role::site);

    auto first = static_cast<uint32_t>(cells.size());
    for (; met != 0; met &= met - 1) {
      auto r = static_cast<size_t>(std::countr_zero(met));
      const Support& its = support[r];
      bool may_begin = its.score > never / 2;
      float again = (may_begin ? its.score : 0) + its.more;
      if (!may_begin && its.more <= 0) continue;
      Cell cell{never, -1, static_cast<Role>(r), its.rule, again};
      if (ranges.empty()) {
        if (may_begin) cell.score = start_[r] + its.score;
      } else {
        auto [from, to] = ranges.back();
        for (uint32_t k = from; k < to; ++k) {
          bool same = cells[k].role == static_cast<Role>(r);
          if (!same && !may_begin) continue;
          float t = transition_[static_cast<size_t>(cells[k].role)][r];
          if (t <= never / 2) continue;
          float total = cells[k].score + t + (same ? again : its.score);
          if (total > cell.score) {
            cell.score = total;
            cell.from = static_cast<int16_t>(k - from);
          }
        }
      }
      if (cell.score > never / 2) cells.push_back(cell);
      if (trace != nullptr) (*trace)[i].push_back({static_cast<Role>(r), again, its.rule});
    }
    if (cells.size() == first) {
      // No succession leads here: the line is taken as body, at a price.
      float best = never;
      int16_t from = -1;
      if (!ranges.empty()) {
        for (uint32_t k = ranges.back().first; k < ranges.back().second; ++k) {
          if (cells[k].score > best) {
            best = cells[k].score;
            from = static_cast<int16_t>(k - ranges.back().first);
          }
        }
      } else {
        best = 0;
      }
      cells.push_back({best - 20, from, Role::body, nullptr, 0});
    }
    ranges.emplace_back(first, static_cast<uint32_t>(cells.size()));
    line_of.push_back(static_cast<uint32_t>(i));
  }

  if (!ranges.empty()) {
    uint32_t at = ranges.back().first;
    for (uint32_t k = ranges.back().first; k < ranges.back().second; ++k) {
      if (cells[k].score > cells[at].score) at = k;
    }
    for (size_t n = ranges.size(); n-- > 0;) {
      const Cell& cell = cells[at];
      Classified& c = out[line_of[n]];
      if (!lines[line_of[n]].furniture) {
        c.role = cell.role;
        c.rule = cell.rule;
      }
      float second = never;
      for (uint32_t k = ranges[n].first; k < ranges[n].second; ++k) {
        if (k != at) second = std::max(second, cells[k].emission);
      }
      c.margin = second <= never / 2 ? 10 : cell.emission - second;
      if (n > 0) at = ranges[n - 1].first + static_cast<uint32_t>(cell.from < 0 ? 0 : cell.from);
    }
  }
  for (const Hint& h : hints) {
    if (out[h.line].role != h.role) continue;
    out[h.line].entry = h.entry;
    out[h.line].entry_end = h.entry_end;
    out[h.line].damaged = out[h.line].rule == h.rule;
  }
  return out;
}

const RoleFinder& role_finder(const grammar::Grammar& grammar) { return grammar.derived<RoleFinder>(); }

}  // namespace vanban::structure
