// The text of one document under the view of responsibilities, and the small questions asked of it.
#pragma once

#include "model/document.h"
#include "views/duty_words.h"
#include "views/words.h"

namespace vanban::views {

struct DutyName {
  Slice text;
  DutyKind kind = DutyKind::body;     ///< body, office, group, person
  const DutyPhrase* ender = nullptr;  ///< the phrase the name ends at; nullptr at punctuation or the end
  uint32_t next = 0;                  ///< where that phrase, or what follows the punctuation, begins
  char mark = 0;  ///< what it ends at without an ender: `:` `.` `;` `"` `(`; 0 at the limit; `?` lost in unknown words
  bool bare = false;       ///< nothing but the word it begins with, and no `các`
  int unknown = 0;         ///< small words no list has, behind `known_end`
  uint32_t brief_at = 0;   ///< the first verb of one syllable in it, behind words that surely belong to it; 0: none
  uint32_t loose_at = 0;   ///< the same for a verb that stands in names: `Thanh tra Sở giám sát …`
  uint32_t known_end = 0;  ///< the end of the last word that surely belongs to it
};

struct DutyText {
  std::string_view text;
  std::string_view fold;
  const DutyWords& words;
  /// The last name read, and where it begins.
  struct Last {
    uint32_t at = 0;
    DutyName name;
  };
  mutable Last last{};

  const DutyPhrase* at(uint32_t position, uint32_t limit, uint32_t kinds, uint32_t& end) const {
    return words.longest_at(fold, position, limit, kinds, end);
  }

  const DutyPhrase* at(uint32_t position, uint32_t limit, uint32_t kinds) const {
    uint32_t end = 0;
    return words.longest_at(fold, position, limit, kinds, end);
  }

  /// True if the character at `position` is a capital: it differs from its folded shadow.
  bool capital(uint32_t position) const {
    auto lead = static_cast<unsigned char>(fold[position]);
    size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    return text.substr(position, bytes) != fold.substr(position, bytes);
  }

  /// `limit`, or a character's beginning about `most` bytes behind `position` if that is nearer.
  uint32_t within(uint32_t position, uint32_t limit, uint32_t most) const {
    if (limit - position <= most) return limit;
    uint32_t end = position + most;
    while (end < limit && is_continuation(fold[end])) ++end;
    return end;
  }

  /// The end of the word that begins at `position`.
  uint32_t word_end(uint32_t position, uint32_t limit) const { return views::word_end(fold, position, limit); }

  bool punctuation(uint32_t position, std::string_view mark) const { return fold.substr(position).starts_with(mark); }

  /// `s` without blanks, commas and closing marks at its end.
  Slice trimmed(Slice s) const {
    while (s.begin < s.end && fold[s.begin] == ' ') ++s.begin;
    while (s.end > s.begin && std::string_view(" .,;:/").find(fold[s.end - 1]) != std::string_view::npos) --s.end;
    return s;
  }
};

/// A bracket or quotation that opens at `at`: where it ends (behind its closing mark), or `at` if none opens there.
uint32_t skip_enclosed(std::string_view s, uint32_t at, uint32_t limit);

}  // namespace vanban::views
