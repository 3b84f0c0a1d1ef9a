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
  const grammar::Lexicon &types, &places, &cues, &ends, &others, &phone_others, &phone_units, &numbers;
  const grammar::Rule* next_phone;
  /// What the rules of the addresses say of themselves.
  struct Form {
    bool labelled, numbered;  ///< behind a label; a house number stands behind the first word
    bool headed;              ///< only where it begins with a house number
  };
  const Form& form_of(const grammar::Rule& address) const {
    return forms_[static_cast<size_t>(&address - addresses.rules.data())];
  }

 private:
  std::vector<Form> forms_;
};

/// Behind the name of an office the address begins at a mark and a house number: `…: 12 đường Hoa Sen`, `…, số 12
/// đường Hoa Sen`. Empty if none does.
Slice behind_office(std::string_view fold, const ContactGrammar& words, Slice s);

/// The postal address a match of the address rules holds; empty if it is none.
Slice address_in(const Context& context, const ContactGrammar& words, const Unit& unit, const grammar::Rule& rule,
                 const grammar::Captures& captures);

}  // namespace vanban::views
