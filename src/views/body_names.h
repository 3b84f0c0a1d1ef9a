// Full names of bodies and places, as the vocabularies have them, at the time of a document.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/grammar.h"

namespace vanban::views {

/// Made once a grammar from bodies.toml, provinces.toml and place_heads.toml. A `day` is an ISO date, or the year or
/// month that is known of it, or "" where none is: what was not always so called is then not certain.
class BodyNames {
 public:
  explicit BodyNames(const grammar::Grammar& grammar);

  /// The body that this folded text names at that time; nullptr if none does, or more than one.
  const grammar::Rule* body(std::string_view fold, std::string_view day) const { return only(bodies_, fold, day); }
  /// The province or centrally-run city of that name at that time.
  const grammar::Rule* province(std::string_view fold, std::string_view day) const {
    return only(provinces_, fold, day);
  }
  /// A province had or has this name at some time.
  bool any_province(std::string_view fold) const { return provinces_.contains(std::string(fold)); }
  /// The word for a level (tỉnh, xã) that the text begins with, set `end` behind it; nullptr if none.
  const grammar::Rule* level_at(std::string_view fold, size_t& end) const;

  /// True if the entry (`valid_from`, `valid_to`) holds on that day.
  static bool valid(const grammar::Rule& rule, std::string_view day);

 private:
  using Index = std::unordered_map<std::string, std::vector<const grammar::Rule*>>;
  static const grammar::Rule* only(const Index& index, std::string_view fold, std::string_view day);

  Index bodies_, provinces_;
  const grammar::Lexicon& levels_;
};

/// The letters and digits of an abbreviation, folded: `LĐTB&XH` and `LĐTBXH` are one.
std::string abbreviation_key(std::string_view fold);

}  // namespace vanban::views
