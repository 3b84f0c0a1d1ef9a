// What stands around a date: the words directly before it, the sentence, the label, the schedule it is in.
#pragma once

#include <array>
#include <vector>

#include "views/date_expressions.h"

namespace vanban::views {

/// Kinds of [[deadline_lead]], as bits.
enum LeadKind : unsigned {
  lead_before = 1U << 0,
  lead_by = 1U << 1,
  lead_most = 1U << 2,
  lead_until = 1U << 3,
  lead_since = 1U << 4,
  lead_within = 1U << 5,
  lead_on = 1U << 6,
  lead_effect = 1U << 7,
  lead_ceases = 1U << 8,
  lead_finish = 1U << 9,
  lead_limit = 1U << 10,
  lead_after = 1U << 11,
  lead_none = 1U << 12,
  lead_filler = 1U << 13,
  lead_passed = 1U << 14,
};

/// Roles of [[deadline_words]], as bits.
enum Role : unsigned {
  role_meeting = 1U << 0,
  role_step = 1U << 1,
  role_finish = 1U << 2,
  role_past = 1U << 3,
  role_statistic = 1U << 4,
  role_document = 1U << 5,
  role_condition = 1U << 6,
  role_effect = 1U << 7,
  role_occasion = 1U << 8,
  role_label_skip = 1U << 9,
  role_label_due = 1U << 10,
  role_label_time = 1U << 11,
  role_regular = 1U << 12,
  role_ceases = 1U << 13,
  role_held = 1U << 14,
};

/// What the grammar says about deadlines, made ready once.
class DeadlineGrammar {
 public:
  explicit DeadlineGrammar(const grammar::Grammar& grammar);

  DateGrammar dates;
  const grammar::Lexicon& leads;
  const grammar::Lexicon& words;
  const grammar::Lexicon& regular_words;
  const grammar::Lexicon& places;
  const grammar::Lexicon& own_words;
  const grammar::Lexicon& body_heads;
  const grammar::Family& recipients;
  const grammar::Lexicon& recipient_ends;
  const grammar::Family& years;
  const grammar::Lexicon& year_guards;
  const grammar::Rule *signing, *day_in_words;

  unsigned kind_of(const grammar::Rule& lead) const;
  /// The roles of a word that begins at `at` and ends before `end` in this text.
  unsigned roles_of(const grammar::Rule& word, std::string_view text, size_t at, size_t end) const;

 private:
  struct WordRoles {
    unsigned always = 0, before_name = 0;
    bool capital = false;
  };
  const grammar::Family& lead_family_;
  const grammar::Family& word_family_;
  std::vector<unsigned> lead_kinds_;
  std::vector<WordRoles> word_roles_;
};

/// The words before a date that say what it is for.
struct DateLead {
  uint32_t begin = 0;  ///< of the first word that says something; the date's begin if there is none
  unsigned kinds = 0;

  bool has(unsigned any) const { return (kinds & any) != 0; }
};

constexpr uint32_t nowhere = 0xFFFFFFFFU;

/// A date expression and its surroundings. Cheap to make; everything is looked for when it is asked.
class Scene {
 public:
  /// `floor`: the end of the expression before, which owns what stands before it.
  Scene(const Context& context, const DeadlineGrammar& grammar, const Unit& in, Slice at, uint32_t floor);

  const Unit& unit;
  const Slice expression;
  DateLead lead;
  Slice sentence;
  Slice before;  ///< of the sentence, before the lead
  Slice after;   ///< of the sentence, behind the expression
  Slice label;   ///< before a colon that stands directly before, or "Thời gian:" farther off; may be empty
  bool bracketed = false;
  bool opens_unit = false;      ///< nothing but the lead before it
  bool fills_unit = false;      ///< and nothing but punctuation behind it
  bool capitalized = false;     ///< "Ngày" in the middle of a sentence
  bool opens_sentence = false;  ///< or at most a word such as "Hôm nay," before it

  /// The first word in `range` with one of the roles asked for.
  struct Word {
    uint32_t at = nowhere;
    unsigned roles = 0;  ///< those of the roles asked for that it has; 0 if there is none
  };
  Word find(unsigned roles, Slice range) const;
  bool has(unsigned roles, Slice range) const { return find(roles, range).roles != 0; }
  /// The same from the last comma of `range` on.
  Slice last_piece(Slice range) const;
  /// At most the last `n` bytes of `range`.
  Slice last_bytes(Slice range, uint32_t n) const;
  /// True if a document's number stands directly before the expression.
  bool behind_code() const;
  /// What the [[regular_words]] say of the words that end at `at`: "noun", "verb", "link" or "".
  std::string_view side_before(uint32_t at) const;
  /// True if a place follows the expression: "…, tại nhà văn hóa".
  bool names_place() const;
  /// True if a lead of that kind follows the expression.
  bool is_lead_next(unsigned kind) const;
  std::string_view text() const { return context_.text(); }
  char next_ink() const;  ///< the first character behind the expression that is no blank; 0 at the unit's end

 private:
  /// The longest entry of the lexicon that ends at `at`, at most five words; `begin` is set before it.
  const grammar::Rule* entry_before(const grammar::Lexicon& lexicon, uint32_t at, uint32_t& begin) const;
  bool has_letters(Slice range) const;
  void read_lead();
  void read_sentence(uint32_t floor);

  const Context& context_;
  const DeadlineGrammar& grammar_;
  std::string_view fold_;
};

/// The column and row of a table cell, walked along with the units.
class TableWalk {
 public:
  explicit TableWalk(const Context& context) : context_(context) {}

  /// Moves to the cell of this unit (units come in reading order).
  void move_to(const Unit& unit);
  bool in_first_row() const { return row_ == first_row_; }
  /// The first of several rows.
  bool is_head_row() const { return in_first_row() && rows_ > 1; }
  /// The head of the column the cell is in; empty in the first row.
  Slice heading() const;
  /// The other cells of the row, the nearest sixteen at most.
  void neighbours(std::vector<Slice>& out) const;

 private:
  const Context& context_;
  Place table_;
  uint32_t first_row_ = 0, rows_ = 0, row_ = 0, cell_ = 0;
};

}  // namespace vanban::views
