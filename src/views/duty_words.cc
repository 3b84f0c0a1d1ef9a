#include "views/duty_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <map>
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

uint8_t role_of(const grammar::Rule& rule) {
  const std::string_view role = rule.get("role");
  const auto* const at = std::find(DutyPhrase::roles.begin() + 1, DutyPhrase::roles.end(), role);
  return at == DutyPhrase::roles.end() ? uint8_t{0} : static_cast<uint8_t>(at - DutyPhrase::roles.begin());
}

}  // namespace

bool DutyWords::takes_number(std::string_view fold, uint32_t end) const {
  constexpr int longest = 3;  // words
  for (uint32_t words = 0, at = end; words < longest; ++words) {
    const Word word = word_before(fold, at, 0);
    if (word.empty() || (words == 0 && word.end != end)) return false;
    at = word.begin;
    const grammar::Rule* rule = numbered_.exact(fold.substr(at, end - at));
    if (rule != nullptr && (rule->is("bare") || (at > 0 && fold[at - 1] == ' '))) return true;
  }
  return false;
}

DutyWords::DutyWords(const grammar::Grammar& grammar) : numbered_(grammar.lexicon("duty_numbered")) {
  if (const std::string_view bytes = grammar.prepared(prepared_name); !bytes.empty()) {
    grammar::ByteReader in(bytes);
    tables(in, *this);
  } else {
    Gathered all;
    all.gather(grammar);
    index(std::move(all));
  }
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

std::string DutyWords::prepare() const {
  grammar::ByteWriter out;
  tables(out, *this);
  return out.take();
}

void DutyWords::Gathered::gather(const grammar::Grammar& grammar) {
  // What stands first wins over what is as long and stands later: the view's own words over the common vocabulary.
  for (std::string_view family : {"duty_words", "duty_heads", "duty_zones", "body_heads"}) {
    for (const grammar::Rule& rule : grammar.family(family).rules) {
      std::string_view kind_name = rule.get("kind");
      const auto* known =
          std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& k) { return k.name == kind_name; });
      if (known == kind_names.end()) continue;
      DutyPhrase p;
      p.kind = known->kind;
      p.own_role = role_of(rule);
      for (const auto& word : rule.words) {
        const auto* flag =
            std::find_if(flags.begin(), flags.end(), [&](const Flag& f) { return f.name == word.first; });
        if (flag != flags.end()) p.*flag->field = word.second == "true";
      }
      const std::string own_name = text::fold(rule.get("name"));
      auto add = [&](std::string_view spelling) {
        if (spelling.empty()) return;
        p.key = static_cast<uint32_t>(keys.size());
        text::fold_append(spelling, keys);
        p.size = static_cast<uint16_t>(keys.size() - p.key);
        // The entries of body_heads are one body each; those here gather many.
        const std::string_view name = family == "body_heads" ? std::string_view(own_name) : key_of(p);
        p.identity = std::hash<std::string_view>{}(name);
        p.first_word = std::hash<std::string_view>{}(name.substr(0, name.find(' ')));
        p.colon = key_of(p).ends_with(':');
        phrases.push_back(p);
      };
      add(rule.get("name"));
      for (const std::string& alias : rule.list("aliases")) add(alias);
      for (const std::string& word : rule.triggers) add(word);
    }
  }
  // A word that is no name hides the entry of the common vocabulary: `tổ chức hội` thảo. What is one only inside a
  // phrase stays: `các cơ quan, tổ chức`.
  std::unordered_set<std::string_view> own;
  for (const DutyPhrase& p : phrases) {
    if (p.kind == DutyKind::not_body) own.insert(key_of(p));
  }
  std::erase_if(phrases, [&](const DutyPhrase& p) {
    return (bit(p.kind) & name_heads) != 0 && !p.inner && own.contains(key_of(p));
  });
  mark_plurals();
}

