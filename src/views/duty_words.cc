#include "views/duty_words.h"

#include <algorithm>
#include <array>
#include <bit>
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

/// The keys of a rule that are yes or no.
struct Flag {
  std::string_view name;
  bool DutyPhrase::*field;
};

constexpr std::array<Flag, 23> flags{
    {{"inner", &DutyPhrase::inner},         {"fuller", &DutyPhrase::fuller}, {"titled", &DutyPhrase::titled},
     {"weak", &DutyPhrase::weak},           {"near", &DutyPhrase::near},     {"relative", &DutyPhrase::relative},
     {"open", &DutyPhrase::open},           {"keep", &DutyPhrase::keep},     {"closed", &DutyPhrase::closed},
     {"defines", &DutyPhrase::defines},     {"loose", &DutyPhrase::loose},   {"reached", &DutyPhrase::reached},
     {"object", &DutyPhrase::object},       {"acts", &DutyPhrase::acts},     {"urges", &DutyPhrase::urges},
     {"qualifies", &DutyPhrase::qualifies}, {"past", &DutyPhrase::past},     {"ordered", &DutyPhrase::ordered},
     {"right", &DutyPhrase::right},         {"brief", &DutyPhrase::brief},   {"before_verb", &DutyPhrase::before_verb},
     {"ahead", &DutyPhrase::ahead},         {"whose", &DutyPhrase::whose}}};

/// The end of the next token: a word with the blanks and marks before it, or a lone closing mark (`ông (bà)`, `có
/// nhiệm vụ:`); `at` itself if there is none.
uint32_t token_end(std::string_view s, uint32_t at, uint32_t limit) {
  if (at >= limit) return at;
  // No phrase holds more than two marks between its words, dashes of three bytes included.
  constexpr uint32_t most_marks = 6;
  uint32_t word = at;
  if (at + 16 <= s.size()) {
    const uint32_t words = word_bytes(s.data() + at);
    const auto marks = static_cast<uint32_t>(std::countr_zero(words));
    const uint32_t behind = marks + static_cast<uint32_t>(std::countr_one(words >> (marks & 15)));
    if (marks == 0 && behind < 16) return std::min(at + behind, limit);
    if (s[at] == ')' || s[at] == ':') return at + 1;
    if (marks > most_marks || at + marks >= limit) return at;
    if (behind < 16) return std::min(at + behind, limit);
    word += marks;
  } else {
    if (s[at] == ')' || s[at] == ':') return at + 1;
    while (word < limit && word - at < most_marks && !word_byte(s[word])) ++word;
  }
  const uint32_t end = word_end(s, word, limit);
  return end == word ? at : end;
}

/// The first `n` bytes (1 to 8) at `at` as a number.
uint64_t load(std::string_view s, uint32_t at, uint32_t n) {
  uint64_t v = 0;
  if (at + 8 <= s.size()) {
    std::memcpy(&v, s.data() + at, 8);
    return v & (~uint64_t{0} >> (64 - 8 * n));
  }
  std::memcpy(&v, s.data() + at, n);
  return v;
}

/// Of a token that is not empty, and of what it stands behind.
uint64_t hash_of(std::string_view s, uint32_t at, uint32_t end, uint32_t from) {
  uint64_t h = from * 0x9E3779B97F4A7C15ULL + (end - at);
  for (uint32_t p = at; p < end; p += 8) {
    h = (h ^ load(s, p, std::min(end - p, 8U))) * 0xD6E8FEB86659FD93ULL;
    h ^= h >> 32;
  }
  return h;
}

