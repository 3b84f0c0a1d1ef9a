#include "views/duty_words.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <unordered_set>
#include <utility>

#include "text/fold.h"
#include "views/words.h"

namespace vanban::views {

namespace {

struct KindName {
  std::string_view name;
  DutyKind kind;
};

constexpr std::array<KindName, 32> kind_names{
    {{"body", DutyKind::body},         {"office", DutyKind::office},      {"group", DutyKind::group},
     {"person", DutyKind::person},     {"none", DutyKind::not_body},      {"quantifier", DutyKind::quantifier},
     {"lead", DutyKind::lead},         {"toward", DutyKind::toward},      {"about", DutyKind::about},
     {"modal", DutyKind::modal},       {"final", DutyKind::closing_duty}, {"charged", DutyKind::charged},
     {"verb", DutyKind::verb},         {"adverb", DutyKind::adverb},      {"intro", DutyKind::intro},
     {"opener", DutyKind::opener},     {"stop", DutyKind::stop},          {"fate", DutyKind::fate},
     {"part", DutyKind::part},         {"noun", DutyKind::noun},          {"then", DutyKind::then},
     {"joiner", DutyKind::joiner},     {"mate", DutyKind::mate},          {"label", DutyKind::label},
     {"closing", DutyKind::closing},   {"orders", DutyKind::orders},      {"topic", DutyKind::topic},
     {"organise", DutyKind::organise}, {"agenda", DutyKind::agenda},      {"facts", DutyKind::facts},
     {"ask", DutyKind::ask},           {"neutral", DutyKind::neutral}}};

constexpr std::array<bool, 256> word_byte = [] {
  std::array<bool, 256> w{};
  for (unsigned c = 0; c < 256; ++c) {
    w[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0x80 && c != 0xE2 && c != 0xC2);
  }
  return w;
}();

bool in_word(char c) { return word_byte[static_cast<unsigned char>(c)]; }

/// The first `n` bytes (1 to 8) at `at` as a number.
uint64_t load(std::string_view s, uint32_t at, uint32_t n) {
  uint64_t v = 0;
  if (at + 8 <= s.size()) {
    std::memcpy(&v, s.data() + at, 8);
    return n == 8 ? v : v & ((uint64_t{1} << (8 * n)) - 1);
  }
  std::memcpy(&v, s.data() + at, n);
  return v;
}

/// The hash of the next token: a word with the blanks and marks before it, or a lone closing mark (`ông (bà)`, `có
/// nhiệm vụ:`). `end` is set behind it; it stays `at` if there is none.
uint64_t next_token(std::string_view s, uint32_t at, uint32_t limit, uint32_t from, uint32_t& end) {
  uint32_t i = at;
  if (i < limit && (s[i] == ')' || s[i] == ':')) {
    ++i;
  } else {
    // No phrase holds more than two marks between its words, dashes of three bytes included.
    while (i < limit && i - at < 6 && !in_word(s[i])) ++i;
    uint32_t word = i;
    while (i < limit && in_word(s[i])) ++i;
    if (i == word) i = at;
  }
  end = i;
  uint64_t h = from * 0x9E3779B97F4A7C15ULL + (i - at);
  for (uint32_t p = at; p < i; p += 8) {
    h = (h ^ load(s, p, std::min(i - p, 8U))) * 0xD6E8FEB86659FD93ULL;
    h ^= h >> 32;
  }
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
      const auto* known =
          std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& k) { return k.name == kind_name; });
      if (known == kind_names.end()) continue;
      auto add = [&](std::string_view spelling) {
        DutyPhrase p;
        p.key = text::fold(spelling);
        p.kind = known->kind;
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
        std::string name = family == "body_heads" ? text::fold(rule.get("name")) : p.key;
        p.identity = std::hash<std::string>{}(name);
        p.first_word = std::hash<std::string>{}(name.substr(0, name.find(' ')));
        p.reached = rule.is("reached");
        p.object = rule.is("object");
        p.acts = rule.is("acts");
        p.urges = rule.is("urges");
        p.ordered = rule.is("ordered");
        p.right = rule.is("right");
        p.brief = rule.is("brief");
        p.before_verb = rule.is("before_verb");
        p.ahead = rule.is("ahead");
        p.whose = rule.is("whose");
        if (!p.key.empty()) phrases_.push_back(std::move(p));
      };
      add(rule.get("name"));
      for (const std::string& alias : rule.list("aliases")) add(alias);
      for (const std::string& word : rule.triggers) add(word);
    }
  }
  // A word that is no name hides the entry of the common vocabulary: `tổ chức hội` thảo.
  std::unordered_set<std::string> own;
  for (const DutyPhrase& p : phrases_) {
    if (p.kind == DutyKind::not_body) own.insert(p.key);
  }
  std::erase_if(phrases_, [&](const DutyPhrase& p) { return (bit(p.kind) & name_heads) != 0 && own.contains(p.key); });
  mark_plurals();
  index();
  for (auto [form, name] : {std::pair{&heading, "heading"},
                            {&named, "named"},
                            {&toward, "toward"},
                            {&asked, "asked"},
                            {&obliged, "obliged"},
                            {&leading, "leading"},
                            {&told, "told"}}) {
    if (const grammar::Rule* rule = grammar.family("duty_forms").named(name))
      *form = {rule->id, static_cast<float>(rule->weight)};
  }
}

