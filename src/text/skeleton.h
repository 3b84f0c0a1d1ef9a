// What text recognition seldom gets wrong of a line: its base letters, without marks, blanks and signs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::text {

/// The base letters of a text in lower case. Letters and signs that recognition takes for each other are one class
/// (l, 1, I and | are i; 0 is o; rn is m). Each letter knows where it stood.
struct Skeleton {
  struct Letter {
    uint32_t begin, end;  ///< bytes of the text
    bool starts_word;     ///< a blank or a sign, or nothing, stands before it
  };
  std::string letters;
  std::vector<Letter> at;  ///< one a letter
  uint32_t mask = 0;       ///< bit n: the n-th letter of the alphabet occurs
};

Skeleton bones(std::string_view nfc);

/// A stretch of letters that a word list's entry may stand for.
struct Near {
  uint32_t distance = UINT32_MAX;  ///< letters to change, to add or to leave out
  uint32_t end = 0;                ///< letters of the text it takes
};

/// How far the begin of `letters` is from `word`: the best end is chosen. Distance UINT32_MAX if more than `limit`.
Near near_start(std::string_view letters, std::string_view word, uint32_t limit);
/// The same for all of `letters`.
Near near_whole(std::string_view letters, std::string_view word, uint32_t limit);

/// The letters that may be wrong in a word of this length: one in five.
inline uint32_t tolerance(size_t letters) { return static_cast<uint32_t>(letters / 5); }

}  // namespace vanban::text
