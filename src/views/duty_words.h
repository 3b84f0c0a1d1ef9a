// The words from which the view of responsibilities reads who has to do what.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/grammar.h"
#include "model/slice.h"

namespace vanban::views {

/// What a word or phrase says; see grammars/duties.toml.
enum class DutyKind : uint8_t {
  // clang-format off
  body, office, group, person, not_body,                                 // words names begin with
  quantifier, lead, toward, about, modal, closing_duty, charged, verb,   // words around names
  adverb, intro, opener, stop, fate, part, noun, then, joiner, mate, label, closing,
  orders, topic,                                                         // closes a lead-in, opens a heading
  organise, agenda, facts, ask, neutral                                  // headings
  // clang-format on
};

constexpr uint32_t bit(DutyKind kind) { return 1U << static_cast<unsigned>(kind); }

constexpr uint32_t name_heads =
    bit(DutyKind::body) | bit(DutyKind::office) | bit(DutyKind::group) | bit(DutyKind::person);
constexpr uint32_t zone_words = bit(DutyKind::organise) | bit(DutyKind::agenda) | bit(DutyKind::facts) |
                                bit(DutyKind::ask) | bit(DutyKind::neutral);

struct DutyPhrase {
  std::string key;  ///< folded
  DutyKind kind = DutyKind::not_body;
  size_t first_word = 0;  ///< of the body's own name: of Nhà trường, alias of Trường học, it is `trường`
  size_t identity = 0;    ///< the same for all spellings of a body's word: UBND, Ủy ban nhân dân
  const char* role = nullptr;  ///< lead, coordinate, requested; nullptr: none of its own
  bool plural = false;         ///< it begins with `các`
  bool inner = false, fuller = false, titled = false, weak = false, near = false, relative = false, open = false,
       keep = false, closed = false, defines = false, loose = false, reached = false, object = false, acts = false,
       urges = false, ordered = false, right = false, whose = false, brief = false, before_verb = false, ahead = false;
};

struct DutyForm {
  RuleId rule = 0;
  float confidence = 0.9F;
};

/// Every phrase, as a tree of words. Made once a grammar; asked at each word of a subject, so it allocates nothing.
class DutyWords {
 public:
  explicit DutyWords(const grammar::Grammar& grammar);

  /// The longest phrase of one of the `kinds` that stands at `at` and ends at a word's end; `end` is set behind it.
  const DutyPhrase* longest_at(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds, uint32_t& end) const;

  /// The heading phrase whose letters, all marks left off, are these; nullptr if none is.
  const DutyPhrase* bare_zone(const std::string& skeleton) const;

  DutyForm heading, named, toward, asked, obliged, leading, told;

 private:
  /// One more word behind those that lead to `from`.
  struct Step {
    uint32_t tag = 0;               ///< of the hash of `from` and the word with the marks before it
    uint32_t to = 0;                ///< 0: free
    uint32_t kinds_below = 0;       ///< of all phrases that go on from here, and of those that end here
    uint16_t first = 0, count = 0;  ///< phrases_ that end here, in order of precedence
  };
  static uint32_t tag_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }
  void mark_plurals();
  void index();
  const Step* find(uint64_t hash) const;

  std::vector<DutyPhrase> phrases_;
  std::vector<Step> steps_;                                             // open addressing
  std::unordered_map<std::string, uint32_t> bare_zones_;                // into phrases_
  std::vector<uint32_t> first_words_ = std::vector<uint32_t>(4096, 0);  // by hash: the kinds of what begins so
};

}  // namespace vanban::views
