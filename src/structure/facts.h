// What can be seen of a line without knowing what it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "structure/labels.h"
#include "structure/layout.h"

namespace vanban::structure {

/// Facts of a line that rules ask for (when = […], unless = […]).
enum Fact : uint32_t {
  fact_caps = 1U << 0,  ///< letters, all of them capitals
  fact_starts_lower = 1U << 1,
  fact_starts_upper = 1U << 2,
  fact_short = 1U << 3,     ///< at most 45 characters
  fact_medium = 1U << 4,    ///< at most 110
  fact_long = 1U << 5,      ///< more than 160
  fact_labelled = 1U << 6,  ///< begins with a number or letter of a list, or a keyword such as Điều
  fact_bullet = 1U << 7,
  fact_ends_semicolon = 1U << 8,
  fact_ends_colon = 1U << 9,
  fact_ends_stop = 1U << 10,      ///< . ; : ! ?
  fact_ends_document = 1U << 11,  ///< ./.
  fact_gap = 1U << 12,            ///< a blank line before
  fact_name_like = 1U << 13,      ///< two to six words, each with a capital first letter and small letters
  fact_cell = 1U << 14,           ///< stands in a column
  fact_right = 1U << 15,          ///< in the right column, or far indented
  fact_first = 1U << 16,          ///< among the first lines of the text
  fact_ends_comma = 1U << 17,
  fact_brackets = 1U << 18,  ///< stands in ( )
  fact_table = 1U << 19,
  fact_continued = 1U << 20,      ///< the line before ends in the middle of a sentence
  fact_before_basis = 1U << 23,   ///< the next line begins the grounds of a decision (Căn cứ …)
  fact_after_basis = 1U << 25,    ///< stands right below the grounds of a decision
  fact_after_stop = 1U << 24,     ///< the line before ends in a full stop
  fact_hanging = 1U << 22,        ///< the line before ends in a word that cannot end a phrase (của, và, về)
  fact_before_state = 1U << 27,   ///< the state's name is the next line
  fact_below_address = 1U << 26,  ///< apart from a Kính gửi that has its addressees
  fact_in_brackets = 1U << 21,    ///< a bracket that a line before opened is not closed yet
};

uint32_t facts_of(std::string_view text, const Line& line, const Label& label, size_t index);

/// Follows Kính gửi and tells where its addressees end.
class AddressBlock {
 public:
  /// `heads`: the words that such a block begins with. They must outlive it.
  explicit AddressBlock(const grammar::Lexicon& heads) : heads_(heads) {}
  /// fact_below_address for the line that stands apart from the addressees, else 0. To be asked line by line.
  uint32_t next(std::string_view fold, uint32_t facts);

 private:
  const grammar::Lexicon& heads_;
  bool inside_ = false;
  bool filled_ = false;  ///< an addressee has been seen
  bool run_in_ = false;  ///< … on the line of Kính gửi itself
  bool listed_ = false;  ///< … behind a dash
  bool open_ = true;     ///< the last line says that more follows
};

/// The round brackets that lines open and do not close.
class OpenBrackets {
 public:
  bool any() const { return open_ > 0; }
  /// To be asked line by line. `apart`: a blank line stands before it, over which no bracket goes.
  void next(std::string_view line, bool apart);

 private:
  int open_ = 0;
};

/// The facts of these names, as grammar files write them (`caps`, `short`).
uint32_t facts_named(const std::vector<std::string>& list);

}  // namespace vanban::structure
