// The names of bodies and office-holders: noun phrases (danh ngữ) such as
// `các phòng, ban ngành, đoàn thể cấp Thị xã có liên quan, UBND xã, phường`.
#pragma once

#include "views/duty_text.h"

namespace vanban::views {

struct DutyName {
  Slice text;
  DutyKind kind = DutyKind::body;   ///< body, office, group, person
  const DutyPhrase* ender = nullptr;  ///< the phrase the name ends at; nullptr at punctuation or the end
  uint32_t next = 0;                ///< where that phrase, or what follows the punctuation, begins
  char mark = 0;                    ///< what it ends at without an ender: `:` `.` `;` `"` `(`; 0 at the limit; `?` lost in unknown words
  bool bare = false;                ///< nothing but the word it begins with, and no `các`
  int unknown = 0;                  ///< small words no list has, behind `known_end`
  uint32_t known_end = 0;           ///< the end of the last word that surely belongs to it
};

/// Reads the name that begins at `at` (behind blanks). False if none does.
bool read_name(const DutyText& t, uint32_t at, uint32_t limit, DutyName& out);

/// The bodies a compound name is made of: `các phòng, ban, UBND xã, phường` -> two.
void split_names(const DutyText& t, Slice name, std::vector<Slice>& out);

}  // namespace vanban::views
