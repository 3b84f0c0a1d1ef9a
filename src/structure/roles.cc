// What the grammar says of roles, made ready once; role_search.cc asks it.
#include "structure/roles.h"

#include <algorithm>
#include <limits>

namespace vanban::structure {

RoleFinder::RoleFinder(const grammar::Grammar& grammar)
    : patterns_({}),
      behind_label_patterns_({}),
      hanging_(&grammar.lexicon("hanging_words")),
      hanging_before_digits_(&grammar.lexicon("hanging_before_digits")),
      closed_(&grammar.lexicon("closed_phrases")),
      address_heads_(&grammar.lexicon("address_heads")),
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

const RoleFinder& role_finder(const grammar::Grammar& grammar) { return grammar.derived<RoleFinder>(); }

}  // namespace vanban::structure