/// Where the tokens of a phrase end: before the end of one that closes with a mark no token holds.
uint32_t tokens_end(std::string_view key) {
  const auto size = static_cast<uint32_t>(key.size());
  uint32_t at = 0;
  for (uint32_t end = 0; (end = token_end(key, at, size)) > at;) at = end;
  return at;
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
      DutyPhrase p;
      p.kind = known->kind;
      p.role = role_of(rule);
      for (const auto& word : rule.words) {
        const auto* flag =
            std::find_if(flags.begin(), flags.end(), [&](const Flag& f) { return f.name == word.first; });
        if (flag != flags.end()) p.*flag->field = word.second == "true";
      }
      const std::string own_name = text::fold(rule.get("name"));
      auto add = [&](std::string_view spelling) {
        if (spelling.empty()) return;
        p.key = static_cast<uint32_t>(keys_.size());
        text::fold_append(spelling, keys_);
        p.size = static_cast<uint16_t>(keys_.size() - p.key);
        // The entries of body_heads are one body each; those here gather many.
        const std::string_view name = family == "body_heads" ? std::string_view(own_name) : key_of(p);
        p.identity = std::hash<std::string_view>{}(name);
        p.first_word = std::hash<std::string_view>{}(name.substr(0, name.find(' ')));
        p.colon = key_of(p).ends_with(':');
        phrases_.push_back(p);
      };
      add(rule.get("name"));
      for (const std::string& alias : rule.list("aliases")) add(alias);
      for (const std::string& word : rule.triggers) add(word);
    }
  }
  // A word that is no name hides the entry of the common vocabulary: `tổ chức hội` thảo. What is one only inside a
  // phrase stays: `các cơ quan, tổ chức`.
  std::unordered_set<std::string_view> own;
  for (const DutyPhrase& p : phrases_) {
    if (p.kind == DutyKind::not_body) own.insert(key_of(p));
  }
  std::erase_if(phrases_, [&](const DutyPhrase& p) {
    return (bit(p.kind) & name_heads) != 0 && !p.inner && own.contains(key_of(p));
  });
  mark_plurals();
  index();
  index_heads();
  for (auto [form, name] : {std::pair{&heading, "heading"},
                            {&named, "named"},
                            {&toward, "toward"},
                            {&asked, "asked"},
                            {&obliged, "obliged"},
                            {&leading, "leading"},
                            {&told, "told"},
                            {&column, "column"}}) {
    if (const grammar::Rule* rule = grammar.family("duty_forms").named(name))
      *form = {rule->id, static_cast<float>(rule->weight)};
  }
}

/// `các` stands in it, at the beginning or behind `Thủ trưởng`.
void DutyWords::mark_plurals() {
  std::vector<std::string_view> quantifiers;
  for (const DutyPhrase& p : phrases_) {
    if (p.kind == DutyKind::quantifier) quantifiers.push_back(key_of(p));
  }
  std::array<bool, 256> begins{};  // by the first two bytes
  auto beginning = [](std::string_view s) { return static_cast<unsigned char>(s[0] * 31 + (s.size() > 1 ? s[1] : 0)); };
  for (std::string_view q : quantifiers) begins[beginning(q)] = true;
  for (DutyPhrase& p : phrases_) {
    if ((bit(p.kind) & name_heads) == 0) continue;
    std::string_view key = key_of(p);
    for (size_t at = 0; at < key.size() && !p.plural; at = std::min(key.find(' ', at), key.size() - 1) + 1) {
      std::string_view rest = key.substr(at);
      if (!begins[beginning(rest)]) continue;
      p.plural = std::any_of(quantifiers.begin(), quantifiers.end(), [&](std::string_view q) {
        bool inside = rest.size() > q.size() && rest[q.size()] == ' ';
        return rest.starts_with(q) && (inside || (at > 0 && rest.size() == q.size()));
      });
    }
  }
}

/// Makes the tree of words in so many slots; false where they are too few to find a free one quickly. `ends` says the
/// slot each phrase ends at, `kinds` what goes over each slot; the root stands behind them all.
bool DutyWords::grow_tree(size_t slots, std::vector<uint32_t>& ends, std::vector<Kinds>& kinds) {
  steps_.assign(slots, {});
  kinds.assign(slots, {});
  ends.assign(phrases_.size(), static_cast<uint32_t>(slots));
  size_t free = slots * 3 / 4;
  for (size_t i = 0; i < phrases_.size(); ++i) {
    const std::string_view key = key_of(phrases_[i]);
    const auto size = static_cast<uint32_t>(key.size());
    for (uint32_t at = 0, end = 0; at < size; at = end) {
      end = token_end(key, at, size);
      const uint64_t hash = hash_of(key, at, end, ends[i]);
      size_t slot = hash & (slots - 1);
      while (steps_[slot].kinds != 0 && steps_[slot].tag != tag_of(hash)) slot = (slot + 1) & (slots - 1);
      if (steps_[slot].kinds == 0 && free-- == 0) return false;
      steps_[slot] = {tag_of(hash), 1};
      (end < size ? kinds[slot].below : kinds[slot].here) |= bit(phrases_[i].kind);
      ends[i] = static_cast<uint32_t>(slot);
    }
  }
  return true;
}

