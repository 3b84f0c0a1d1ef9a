#include "grammar/rule.h"

#include <algorithm>
#include <array>
#include <cstring>

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

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view first_word(std::string_view s) {
  size_t word = 0;
  while (word < s.size()) {
    auto c = static_cast<unsigned char>(s[word]);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(s[word])) {
      ++word;
    } else if (c >= 0xC3 && c <= 0xE1) {
      word += c == 0xE1 ? 3 : 2;
    } else {
      break;
    }
  }
  return s.substr(0, word);
}

/// Of the word's length and its first eight bytes.
uint64_t hash_of_word(std::string_view word) {
  uint64_t head = 0;
  if (!word.empty()) std::memcpy(&head, word.data(), std::min(word.size(), sizeof head));
  return (head ^ word.size() << 56) * 0x9E3779B97F4A7C15U >> 32;
}

}  // namespace

const std::vector<Lexicon::Entry>* Lexicon::entries_at(std::string_view fold) const {
  std::string_view word = first_word(fold);
  const uint64_t hash = hash_of_word(word);
  if ((heads_[hash / 64 & (heads_.size() - 1)] >> hash % 64 & 1) == 0) return nullptr;
  auto it = by_first_word_.find(word);
  return it == by_first_word_.end() ? nullptr : &it->second;
}

void Lexicon::build(const Family& family) {
  by_first_word_.clear();
  for (const Rule& rule : family.rules) {
    auto add = [&](std::string_view name) {
      if (name.empty()) return;
      std::string key = text::fold(name);
      std::string word(first_word(key));
      by_first_word_[std::move(word)].push_back({std::move(key), &rule});
    };
    add(rule.get("name"));
    for (const std::string& alias : rule.list("aliases")) add(alias);
  }
  // Sixteen bits a word, so that hardly a word that is none of them passes; small vocabularies fit a cache line.
  size_t size = 1;
  while (size * 64 < by_first_word_.size() * 16) size *= 2;
  heads_.assign(size, 0);
  for (auto& [word, entries] : by_first_word_) {
    const uint64_t hash = hash_of_word(word);
    heads_[hash / 64 & (size - 1)] |= uint64_t{1} << hash % 64;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.key.size() > b.key.size(); });
  }
}

const Rule* Lexicon::exact(std::string_view fold) const {
  const std::vector<Entry>* entries = entries_at(fold);
  if (entries == nullptr) return nullptr;
  for (const Entry& e : *entries) {
    if (e.key == fold) return e.rule;
  }
  return nullptr;
}

const Rule* Lexicon::longest_at(std::string_view fold, size_t at, size_t limit, size_t& end) const {
  std::string_view rest = fold.substr(at, limit - at);
  const std::vector<Entry>* entries = entries_at(rest);
  if (entries == nullptr) return nullptr;
  for (const Entry& e : *entries) {
    if (rest.substr(0, e.key.size()) == e.key && text::ends_word(rest, e.key.size())) {
      end = at + e.key.size();
      return e.rule;
    }
  }
  return nullptr;
}

}  // namespace vanban::grammar
