// The pieces of a citation and how each is found; citations.cc puts them together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "views/context.h"

namespace vanban::views {

/// What this view asks the grammar for, looked up once a grammar.
struct CitationGrammar {
  explicit CitationGrammar(const grammar::Grammar& g);

  const grammar::Family &codes, &dates, &provisions, &law_mentions;
  const grammar::Lexicon &types, &type_codes, &bodies, &laws;
  const grammar::Lexicon &numbers, &others, &plurals, &joins, &date_stops, &date_verbs, &acts, &relations, &possessives,
      &breaks, &subjects, &title_ends, &plain_bodies;
  const grammar::Lexicon &provision_joins, &law_compounds;
  const grammar::Rule *amending, *unknown_law, *list_lead;

  /// What the rules of the codes say of themselves.
  struct Form {
    bool standard, typed, needs_type, needs_lead, dated;
  };
  const Form& form_of(const grammar::Rule& code) const {
    return forms_[static_cast<size_t>(&code - codes.rules.data())];
  }

 private:
  std::vector<Form> forms_;
};

/// What stands before a number: `các Quyết định số:`.
struct Lead {
  const grammar::Rule* type = nullptr;  ///< an entry of the types
  uint32_t begin = 0;                   ///< where the mention starts; the number itself if nothing leads to it
  bool said = false;                    ///< the type or the word `số` stands directly before the number
  bool plural = false;                  ///< the type stands for several numbers
  bool typed = false;                   ///< the type stands directly before the number
  bool other = false;                   ///< what has this number is no document (Mẫu số …)
  bool continues = false;               ///< only a comma or `và` parts it from the number before
  Slice name;                           ///< a law's name between the type and the number
};

/// A law's name, met before its number if it has one.
struct LawMention {
  Slice whole;  ///< Luật Bình đẳng giới
  const grammar::Rule* type = nullptr;
  bool numbered = false;  ///< the number follows
};

/// What stands behind a number.
struct Tail {
  std::string date;  ///< ISO 8601
  Slice issuer, title;
  uint32_t mention_end = 0;  ///< behind the date and the issuer
};

/// What stands before the number at `number`, no further back than `floor`.
Lead find_lead(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t floor, uint32_t number);

/// The nearest word before `at` that says what a document is cited for, no further back than `floor`; nullptr if none.
const grammar::Rule* relation_before(const Context& context, const CitationGrammar& words, uint32_t floor, uint32_t at);

/// Date, issuer and title behind a number that ends at `end`; `next_hit` is the first trigger hit to look at.
Tail read_tail(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t end, uint32_t next_hit);

/// The date of a mention that begins at `begin`, where its sentence opens with the day on which somebody did it:
/// `Ngày 3/4/2023, Sở Nội vụ ban hành Công văn số …`. ISO 8601; "" if it does not.
std::string date_of_act(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t begin);

/// The units of the cited document named directly before `at`; `begin` is set to where they start.
std::vector<Target> targets_before(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t hit,
                                   uint32_t floor, uint32_t at, uint32_t& begin);

/// The law named at a hit; an empty slice if none is.
LawMention law_at(const Context& context, const CitationGrammar& words, const Unit& unit, const grammar::Hit& hit);

/// A number in its parts: 15/2016/QĐ-UBND.
struct CodeParts {
  Slice whole, number, notation;
  bool year = false;
};

CodeParts parts_of(std::string_view text, const grammar::Rule& rule, const grammar::Captures& captures);

/// The printed letters of a number: without white space, eth as đ.
void append_code(std::string_view printed, std::string& out);
std::string code_of(std::string_view printed);

/// True if a number with its notation can begin with the digits at `at`; cheap, asked before any pattern.
bool may_be_code(std::string_view text, uint32_t at, uint32_t limit);

/// The same, as far as the first letters of the notation tell more: not `15 Người`, `1/ Kết quả`.
bool may_have_notation(std::string_view text, uint32_t at, uint32_t limit);

/// True if a number without a notation can stand behind the word at `at`, and a date behind it: `số: 15, ngày …`.
bool may_be_dated(std::string_view fold, uint32_t at, uint32_t limit);

}  // namespace vanban::views
