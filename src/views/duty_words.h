// The words from which the view of responsibilities reads who has to do what.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/table.h"
#include "model/slice.h"
#include "views/words.h"

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
  uint32_t key = 0;   ///< where its letters stand, folded: DutyWords::key_of
  uint16_t size = 0;  ///< of its key
  DutyKind kind = DutyKind::not_body;
  uint8_t own_role = 0;     ///< see role()
  uint64_t first_word = 0;  ///< of the body's own name: of Nhà trường, alias of Trường học, it is `trường`
  uint64_t identity = 0;    ///< the same for all spellings of a body's word: UBND, Ủy ban nhân dân
  bool plural = false;      ///< it begins with `các`
  bool inner = false, fuller = false, titled = false, weak = false, near = false, relative = false, open = false,
       keep = false, closed = false, defines = false, loose = false, reached = false, object = false, acts = false,
       urges = false, qualifies = false, past = false, ordered = false, right = false, whose = false, brief = false,
       before_verb = false, ahead = false, colon = false;
  std::array<uint8_t, 7> unused{};  ///< no holes: see ByteWriter

  static constexpr std::array<const char*, 4> roles{nullptr, "lead", "coordinate", "requested"};
  /// nullptr: none of its own.
  const char* role() const { return roles[own_role]; }
};

struct DutyForm {
  RuleId rule = 0;
  float confidence = 0.9F;
};

/// Every phrase, as a tree of words. Made once a grammar; asked at each word of a subject, so it allocates nothing.
class DutyWords {
 public:
  explicit DutyWords(const grammar::Grammar& grammar);
  /// What the constructor takes from Grammar::prepared(prepared_name), where that has it.
  std::string prepare() const;
  static constexpr std::string_view prepared_name = "duty_words";

  /// The longest phrase of one of the `kinds` that stands at `at` and ends at a word's end; `end` is set behind it.
  const DutyPhrase* longest_at(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds,
                               uint32_t& end) const {
    return admits(fold, at, limit, kinds) ? search(fold, at, limit, kinds, end) : nullptr;
  }

  /// Whether the words of a name that end at `end` may be followed by a number: `Đội thi công số` 1.
  bool takes_number(std::string_view fold, uint32_t end) const;

  /// Those of the `kinds` that phrases have which stand at `at` and end at a word's end; the others need not be asked
  /// for.
  uint32_t kinds_at(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds) const;

  /// The heading phrase whose letters, all marks left off, are these; nullptr if none is.
  const DutyPhrase* bare_zone(std::string_view skeleton) const;

  DutyForm heading, named, toward, asked, obliged, leading, told, column;

 private:
  /// One more word behind those that lead to a node; the node it leads to is named by its slot. Eight of them fill a
  /// cache line.
  struct Step {
    uint32_t tag = 0;    ///< of the hash of the node and the word with the marks before it
    uint32_t kinds = 0;  ///< into kinds_; 0: free
  };
  struct Kinds {
    uint32_t below = 0;  ///< of the phrases that go on from here
    uint32_t here = 0;   ///< of the phrases that end here
    friend bool operator==(Kinds, Kinds) = default;
  };
  static constexpr uint32_t nowhere = 0xFFFFFFFFU;
  static uint32_t tag_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }
  /// The phrases while they are gathered.
  struct Gathered {
    std::string keys;
    std::vector<DutyPhrase> phrases;
    std::string_view key_of(const DutyPhrase& p) const { return std::string_view(keys).substr(p.key, p.size); }
    void gather(const grammar::Grammar& grammar);
    void mark_plurals();
  };
  struct Tree;
  void index(Gathered all);
  template <typename Archive, typename AnyWords>
  static void tables(Archive& archive, AnyWords& words) {
    archive(words.keys_);
    archive(words.phrases_);
    archive(words.steps_);
    archive(words.kinds_);
    archive(words.first_);
    archive(words.heads_);
    archive(words.bare_keys_);
    archive(words.bare_zones_);
  }
  /// The slot of the step with that hash; `nowhere` if there is none.
  uint32_t find(uint64_t hash) const;
  std::string_view key_of(const DutyPhrase& p) const { return grammar::letters(keys_).substr(p.key, p.size); }
  /// Of the word at `at`, of which no more than sixteen bytes are looked at, one of the heads_. `at` has sixteen bytes
  /// behind it.
  static size_t head_of(std::string_view fold, uint32_t at, uint32_t limit) {
    const char* p = fold.data() + at;
    const uint32_t size = std::min(static_cast<uint32_t>(std::countr_one(word_bytes(p))), limit - at);
    return text::hash_of_word(text::head_of_word(p, size), size) >> (64 - bits_of_head);
  }
  /// False if the first word at `at` is that of no phrase of the `kinds`: most words go no further.
  bool admits(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds) const {
    return at + 16 > fold.size() || at >= limit || (heads_[head_of(fold, at, limit)] & kinds) != 0;
  }
  static constexpr unsigned bits_of_head = 12;
  const DutyPhrase* search(std::string_view fold, uint32_t at, uint32_t limit, uint32_t kinds, uint32_t& end) const;

  /// A heading phrase by its letters without marks.
  struct BareZone {
    uint32_t key, size;  ///< in bare_keys_
    uint32_t phrase;
  };

  const grammar::Lexicon& numbered_;  ///< what takes_number() knows
  grammar::Table<char> keys_;
  grammar::Table<DutyPhrase> phrases_;
  grammar::Table<Step> steps_;      // open addressing
  grammar::Table<Kinds> kinds_;     // the few there are
  grammar::Table<uint32_t> first_;  // of a slot: phrases_ that end there, in order of precedence
  grammar::Table<uint32_t> heads_;  // by hash of the first word: the kinds of what begins so
  grammar::Table<char> bare_keys_;
  grammar::Table<BareZone> bare_zones_;  // in order of their letters
};

}  // namespace vanban::views