/// `các` stands in it, at the beginning or behind `Thủ trưởng`.
void DutyWords::Gathered::mark_plurals() {
  std::vector<std::string_view> quantifiers;
  for (const DutyPhrase& p : phrases) {
    if (p.kind == DutyKind::quantifier) quantifiers.push_back(key_of(p));
  }
  std::array<bool, 256> begins{};  // by the first two bytes
  auto beginning = [](std::string_view s) { return static_cast<unsigned char>(s[0] * 31 + (s.size() > 1 ? s[1] : 0)); };
  for (std::string_view q : quantifiers) begins[beginning(q)] = true;
  for (DutyPhrase& p : phrases) {
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

/// The tree of words in so many slots: what goes over each slot, and the slot each phrase ends at; the root stands
/// behind them all.
struct DutyWords::Tree {
  std::vector<Step> steps;
  std::vector<Kinds> kinds;
  std::vector<uint32_t> ends;

  /// False where the slots are too few to find a free one quickly.
  bool grow(const Gathered& all, size_t slots) {
    steps.assign(slots, {});
    kinds.assign(slots, {});
    ends.assign(all.phrases.size(), static_cast<uint32_t>(slots));
    size_t free = slots * 3 / 4;
    for (size_t i = 0; i < all.phrases.size(); ++i) {
      const std::string_view key = all.key_of(all.phrases[i]);
      const auto size = static_cast<uint32_t>(key.size());
      for (uint32_t at = 0, end = 0; at < size; at = end) {
        end = token_end(key, at, size);
        const uint64_t hash = hash_of(key, at, end, ends[i]);
        size_t slot = hash & (slots - 1);
        while (steps[slot].kinds != 0 && steps[slot].tag != tag_of(hash)) slot = (slot + 1) & (slots - 1);
        if (steps[slot].kinds == 0 && free-- == 0) return false;
        steps[slot] = {tag_of(hash), 1};
        (end < size ? kinds[slot].below : kinds[slot].here) |= bit(all.phrases[i].kind);
        ends[i] = static_cast<uint32_t>(slot);
      }
    }
    return true;
  }
};

void DutyWords::index(Gathered all) {
  std::erase_if(all.phrases, [&](const DutyPhrase& p) { return tokens_end(all.key_of(p)) < p.size; });
  // Most phrases share their beginnings with others: seldom are there twice as many nodes, and then it begins anew.
  Tree tree;
  size_t slots = std::bit_ceil(std::max<size_t>(64, all.phrases.size() * 2));
  while (!tree.grow(all, slots)) slots *= 2;
  std::vector<Kinds> kinds(1);
  for (size_t slot = 0; slot < slots; ++slot) {
    if (tree.steps[slot].kinds == 0) continue;
    auto known = std::find(kinds.begin() + 1, kinds.end(), tree.kinds[slot]);
    tree.steps[slot].kinds = static_cast<uint32_t>(known - kinds.begin());
    if (known == kinds.end()) kinds.push_back(tree.kinds[slot]);
  }
  // The phrases of one slot together, in order of precedence.
  std::vector<uint32_t> first(slots + 2, 0);
  for (uint32_t end : tree.ends) ++first[end + 1];
  for (size_t n = 0; n + 1 < first.size(); ++n) first[n + 1] += first[n];
  std::vector<DutyPhrase> sorted(all.phrases.size());
  std::vector<uint32_t> next = first;
  for (size_t i = 0; i < all.phrases.size(); ++i) sorted[next[tree.ends[i]]++] = all.phrases[i];

  std::vector<uint32_t> heads(size_t{1} << bits_of_head, 0);
  std::map<std::string, uint32_t> bare;
  std::string padded;
  for (uint32_t i = 0; i < sorted.size(); ++i) {
    const std::string_view key = all.key_of(sorted[i]);
    padded.assign(key).append(16, ' ');
    heads[head_of(padded, 0, sorted[i].size)] |= bit(sorted[i].kind);
    if ((bit(sorted[i].kind) & zone_words) != 0) bare.emplace(text::skeleton(key), i);
  }
  std::string bare_keys;
  std::vector<BareZone> bare_zones;
  for (const auto& [key, phrase] : bare) {
    bare_zones.push_back({static_cast<uint32_t>(bare_keys.size()), static_cast<uint32_t>(key.size()), phrase});
    bare_keys += key;
  }
  keys_ = grammar::Table(std::vector<char>(all.keys.begin(), all.keys.end()));
  phrases_ = grammar::Table(std::move(sorted));
  steps_ = grammar::Table(std::move(tree.steps));
  kinds_ = grammar::Table(std::move(kinds));
  first_ = grammar::Table(std::move(first));
  heads_ = grammar::Table(std::move(heads));
  bare_keys_ = grammar::Table(std::vector<char>(bare_keys.begin(), bare_keys.end()));
  bare_zones_ = grammar::Table(std::move(bare_zones));
}

const DutyPhrase* DutyWords::bare_zone(std::string_view skeleton) const {
  auto key_of_zone = [&](const BareZone& z) { return grammar::letters(bare_keys_).substr(z.key, z.size); };
  const auto* found = std::lower_bound(bare_zones_.begin(), bare_zones_.end(), skeleton,
                                       [&](const BareZone& z, std::string_view s) { return key_of_zone(z) < s; });
  return found == bare_zones_.end() || key_of_zone(*found) != skeleton ? nullptr : &phrases_[found->phrase];
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