void DutyWords::index() {
  std::erase_if(phrases_, [&](const DutyPhrase& p) { return tokens_end(key_of(p)) < p.size; });
  // Most phrases share their beginnings with others: seldom are there twice as many nodes, and then it begins anew.
  std::vector<uint32_t> ends;
  std::vector<Kinds> kinds;
  size_t slots = std::bit_ceil(std::max<size_t>(64, phrases_.size() * 2));
  while (!grow_tree(slots, ends, kinds)) slots *= 2;
  kinds_.assign(1, {});
  for (size_t slot = 0; slot < slots; ++slot) {
    if (steps_[slot].kinds == 0) continue;
    auto known = std::find(kinds_.begin() + 1, kinds_.end(), kinds[slot]);
    steps_[slot].kinds = static_cast<uint32_t>(known - kinds_.begin());
    if (known == kinds_.end()) kinds_.push_back(kinds[slot]);
  }
  // The phrases of one slot together, in order of precedence.
  first_.assign(slots + 2, 0);
  for (uint32_t end : ends) ++first_[end + 1];
  for (size_t n = 0; n + 1 < first_.size(); ++n) first_[n + 1] += first_[n];
  std::vector<DutyPhrase> sorted(phrases_.size());
  std::vector<uint32_t> next = first_;
  for (size_t i = 0; i < phrases_.size(); ++i) sorted[next[ends[i]]++] = phrases_[i];
  phrases_ = std::move(sorted);
  for (uint32_t i = 0; i < phrases_.size(); ++i) {
    if ((bit(phrases_[i].kind) & zone_words) != 0) bare_zones_.emplace(text::skeleton(key_of(phrases_[i])), i);
  }
}

void DutyWords::index_heads() {
  heads_.assign(size_t{1} << bits_of_head, 0);
  std::string key;
  for (const DutyPhrase& p : phrases_) {
    key.assign(key_of(p)).append(16, ' ');
    heads_[head_of(key, 0, p.size)] |= bit(p.kind);
  }
}

const DutyPhrase* DutyWords::bare_zone(const std::string& skeleton) const {
  auto it = bare_zones_.find(skeleton);
  return it == bare_zones_.end() ? nullptr : &phrases_[it->second];
}

uint32_t DutyWords::find(uint64_t hash) const {
  const size_t mask = steps_.size() - 1;
  for (size_t slot = hash & mask; steps_[slot].kinds != 0; slot = (slot + 1) & mask) {
    if (steps_[slot].tag == tag_of(hash)) return static_cast<uint32_t>(slot);
  }
  return nowhere;
}

const DutyPhrase* DutyWords::search(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds,
                                    uint32_t& end) const {
  uint32_t found = nowhere;
  uint32_t found_end = at;
  auto from = static_cast<uint32_t>(steps_.size());
  for (uint32_t i = at, next = at; (next = token_end(fold, i, limit)) > i; i = next) {
    from = find(hash_of(fold, i, next, from));
    if (from == nowhere) break;
    const Kinds& at_step = kinds_[steps_[from].kinds];
    if ((at_step.here & kinds) != 0) {
      found = from;
      found_end = next;
    }
    if ((at_step.below & kinds) == 0) break;
  }
  if (found == nowhere) return nullptr;
  const DutyPhrase* phrase = &phrases_[first_[found]];
  while ((bit(phrase->kind) & kinds) == 0) ++phrase;
  // The tags say little less than the letters; still the letters say it.
  if (fold.substr(at, found_end - at) != key_of(*phrase)) return nullptr;
  end = found_end;
  return phrase;
}

uint32_t DutyWords::kinds_at(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds) const {
  if (!admits(fold, at, limit, kinds)) return 0;
  uint32_t all = 0;
  auto from = static_cast<uint32_t>(steps_.size());
  for (uint32_t i = at, next = at; (next = token_end(fold, i, limit)) > i; i = next) {
    from = find(hash_of(fold, i, next, from));
    if (from == nowhere) break;
    const Kinds& at_step = kinds_[steps_[from].kinds];
    all |= at_step.here & kinds;
    if ((at_step.below & kinds) == 0) break;
  }
  return all;
}

}  // namespace vanban::views
