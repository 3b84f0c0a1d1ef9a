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

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

uint32_t hash_of(uint32_t head) { return (head * 2654435761U) >> 16; }

uint32_t head_of(const char* p) {
  return static_cast<unsigned char>(p[0]) | (static_cast<uint32_t>(static_cast<unsigned char>(p[1])) << 8);
}

}  // namespace

uint16_t TriggerIndex::add(const std::string& word) {
  auto [it, fresh] = numbers_.emplace(word, static_cast<uint16_t>(words_.size()));
  if (!fresh) return it->second;
  words_.push_back(word);
  if (word == "#") {
    digits_ = it->second;
    return it->second;
  }
  std::string head = word.size() >= 2 ? word : word + ' ';
  uint16_t& slot = bucket_of_[head_of(head.data())];
  if (slot == 0) {
    slot = static_cast<uint16_t>(buckets_.size());
    buckets_.emplace_back();
  }
  Entry entry{0, 0, it->second};
  size_t n = std::min<size_t>(word.size(), 4);
  std::memcpy(&entry.head, word.data(), n);
  std::memset(&entry.mask, 0xFF, n);
  // A word of less than four bytes may be followed by anything: all words of its bucket are looked at then.
  if (n == 4) {
    known_[hash_of(entry.head)] = 1;
  } else {
    short_bucket_.resize(std::max<size_t>(short_bucket_.size(), slot + 1U), uint8_t{0});
    short_bucket_[slot] = 1;
  }
  auto& bucket = buckets_[slot];
  bucket.push_back(entry);
  std::stable_sort(bucket.begin(), bucket.end(),
                   [&](const Entry& a, const Entry& b) { return words_[a.word].size() > words_[b.word].size(); });
  return it->second;
}

void TriggerIndex::find(std::string_view fold, uint32_t begin, uint32_t end, std::vector<Hit>& out) const {
  // A word starts after anything that is neither a letter nor a digit. Multi-byte punctuation begins
  // with C2 or E2, multi-byte letters with C3..C6, CC, CD or E1.
  enum Kind : uint8_t { other, digits, letter };
  static constexpr auto kinds = [] {
    std::array<uint8_t, 256> k{};
    for (unsigned c = 0; c < 256; ++c) {
      bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c != 0xE2);
      // Tail bytes stay with what they follow: in words, the letter.
      k[c] = c >= '0' && c <= '9' ? digits : is_letter || (c >= 0x80 && c < 0xC0) ? letter : other;
    }
    return k;
  }();
  const char* text = fold.data();
  auto kind = [&](uint32_t i) { return kinds[static_cast<unsigned char>(text[i])]; };
  uint8_t before = other;
  for (uint32_t i = begin; i < end;) {
    uint8_t here = kind(i);
    if (here == other) {
      auto c = static_cast<unsigned char>(text[i]);
      i += c < 0x80 ? 1 : c < 0xE0 ? 2 : 3;
      before = other;
      continue;
    }
    if (here == digits) {
      if (digits_ >= 0) out.push_back({i, static_cast<uint16_t>(digits_)});
      while (i < end && kind(i) == digits) ++i;
      before = digits;
      continue;
    }
    if (before == other && i + 1 < end) {
      uint16_t slot = bucket_of_[head_of(text + i)];
      if (slot != 0) {
        uint32_t head = 0;
        if (i + 4 <= fold.size()) {
          std::memcpy(&head, text + i, 4);
        } else {
          std::memcpy(&head, text + i, fold.size() - i);
        }
        bool look = known_[hash_of(head)] != 0 || (slot < short_bucket_.size() && short_bucket_[slot] != 0);
        if (look)
          for (const Entry& entry : buckets_[slot]) {
            if ((head & entry.mask) != entry.head) continue;
            const std::string& word = words_[entry.word];
            if (i + word.size() <= end && std::memcmp(text + i, word.data(), word.size()) == 0 &&
                text::ends_word(fold.substr(0, end), i + word.size())) {
              out.push_back({i, entry.word});
            }
          }
      }
    }
    while (i < end && kind(i) == letter) ++i;
    before = letter;
  }
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
  if (hit.trigger >= by_trigger_.size()) return nullptr;
  for (uint16_t r : by_trigger_[hit.trigger]) {
    if (r < from) continue;
    const Rule& rule = rules[r];
    if (rule.pattern.match_at(rule.pattern.cased() ? text : fold, hit.at, end, out)) return &rule;
  }
  return nullptr;
}

const Rule* Family::named(std::string_view name) const {
  for (const Rule& r : rules) {
    std::string_view own = std::string_view(r.name).substr(r.name.find('.') + 1);
    if (own == name) return &r;
  }
  return nullptr;
}

namespace {

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

/// Two bytes that tell most words apart: the first two of a word, or the only one.
uint32_t head_of_word(std::string_view word) {
  const char head[2] = {word.empty() ? ' ' : word[0], word.size() > 1 ? word[1] : ' '};
  return head_of(head);
}

}  // namespace

const std::vector<Lexicon::Entry>* Lexicon::entries_at(std::string_view fold) const {
  std::string_view word = first_word(fold);
  if (!heads_[head_of_word(word)]) return nullptr;
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
      heads_[head_of_word(word)] = true;
      by_first_word_[std::move(word)].push_back({std::move(key), &rule});
    };
    add(rule.get("name"));
    for (const std::string& alias : rule.list("aliases")) add(alias);
  }
  for (auto& [word, entries] : by_first_word_) {
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
