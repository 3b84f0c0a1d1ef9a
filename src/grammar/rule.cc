#include "grammar/rule.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/fold.h"

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
  by_trigger_.clear();
  for (size_t r = 0; r < rules.size(); ++r) {
    for (const std::string& word : rules[r].triggers) {
      uint16_t t = triggers.add(word);
      if (by_trigger_.size() <= t) by_trigger_.resize(t + 1U);
      by_trigger_[t].push_back(static_cast<uint16_t>(r));
    }
  }
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

/// A byte of a letter or digit of a folded text. Punctuation of several bytes begins with C2 or E2.
bool in_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 0x80 && c <= 0xE1 && c != 0xC2);
}

std::string_view first_word(std::string_view s) {
  size_t word = 0;
  while (word < s.size() && in_word(static_cast<unsigned char>(s[word]))) ++word;
  return s.substr(0, word);
}

/// Of the first letters of a word, three bytes at most, one of 1024.
size_t beginning_of(std::string_view fold) {
  uint32_t letters = 0;
  for (unsigned i = 0; i < 3 && i < fold.size(); ++i) {
    auto c = static_cast<unsigned char>(fold[i]);
    if (!in_word(c)) break;
    letters |= uint32_t{c} << 8 * i;
  }
  return (letters * 0x9E3779B1U) >> 22;
}

uint64_t head_of(std::string_view word) {
  uint64_t head = 0;
  if (!word.empty()) std::memcpy(&head, word.data(), std::min(word.size(), sizeof head));
  return head;
}

}  // namespace

size_t Lexicon::slot_of(std::string_view word, uint64_t head) const {
  const size_t mask = words_.size() - 1;
  size_t slot = ((head ^ word.size() << 56) * 0x9E3779B97F4A7C15U >> 32) & mask;
  for (;; slot = (slot + 1) & mask) {
    const Word& w = words_[slot];
    if (w.count == 0) return slot;
    if (w.head != head || w.size != word.size()) continue;
    if (word.size() <= sizeof head || key_of(entries_[w.first]).starts_with(word)) return slot;
  }
}

const Lexicon::Word* Lexicon::word_at(std::string_view fold) const {
  const size_t beginning = beginning_of(fold);
  if ((beginnings_[beginning / 64] >> beginning % 64 & 1) == 0) return nullptr;
  const std::string_view word = first_word(fold);
  const Word& found = words_[slot_of(word, head_of(word))];
  return found.count == 0 ? nullptr : &found;
}

void Lexicon::build(const Family& family) {
  *this = {};
  for (const Rule& rule : family.rules) {
    auto add = [&](std::string_view name) {
      if (name.empty()) return;
      const size_t begin = keys_.size();
      text::fold_append(name, keys_);
      entries_.push_back({&rule, static_cast<uint32_t>(begin), static_cast<uint32_t>(keys_.size() - begin)});
    };
    add(rule.get("name"));
    for (const std::string& alias : rule.list("aliases")) add(alias);
  }
  if (entries_.empty()) return;
  size_t slots = 4;
  while (slots < entries_.size() * 2) slots *= 2;
  words_.assign(slots, {});
  std::vector<uint32_t> slot_of_entry(entries_.size());
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const std::string_view word = first_word(key_of(entries_[i]));
    const size_t beginning = beginning_of(word);
    beginnings_[beginning / 64] |= uint64_t{1} << beginning % 64;
    const uint64_t head = head_of(word);
    const size_t slot = slot_of(word, head);
    slot_of_entry[i] = static_cast<uint32_t>(slot);
    Word& w = words_[slot];
    if (w.count == 0) w = {head, static_cast<uint32_t>(word.size()), i, 0};
    ++w.count;
  }
  // The entries of one word together, the longest first; of one length in the order of the grammar.
  uint32_t begin = 0;
  for (Word& w : words_) {
    w.first = begin;
    begin += w.count;
  }
  std::vector<Entry> together(entries_.size());
  std::vector<uint32_t> placed(slots, 0);
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const Word& w = words_[slot_of_entry[i]];
    uint32_t at = w.first + placed[slot_of_entry[i]]++;
    for (; at > w.first && together[at - 1].size < entries_[i].size; --at) together[at] = together[at - 1];
    together[at] = entries_[i];
  }
  entries_ = std::move(together);
}

const Rule* Lexicon::exact(std::string_view fold) const {
  const Word* word = word_at(fold);
  if (word == nullptr) return nullptr;
  for (uint32_t e = word->first; e < word->first + word->count; ++e) {
    if (entries_[e].size == fold.size() && key_of(entries_[e]) == fold) return entries_[e].rule;
  }
  return nullptr;
}

const Rule* Lexicon::longest_at(std::string_view fold, size_t at, size_t limit, size_t& end) const {
  std::string_view rest = fold.substr(at, limit - at);
  const Word* word = word_at(rest);
  if (word == nullptr) return nullptr;
  for (uint32_t e = word->first; e < word->first + word->count; ++e) {
    const std::string_view key = key_of(entries_[e]);
    if (rest.starts_with(key) && text::ends_word(rest, key.size())) {
      end = at + key.size();
      return entries_[e].rule;
    }
  }
  return nullptr;
}

}  // namespace vanban::grammar
