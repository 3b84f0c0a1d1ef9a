// How the long form of an abbreviation is found; abbreviations.cc finds the short ones.
#pragma once

#include <string_view>
#include <vector>

#include "views/context.h"

namespace vanban::views {

/// What this view asks the grammar for, looked up once a grammar.
struct AbbreviationGrammar {
  explicit AbbreviationGrammar(const grammar::Grammar& g);

  const grammar::Family& named;
  const grammar::Lexicon &small, &places, &breaks, &alternatives, &stops, &foreign, &bodies;
};

/// The letters of an acronym that each stand for a word: "KT", "Đ", "CTr" -> C Tr.
struct Letters {
  explicit Letters(std::string_view acronym);
  std::vector<std::string> units;  ///< folded, marks dropped but for đ
  bool foreign = true;             ///< no letter that only Vietnamese has
};

/// True if `s` can be an acronym: two capitals or more, few small letters, no blanks.
bool is_acronym(std::string_view s);

/// The words before `end`, not before `floor`, whose initials are the acronym; they may stop a little before `end`
/// (`… phụ nữ tỉnh`). Empty if they do not fit.
Slice long_form_by_initials(const Context& context, const AbbreviationGrammar& words, const Letters& letters,
                            uint32_t floor, uint32_t end);

/// The words before `end` where the last initials fit and the first do not: a list shortened by hand.
Slice long_form_nearly(const Context& context, const AbbreviationGrammar& words, const Letters& letters, uint32_t floor,
                       uint32_t end);

/// The noun phrase before `end`: back to a comma or a word that cannot be part of it.
Slice phrase_before(const Context& context, const AbbreviationGrammar& words, uint32_t floor, uint32_t end);

/// What a term like `cơ sở` stands for: the words before `end`, from where the term's first word occurs, if it does.
Slice long_form_of_term(const Context& context, const AbbreviationGrammar& words, Slice term, uint32_t floor,
                        uint32_t end);

/// True if the words of [begin, end) have the acronym's letters as initials, all of them.
bool spells(const Context& context, const AbbreviationGrammar& words, const Letters& letters, Slice phrase);

/// Where the clause begins that `end` stands in: no long form reaches over its marks.
uint32_t clause_before(std::string_view fold, uint32_t floor, uint32_t end);

}  // namespace vanban::views
