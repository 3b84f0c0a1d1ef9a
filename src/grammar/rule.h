// A rule of the grammar as its file states it, and the families rules come in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/pattern.h"
#include "grammar/table.h"
#include "grammar/trigger_index.h"
#include "model/slice.h"

namespace vanban::grammar {

/// One [[family]] table of a grammar file.
struct Rule {
  RuleId id = 0;
  std::string name;  ///< "dates.full": family and the rule's own name
  std::string file;
  unsigned line = 0;

  Pattern pattern;                    ///< may be empty: vocabulary entries have none
  std::vector<std::string> triggers;  ///< folded words a match begins with; "#" stands for a run of digits
  double weight = 0;
  std::vector<std::pair<std::string, std::string>> words;               // other keys with one string
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;  // other keys with several

  std::vector<std::string> match;   ///< examples it must win
  std::vector<std::string> reject;  ///< examples it must not take

  /// A key of the rule's table; "" where it is absent. Booleans read "true".
  std::string_view get(std::string_view key) const;
  bool is(std::string_view key) const { return get(key) == "true"; }
  const std::vector<std::string>& list(std::string_view key) const;
};

/// A captured group of a rule's match, by name; empty where the group took no part.
inline Slice group(const Rule& rule, const Captures& captures, std::string_view name) {
  int n = rule.pattern.group(name);
  return n < 0 ? Slice{} : captures.group[static_cast<size_t>(n)];
}

/// The rules of one family, in grammar order, and which of them wait for which trigger.
class Family {
 public:
  std::vector<Rule> rules;

  void index(TriggerIndex& triggers);

  /// The first rule, in grammar order, that matches at the hit without looking beyond `end`; nullptr if none.
  /// `text` and `fold` are the same length.
  const Rule* match(const Hit& hit, std::string_view text, std::string_view fold, size_t end, Captures& out) const;
  /// The same, from rule number `from` on: for asking on after a rule that the caller turned down.
  const Rule* match_from(size_t from, const Hit& hit, std::string_view text, std::string_view fold, size_t end,
                         Captures& out) const;
  /// The same, asking only the rules that `wanted`: what a caller would turn down anyway is not matched first.
  template <typename Wanted>
  const Rule* match_if(size_t from, const Hit& hit, std::string_view text, std::string_view fold, size_t end,
                       Captures& out, Wanted wanted) const {
    if (!waits_for(hit.trigger)) return nullptr;
    for (size_t i = first_[hit.trigger]; i < first_[hit.trigger + 1U]; ++i) {
      const uint16_t r = waiting_[i];
      const Rule& rule = rules[r];
      if (r < from || !wanted(rule)) continue;
      if (rule.pattern.match_at(rule.pattern.side(text, fold), hit.at, end, out)) return &rule;
    }
    return nullptr;
  }
  bool waits_for(uint16_t trigger) const {
    return trigger + size_t{1} < first_.size() && first_[trigger] != first_[trigger + 1U];
  }

  const Rule* named(std::string_view name) const;

  /// What index() made, for ByteWriter and ByteReader.
  template <typename Archive, typename AnyFamily>
  static void tables(Archive& archive, AnyFamily& family) {
    archive(family.first_);
    archive(family.waiting_);
  }

 private:
  Table<uint16_t> first_;    // of a trigger: its part of waiting_ is [first_[t], first_[t + 1])
  Table<uint16_t> waiting_;  // numbers of rules
};

/// A closed vocabulary: the entries of a family by every folded `name` and `aliases` they have. It is asked at most
/// words of a text and seldom says yes: a bit for the first word, then a table without pointers.
class Lexicon {
 public:
  /// The family must outlive it and stay where it is.
  void build(const Family& family);
  /// Of a family whose lexicon was built before, what tables() keeps of it.
  template <typename Archive>
  void restore(const Family& family, Archive& archive) {
    family_ = &family;
    tables(archive, *this);
  }
  template <typename Archive, typename AnyLexicon>
  static void tables(Archive& archive, AnyLexicon& lexicon) {
    archive(lexicon.known_);
    archive(lexicon.words_);
    archive(lexicon.entries_);
    archive(lexicon.keys_);
  }
  /// The entry whose name is exactly this folded text.
  const Rule* exact(std::string_view fold) const;
  /// The longest entry that stands at `at` and ends at a word's end; `end` is set behind it.
  const Rule* longest_at(std::string_view fold, size_t at, size_t limit, size_t& end) const;
  /// Whether any does.
  bool stands_at(std::string_view fold, size_t at, size_t limit) const {
    size_t end = 0;
    return longest_at(fold, at, limit, end) != nullptr;
  }

 private:
  struct Entry {
    uint32_t rule;  ///< of the family
    uint32_t key;   ///< where its letters stand in keys_
    uint16_t size;  ///< names of over 64 KB are cut
    uint16_t last;  ///< its last byte: a no without a look at its letters
  };
  /// A first word, and the entries that begin with it.
  struct Word {
    uint64_t head = 0;  ///< its first eight bytes
    uint32_t size = 0;  ///< its bytes; 0 with no entries: a free slot
    uint32_t first = 0, count = 0;
    uint32_t unused = 0;  ///< no holes: see ByteWriter
  };
  std::string_view key_of(const Entry& e) const { return letters(keys_).substr(e.key, e.size); }
  const Word* word_at(std::string_view fold) const;
  /// The slot of a word with that hash and head, or the free one it would take.
  static size_t slot_of(std::string_view word, uint64_t head, uint64_t hash, std::span<const Word> words,
                        std::span<const Entry> entries, std::string_view keys);
  /// False if certainly no entry begins with a word of that hash.
  bool may_hold(uint64_t hash) const {
    return !known_.empty() && (known_[known_at(hash, known_.size())] & known_bit(hash)) != 0;
  }
  static size_t known_at(uint64_t hash, size_t size) { return (hash >> 38) & (size - 1); }
  static uint64_t known_bit(uint64_t hash) { return uint64_t{1} << (hash >> 58); }
  static constexpr size_t bits_a_slot = 8;

  const Family* family_ = nullptr;
  Table<uint64_t> known_;  ///< a bit for the hash of each first word: most questions end here
  Table<Word> words_;      ///< open addressing
  Table<Entry> entries_;   ///< those of a word together, the longest first
  Table<char> keys_;
};

}  // namespace vanban::grammar
