#include "grammar/grammar.h"

#include <algorithm>

namespace vanban::grammar {

namespace {

/// Families whose entries are vocabulary: looked up by name, never matched by pattern.
bool has_names(const Family& family) {
  return std::any_of(family.rules.begin(), family.rules.end(), [](const Rule& r) { return !r.get("name").empty(); });
}

}  // namespace

void Grammar::index() {
  rules_.assign(rule_names_.size(), nullptr);
  for (auto& [name, family] : families_) {
    family_names_.push_back(name);
    family.index(triggers_);
    for (const Rule& r : family.rules) rules_[r.id] = &r;
    if (has_names(family)) lexicons_[name].build(family);
  }
}

const Family& Grammar::family(std::string_view name) const {
  static const Family none;
  auto it = families_.find(name);
  return it == families_.end() ? none : it->second;
}

const Lexicon& Grammar::lexicon(std::string_view name) const {
  static const Lexicon none;
  auto it = lexicons_.find(name);
  return it == lexicons_.end() ? none : it->second;
}

}  // namespace vanban::grammar