/// `các` stands in it, at the beginning or behind `Thủ trưởng`.
void DutyWords::mark_plurals() {
  std::vector<std::string_view> quantifiers;
  for (const DutyPhrase& p : phrases_) {
    if (p.kind == DutyKind::quantifier) quantifiers.push_back(p.key);
  }
  for (DutyPhrase& p : phrases_) {
    if ((bit(p.kind) & name_heads) == 0) continue;
    std::string_view key = p.key;
    for (size_t at = 0; at < key.size() && !p.plural; at = std::min(key.find(' ', at), key.size() - 1) + 1) {
      std::string_view rest = key.substr(at);
      p.plural = std::any_of(quantifiers.begin(), quantifiers.end(), [&](std::string_view q) {
        bool inside = rest.size() > q.size() && rest[q.size()] == ' ';
        return rest.starts_with(q) && (inside || (at > 0 && rest.size() == q.size()));
      });
    }
  }
}

void DutyWords::index() {
  size_t slots = 1024;
  while (slots < phrases_.size() * 6) slots *= 2;
  steps_.resize(slots);
  // The node of the tree each phrase ends at, and the step that leads there.
  std::vector<uint32_t> ends(phrases_.size());
  uint32_t nodes = 1;
  for (uint32_t i = 0; i < phrases_.size(); ++i) {
    const std::string& key = phrases_[i].key;
    uint32_t from = 0;
    for (uint32_t at = 0, end = 0; at < key.size(); at = end) {
      uint64_t hash = next_token(key, at, static_cast<uint32_t>(key.size()), from, end);
      if (end == at) break;
      if (from == 0) first_words_[(hash >> 38) & (first_words_.size() - 1)] |= bit(phrases_[i].kind);
      size_t slot = hash & (slots - 1);
      while (steps_[slot].to != 0 && steps_[slot].tag != tag_of(hash)) slot = (slot + 1) & (slots - 1);
      Step& step = steps_[slot];
      if (step.to == 0) {
        step.tag = tag_of(hash);
        step.to = nodes++;
      }
      step.kinds_below |= bit(phrases_[i].kind);
      from = step.to;
    }
    ends[i] = from;
  }
  // The phrases of one node together, in order of precedence.
  std::vector<uint32_t> first(nodes + 1, 0);
  for (uint32_t end : ends) ++first[end + 1];
  for (uint32_t n = 0; n < nodes; ++n) first[n + 1] += first[n];
  std::vector<DutyPhrase> sorted(phrases_.size());
  std::vector<uint32_t> next = first;
  for (uint32_t i = 0; i < phrases_.size(); ++i) sorted[next[ends[i]]++] = std::move(phrases_[i]);
  phrases_ = std::move(sorted);
  for (uint32_t i = 0; i < phrases_.size(); ++i) {
    if ((bit(phrases_[i].kind) & zone_words) != 0) bare_zones_.emplace(text::skeleton(phrases_[i].key), i);
  }
  for (Step& step : steps_) {
    if (step.to == 0) continue;
    step.first = static_cast<uint16_t>(first[step.to]);
    step.count = static_cast<uint16_t>(first[step.to + 1] - first[step.to]);
  }
}

const DutyPhrase* DutyWords::bare_zone(const std::string& skeleton) const {
  auto it = bare_zones_.find(skeleton);
  return it == bare_zones_.end() ? nullptr : &phrases_[it->second];
}

const DutyWords::Step* DutyWords::find(uint64_t hash) const {
  size_t mask = steps_.size() - 1;
  for (size_t slot = hash & mask; steps_[slot].to != 0; slot = (slot + 1) & mask) {
    if (steps_[slot].tag == tag_of(hash)) return &steps_[slot];
  }
  return nullptr;
}

const DutyPhrase* DutyWords::longest_at(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds,
                                        uint32_t& end) const {
  const DutyPhrase* found = nullptr;
  uint32_t from = 0;
  for (uint32_t i = at, next = at; i < limit; i = next) {
    uint64_t hash = next_token(fold, i, limit, from, next);
    if (next == i || (from == 0 && (first_words_[(hash >> 38) & (first_words_.size() - 1)] & kinds) == 0)) break;
    const Step* step = find(hash);
    if (step == nullptr || (step->kinds_below & kinds) == 0) break;
    from = step->to;
    for (uint32_t p = step->first; p < uint32_t{step->first} + step->count; ++p) {
      if ((bit(phrases_[p].kind) & kinds) == 0) continue;
      if (fold.substr(at, next - at) != phrases_[p].key) break;
      found = &phrases_[p];
      end = next;
      break;
    }
  }
  return found;
}

}  // namespace vanban::views
