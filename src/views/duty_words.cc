#include "views/duty_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "text/fold.h"
#include "views/words.h"

namespace vanban::views {

namespace {

struct KindName {
  std::string_view name;
  DutyKind kind;
};

constexpr std::array<KindName, 28> kind_names{{{"body", DutyKind::body}, {"office", DutyKind::office}, {"group", DutyKind::group},
    {"person", DutyKind::person}, {"none", DutyKind::not_body}, {"quantifier", DutyKind::quantifier}, {"lead", DutyKind::lead},
    {"toward", DutyKind::toward}, {"about", DutyKind::about}, {"modal", DutyKind::modal}, {"final", DutyKind::closing_duty}, {"charged", DutyKind::charged},
    {"verb", DutyKind::verb}, {"adverb", DutyKind::adverb}, {"intro", DutyKind::intro}, {"opener", DutyKind::opener}, {"stop", DutyKind::stop}, {"fate", DutyKind::fate}, {"part", DutyKind::part},
    {"noun", DutyKind::noun}, {"then", DutyKind::then}, {"joiner", DutyKind::joiner}, {"mate", DutyKind::mate}, {"label", DutyKind::label}, {"closing", DutyKind::closing},
    {"organise", DutyKind::organise}, {"agenda", DutyKind::agenda}, {"facts", DutyKind::facts}}};

/// The hash of the word that begins at `at`, and where it ends.
uint32_t hash_word(std::string_view s, uint32_t at, uint32_t limit, uint32_t& end) {
  uint32_t h = 2166136261U;
  uint32_t i = at;
  while (i < limit && (is_word_lead(s[i]) || is_continuation(s[i]))) {
    h = (h ^ static_cast<unsigned char>(s[i])) * 16777619U;
    ++i;
  }
  end = i;
  return h;
}

const char* role_of(const grammar::Rule& rule) {
  std::string_view role = rule.get("role");
  for (const char* known : {"lead", "coordinate", "requested"}) {
    if (role == known) return known;
  }
  return nullptr;
}

}  // namespace

DutyWords::DutyWords(const grammar::Grammar& grammar) {
  // What stands first wins over what is as long and stands later: the view's own words over the common vocabulary.
  for (std::string_view family : {"duty_words", "duty_heads", "duty_zones", "body_heads"}) {
    for (const grammar::Rule& rule : grammar.family(family).rules) {
      std::string_view kind_name = rule.get("kind");
      const auto* known = std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& k) { return k.name == kind_name; });
      if (known == kind_names.end()) continue;
      auto add = [&](std::string_view name) {
        DutyPhrase p;
        p.key = text::fold(name);
        p.kind = known->kind;
        p.rule = &rule;
        p.role = role_of(rule);
        p.inner = rule.is("inner");
        p.fuller = rule.is("fuller");
        p.titled = rule.is("titled");
        p.weak = rule.is("weak");
        p.near = rule.is("near");
        p.relative = rule.is("relative");
        p.open = rule.is("open");
        p.keep = rule.is("keep");
        p.closed = rule.is("closed");
        p.defines = rule.is("defines");
        p.loose = rule.is("loose");
        // The entries of body_heads are one body each; those here gather many.
        p.identity = std::hash<std::string>{}(family == "body_heads" ? text::fold(rule.get("name")) : p.key);
        p.reached = rule.is("reached");
        if (!p.key.empty()) phrases_.push_back(std::move(p));
      };
      add(rule.get("name"));
      for (const std::string& alias : rule.list("aliases")) add(alias);
    }
  }
  auto first_word = [](const DutyPhrase& p) {
    uint32_t end = 0;
    uint32_t h = hash_word(p.key, 0, static_cast<uint32_t>(p.key.size()), end);
    return h;
  };
  std::stable_sort(phrases_.begin(), phrases_.end(), [&](const DutyPhrase& a, const DutyPhrase& b) {
    uint32_t ha = first_word(a), hb = first_word(b);
    return ha != hb ? ha < hb : a.key.size() > b.key.size();
  });
  size_t slots = 64;
  while (slots < phrases_.size() * 2) slots *= 2;
  buckets_.resize(slots);
  for (uint32_t i = 0; i < phrases_.size();) {
    Bucket b;
    b.hash = first_word(phrases_[i]);
    b.first = i;
    while (i < phrases_.size() && first_word(phrases_[i]) == b.hash) b.kinds |= bit(phrases_[i++].kind);
    b.count = i - b.first;
    size_t slot = b.hash & (slots - 1);
    while (buckets_[slot].count != 0) slot = (slot + 1) & (slots - 1);
    buckets_[slot] = b;
  }
  for (auto [form, name] : {std::pair{&heading, "heading"}, {&named, "named"}, {&toward, "toward"}, {&asked, "asked"},
                            {&obliged, "obliged"}, {&leading, "leading"}, {&told, "told"}}) {
    if (const grammar::Rule* rule = grammar.family("duty_forms").named(name)) *form = {rule->id, static_cast<float>(rule->weight)};
  }
}

const DutyWords::Bucket* DutyWords::bucket(std::string_view fold, uint32_t at, uint32_t limit) const {
  uint32_t end = 0;
  uint32_t hash = hash_word(fold, at, limit, end);
  if (end == at) return nullptr;
  size_t mask = buckets_.size() - 1;
  for (size_t slot = hash & mask; buckets_[slot].count != 0; slot = (slot + 1) & mask) {
    if (buckets_[slot].hash == hash) return &buckets_[slot];
  }
  return nullptr;
}

const DutyPhrase* DutyWords::longest_at(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds, uint32_t& end) const {
  const Bucket* b = bucket(fold, at, limit);
  if (b == nullptr || (b->kinds & kinds) == 0) return nullptr;
  std::string_view rest = fold.substr(at, limit - at);
  for (uint32_t i = b->first; i < b->first + b->count; ++i) {
    const DutyPhrase& p = phrases_[i];
    if ((bit(p.kind) & kinds) == 0 || !rest.starts_with(p.key)) continue;
    if (p.key.size() < rest.size() && is_word_lead(rest[p.key.size()])) continue;
    end = at + static_cast<uint32_t>(p.key.size());
    return &p;
  }
  return nullptr;
}

}  // namespace vanban::views
