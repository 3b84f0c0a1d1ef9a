#include "grammar/rule.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

#include "text/fold.h"
#include "text/word_bytes.h"

namespace vanban::grammar {

std::string_view Rule::get(std::string_view key) const {
  for (const auto& [k, value] : words) {
    if (k == key) return value;
  }
  return {};
}

const std::vector<std::string>& Rule::list(std::string_view key) const {
  static const std::vector<std::string> none;
  for (const auto& [k, values] : lists) {
    if (k == key) return values;
  }
  return none;
}

void Family::index(TriggerIndex& triggers) {
  std::vector<std::vector<uint16_t>> by_trigger;
  for (size_t r = 0; r < rules.size(); ++r) {
    for (const std::string& word : rules[r].triggers) {
      const uint16_t t = triggers.add(word);
      if (by_trigger.size() <= t) by_trigger.resize(t + size_t{1});
      by_trigger[t].push_back(static_cast<uint16_t>(r));
    }
  }
  std::vector<uint16_t> first;
  std::vector<uint16_t> waiting;
  if (!by_trigger.empty()) first.push_back(0);
  for (const std::vector<uint16_t>& of_trigger : by_trigger) {
    waiting.insert(waiting.end(), of_trigger.begin(), of_trigger.end());
    first.push_back(static_cast<uint16_t>(waiting.size()));
  }
  first_ = Table(std::move(first));
  waiting_ = Table(std::move(waiting));
}

const Rule* Family::match(const Hit& hit, std::string_view text, std::string_view fold, size_t end,
                          Captures& out) const {
  return match_from(0, hit, text, fold, end, out);
}

const Rule* Family::match_from(size_t from, const Hit& hit, std::string_view text, std::string_view fold, size_t end,
                               Captures& out) const {
  return match_if(from, hit, text, fold, end, out, [](const Rule&) { return true; });
}

const Rule* Family::named(std::string_view name) const {
  for (const Rule& r : rules) {
    std::string_view own = std::string_view(r.name).substr(r.name.find('.') + 1);
    if (own == name) return &r;
  }
  return nullptr;
}

namespace {

/// The word that a text begins with, and what it is looked for by.
struct FirstWord {
  size_t size = 0;    ///< in bytes
  uint64_t head = 0;  ///< its first eight

