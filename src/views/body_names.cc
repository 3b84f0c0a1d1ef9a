#include "views/body_names.h"

#include <algorithm>

#include "text/fold.h"

namespace vanban::views {

namespace {

void add(std::unordered_map<std::string, std::vector<const grammar::Rule*>>& index, const std::string& key,
         const grammar::Rule& rule) {
  std::vector<const grammar::Rule*>& rules = index[key];
  if (std::find(rules.begin(), rules.end(), &rule) == rules.end()) rules.push_back(&rule);
}

/// `sở lđtbxh` of Sở Lao động - Thương binh và Xã hội (SLĐTBXH), `phòng vhtt` of Phòng Văn hóa - Thông tin (VHTT): the
/// first word of the name written out.
std::string half_abbreviated(const std::string& name, const std::string& abbreviation) {
  size_t blank = name.find(' ');
  if (blank == std::string::npos || abbreviation.size() < 2) return {};
  unsigned bytes = 0;
  unsigned initial = 0;
  bool same = text::code_point(name, 0, bytes) == text::code_point(abbreviation, 0, initial);
  std::string rest = same ? abbreviation.substr(initial) : abbreviation;
  return rest.empty() ? std::string() : name.substr(0, blank + 1) + rest;
}

}  // namespace

std::string abbreviation_key(std::string_view fold) {
  std::string key;
  for (size_t i = 0; i < fold.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(fold, i, bytes);
    if (text::is_letter(c) || (c >= '0' && c <= '9')) key.append(fold.substr(i, bytes));
    i += bytes;
  }
  return key;
}

BodyNames::BodyNames(const grammar::Grammar& grammar) : levels_(grammar.lexicon("place_heads")) {
  for (const grammar::Rule& rule : grammar.family("bodies").rules) {
    std::string name = text::fold(rule.get("name"));
    std::string abbreviation = abbreviation_key(text::fold(rule.get("abbreviation")));
    add(bodies_, name, rule);
    for (const std::string& alias : rule.list("aliases")) {
      std::string fold = text::fold(alias);
      add(bodies_, fold, rule);
      if (fold.find(' ') == std::string::npos) add(bodies_, abbreviation_key(fold), rule);
    }
    // By itself an abbreviation may mean several things, unless it is an alias: CT is Cục Thuế and Chủ tịch.
    if (abbreviation.empty()) continue;
    if (std::string half = half_abbreviated(name, abbreviation); !half.empty()) add(bodies_, half, rule);
  }
  for (const grammar::Rule& rule : grammar.family("provinces").rules) {
    add(provinces_, text::fold(rule.get("name")), rule);
    for (const std::string& alias : rule.list("aliases")) add(provinces_, text::fold(alias), rule);
  }
}

bool BodyNames::valid(const grammar::Rule& rule, std::string_view day) {
  std::string_view from = rule.get("valid_from");
  std::string_view to = rule.get("valid_to");
  auto known = [&](std::string_view bound) { return day.size() >= bound.size() || !bound.starts_with(day); };
  if (!from.empty() && (!known(from) || day.empty() || day.substr(0, from.size()) < from)) return false;
  return to.empty() || (known(to) && !day.empty() && day.substr(0, to.size()) <= to);
}

const grammar::Rule* BodyNames::only(const Index& index, std::string_view fold, std::string_view day) {
  auto found = index.find(std::string(fold));
  if (found == index.end()) return nullptr;
  const grammar::Rule* one = nullptr;
  for (const grammar::Rule* rule : found->second) {
    if (!valid(*rule, day)) continue;
    if (one != nullptr && one->get("name") != rule->get("name")) return nullptr;
    one = rule;
  }
  return one;
}

const grammar::Rule* BodyNames::level_at(std::string_view fold, size_t& end) const {
  return levels_.longest_at(fold, 0, fold.size(), end);
}

}  // namespace vanban::views
