// Postal addresses; contacts.cc finds the other kinds.
#pragma once

#include <string_view>
#include <vector>

#include "views/context.h"

namespace vanban::views {

/// What this view asks the grammar for, looked up once a grammar.
struct ContactGrammar {
  explicit ContactGrammar(const grammar::Grammar& g);

  const grammar::Family &contacts, &more, &addresses;
  const grammar::Lexicon &types, &places, &cues, &ends, &others, &phone_others;
  const grammar::Rule* next_phone;
  std::vector<bool> numbered;  ///< of the addresses: a house number stands behind the first word
};

/// The postal address a match of the address rules holds; empty if it is none.
Slice address_in(const Context& context, const ContactGrammar& words, const Unit& unit, const grammar::Rule& rule,
                 const grammar::Captures& captures);

}  // namespace vanban::views