  uint64_t hash() const {
    const uint64_t h = text::hash_of_word(head, size);
    return h ^ h >> 32;  // slots are counted by the lower half
  }
};

FirstWord first_word(std::string_view fold) {
  FirstWord w;
  constexpr size_t block = 16;
  if (fold.size() >= block) {
    w.size = static_cast<size_t>(std::countr_one(text::word_bytes(fold.data())));
    while (w.size >= block && w.size < fold.size() && text::word_byte(fold[w.size])) ++w.size;
    w.head = text::head_of_word(fold.data(), w.size);
  } else {
    while (w.size < fold.size() && text::word_byte(fold[w.size])) ++w.size;
    if (w.size > 0) std::memcpy(&w.head, fold.data(), std::min(w.size, sizeof w.head));
  }
  return w;
}

}  // namespace

size_t Lexicon::slot_of(std::string_view word, uint64_t head, uint64_t hash, std::span<const Word> words,
                        std::span<const Entry> entries, std::string_view keys) {
  const size_t mask = words.size() - 1;
  size_t slot = hash & mask;
  for (;; slot = (slot + 1) & mask) {
    const Word& w = words[slot];
    if (w.count == 0) return slot;
    if (w.head != head || w.size != word.size()) continue;
    if (word.size() <= sizeof head || keys.substr(entries[w.first].key).starts_with(word)) return slot;
  }
}

const Lexicon::Word* Lexicon::word_at(std::string_view fold) const {
  const FirstWord word = first_word(fold);
  const uint64_t hash = word.hash();
  if (!may_hold(hash)) return nullptr;
  const size_t slot =
      slot_of(fold.substr(0, word.size), word.head, hash, words_.items(), entries_.items(), letters(keys_));
  return words_[slot].count == 0 ? nullptr : &words_[slot];
}

void Lexicon::build(const Family& family) {
  family_ = &family;
  std::string keys;
  std::vector<Entry> entries;
  for (size_t r = 0; r < family.rules.size(); ++r) {
    auto add = [&](std::string_view name) {
      if (name.empty()) return;
      const size_t begin = keys.size();
      text::fold_append(name.substr(0, std::numeric_limits<uint16_t>::max()), keys);
      entries.push_back({static_cast<uint32_t>(r), static_cast<uint32_t>(begin),
                         static_cast<uint16_t>(keys.size() - begin), static_cast<unsigned char>(keys.back())});
    };
    add(family.rules[r].get("name"));
    for (const std::string& alias : family.rules[r].list("aliases")) add(alias);
  }
  if (entries.empty()) return;
  size_t slots = 4;
  while (slots < entries.size() * 2) slots *= 2;
  std::vector<Word> words(slots);
  std::vector<uint64_t> known(std::max<size_t>(1, slots * bits_a_slot / 64), 0);
  std::vector<uint32_t> slot_of_entry(entries.size());
  for (uint32_t i = 0; i < entries.size(); ++i) {
    const std::string_view key = std::string_view(keys).substr(entries[i].key, entries[i].size);
    const FirstWord word = first_word(key);
    const uint64_t hash = word.hash();
    known[known_at(hash, known.size())] |= known_bit(hash);
    const size_t slot = slot_of(key.substr(0, word.size), word.head, hash, words, entries, keys);
    slot_of_entry[i] = static_cast<uint32_t>(slot);
    Word& w = words[slot];
    if (w.count == 0) w = {word.head, static_cast<uint32_t>(word.size), i, 0};
    ++w.count;
  }
  // The entries of one word together, the longest first; of one length in the order of the grammar.
  uint32_t begin = 0;
  for (Word& w : words) {
    w.first = begin;
    begin += w.count;
  }
  std::vector<Entry> together(entries.size());
  std::vector<uint32_t> placed(slots, 0);
  for (uint32_t i = 0; i < entries.size(); ++i) {
    const Word& w = words[slot_of_entry[i]];
    uint32_t at = w.first + placed[slot_of_entry[i]]++;
    for (; at > w.first && together[at - 1].size < entries[i].size; --at) together[at] = together[at - 1];
    together[at] = entries[i];
  }
  known_ = Table(std::move(known));
  words_ = Table(std::move(words));
  entries_ = Table(std::move(together));
  keys_ = Table(std::vector<char>(keys.begin(), keys.end()));
}

const Rule* Lexicon::exact(std::string_view fold) const {
  const Word* word = word_at(fold);
  if (word == nullptr) return nullptr;
  for (uint32_t e = word->first; e < word->first + word->count; ++e) {
    if (entries_[e].size == fold.size() && key_of(entries_[e]) == fold) return &family_->rules[entries_[e].rule];
  }
  return nullptr;
}

const Rule* Lexicon::longest_at(std::string_view fold, size_t at, size_t limit, size_t& end) const {
  std::string_view rest = fold.substr(at, limit - at);
  const Word* word = word_at(rest);
  if (word == nullptr) return nullptr;
  for (uint32_t e = word->first; e < word->first + word->count; ++e) {
    const Entry& entry = entries_[e];
    if (entry.size > rest.size() || static_cast<unsigned char>(rest[entry.size - 1U]) != entry.last) continue;
    // A word of eight bytes at most is told by its head.
    const bool told = entry.size == word->size && entry.size <= sizeof word->head;
    if ((told || rest.starts_with(key_of(entry))) && text::ends_word(rest, entry.size)) {
      end = at + entry.size;
      return &family_->rules[entry.rule];
    }
  }
  return nullptr;
}

}  // namespace vanban::grammar
