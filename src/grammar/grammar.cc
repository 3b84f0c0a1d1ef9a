#include "grammar/grammar.h"

#include <algorithm>
#include <cstring>

namespace vanban::grammar {

namespace {

/// Families whose entries are vocabulary: looked up by name, never matched by pattern.
bool has_names(const Family& family) {
  return std::any_of(family.rules.begin(), family.rules.end(), [](const Rule& r) { return !r.get("name").empty(); });
}

/// Names differ at their ends more than at their beginnings, and in size.
size_t hash_of_name(std::string_view name) {
  uint64_t tail = 0;
  const size_t n = std::min(name.size(), sizeof tail);
  std::memcpy(&tail, name.data() + name.size() - n, n);
  return (tail ^ name.size() << 56) * 0x9E3779B97F4A7C15U >> 40;
}

}  // namespace

void Grammar::index() {
  for (auto& [name, family] : families_) {
    family.index(triggers_);
    if (has_names(family)) lexicons_[name].build(family);
  }
  triggers_.build();
  name_families();
}

void Grammar::name_families() {
  size_t rules = 0;
  for (const auto& [name, family] : families_) rules += family.rules.size();
  rules_.assign(rules + 1, nullptr);
  size_t slots = 4;
  while (slots < families_.size() * 4) slots *= 2;
  named_.assign(slots, {});
  for (const auto& [name, family] : families_) {
    family_names_.push_back(name);
    for (const Rule& r : family.rules) rules_[r.id] = &r;
    size_t slot = hash_of_name(name) & (slots - 1);
    while (named_[slot].family != nullptr) slot = (slot + 1) & (slots - 1);
    const auto lexicon = lexicons_.find(name);
    named_[slot] = {name, &family, lexicon == lexicons_.end() ? nullptr : &lexicon->second};
  }
}

const std::string& Grammar::rule_name(RuleId id) const {
  static const std::string none;
  return id == 0 ? none : rules_[id]->name;
}

const Grammar::Named& Grammar::named(std::string_view name) const {
  const size_t mask = named_.size() - 1;
  size_t slot = hash_of_name(name) & mask;
  while (named_[slot].family != nullptr && named_[slot].name != name) slot = (slot + 1) & mask;
  return named_[slot];
}

const Family& Grammar::family(std::string_view name) const {
  static const Family none;
  const Named& found = named(name);
  return found.family == nullptr ? none : *found.family;
}

const Lexicon& Grammar::lexicon(std::string_view name) const {
  static const Lexicon none;
  const Named& found = named(name);
  return found.lexicon == nullptr ? none : *found.lexicon;
}

}  // namespace vanban::grammar
