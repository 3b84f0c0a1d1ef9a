// What is no writing: how much of a line recognition made up from seals, pen strokes and pictures.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "grammar/grammar.h"
#include "model/slice.h"

namespace vanban::structure {

/// The ink of a piece of text by what can be said of its words.
struct Ink {
  uint32_t sound = 0;   ///< characters of words that are Vietnamese syllables, and of numbers and codes
  uint32_t broken = 0;  ///< characters of words and signs that nobody writes
  uint32_t open = 0;    ///< the rest: abbreviations, names of other languages, punctuation
  uint32_t words = 0;   ///< syllables of two letters or more
  uint32_t wrecks = 0;  ///< words with something broken in them
};

/// The signs that recognition makes and people do not.
class Telltales {
 public:
  explicit Telltales(const grammar::Grammar& grammar);
  /// How many stand in the text; counted no further than to `most`.
  size_t count(std::string_view text, size_t most) const;

 private:
  /// Whether the character at `at` is such a sign, or a capital with a mark behind a small letter: triỆt.
  bool stands(std::string_view text, size_t at) const;

  std::bitset<0x2400> signs_;
  std::string leads_;  // the first bytes of those, each once
};

/// Tells writing from noise by the parts a syllable is made of (onset, rime); tone and vowel marks do not count,
/// since recognition loses them.
class NoiseReader {
 public:
  explicit NoiseReader(const grammar::Grammar& grammar);

  Ink measure(std::string_view text) const;
  /// The piece is noise as a whole.
  bool noisy(std::string_view text) const;
  /// The piece without the specks before and behind its writing. Damaged words are no specks.
  Slice sound_part(std::string_view text, Slice piece) const;
  /// Nothing that must stay when a speck stands between it and the writing.
  bool slight(std::string_view token) const;
  /// A few strokes that are no word, number or sign of a list.
  bool speck(std::string_view token) const;
  /// A word of letters that can be Vietnamese, written in one of the usual ways (small, Capital, CAPITALS).
  bool syllable(std::string_view word) const;

 private:
  void word(std::string_view token, Ink& ink) const;
  /// Characters of the token that are neither letters nor digits nor signs people write.
  uint32_t strange(std::string_view token) const;

  std::unordered_set<std::string> syllables_;  // base letters
  std::u32string signs_;                       // that people write
};

}  // namespace vanban::structure
