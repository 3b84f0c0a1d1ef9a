// A rule of the grammar as its file states it, and the families rules come in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/pattern.h"
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
    if (hit.trigger >= by_trigger_.size()) return nullptr;
    for (uint16_t r : by_trigger_[hit.trigger]) {
      const Rule& rule = rules[r];
      if (r < from || !wanted(rule)) continue;
      if (rule.pattern.match_at(rule.pattern.side(text, fold), hit.at, end, out)) return &rule;
    }
    return nullptr;
  }
  bool waits_for(uint16_t trigger) const { return trigger < by_trigger_.size() && !by_trigger_[trigger].empty(); }

  const Rule* named(std::string_view name) const;

 private:
  std::vector<std::vector<uint16_t>> by_trigger_;
};

/// A closed vocabulary: the entries of a family by every folded `name` and `aliases` they have. It is asked at most
/// words of a text and seldom says yes: a bit for the first word, then a table without pointers.
class Lexicon {
 public:
  void build(const Family& family);
  /// The entry whose name is exactly this folded text.
  const Rule* exact(std::string_view fold) const;
  /// The longest entry that stands at `at` and ends at a word's end; `end` is set behind it.
  const Rule* longest_at(std::string_view fold, size_t at, size_t limit, size_t& end) const;

 private:
  struct Entry {
    const Rule* rule;
    uint32_t key;   ///< where its letters stand in keys_
    uint16_t size;  ///< names of over 64 KB are cut
    char last;      ///< its last byte: a no without a look at its letters
  };
  /// A first word, and the entries that begin with it.
  struct Word {
    uint64_t head = 0;  ///< its first eight bytes
    uint32_t size = 0;  ///< its bytes; 0 with no entries: a free slot
    uint32_t first = 0, count = 0;
  };
  std::string_view key_of(const Entry& e) const { return std::string_view(keys_).substr(e.key, e.size); }
  const Word* word_at(std::string_view fold) const;
  /// The slot of a word with that hash and head, or the free one it would take.
  size_t slot_of(std::string_view word, uint64_t head, uint64_t hash) const;
  /// False if certainly no entry begins with a word of that hash.
  bool may_hold(uint64_t hash) const { return (known_[(hash >> 38) & (known_.size() - 1)] >> (hash >> 58) & 1) != 0; }
  static constexpr size_t bits_a_slot = 8;

  std::vector<uint64_t> known_ = {0};  ///< a bit for the hash of each first word: most questions end here
  std::vector<Word> words_;            ///< open addressing
  std::vector<Entry> entries_;         ///< those of a word together, the longest first
  std::string keys_;
};

}  // namespace vanban::grammar
