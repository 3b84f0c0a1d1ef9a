// The folded shadow of a text: what patterns match, position for position the same length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanban::text {

/// Lower case, old tone placement (hoà -> hòa, quý stays), Ð (eth) as đ. Every letter keeps its
/// number of bytes, so a position in the fold is a position in the text.
void fold_append(std::string_view nfc, std::string& out);
std::string fold(std::string_view nfc);

/// The bare skeleton of a text: lower-case ASCII letters and digits, no marks, single blanks for all
/// else ("CỘNG HOÀ" -> "cong hoa"). For matching closed vocabularies in damaged text only.
std::string skeleton(std::string_view nfc);

/// The lower-case ASCII letter or digit that the character at `at` is without its marks; 0 if it has none.
char base_letter(std::string_view nfc, size_t at);

/// True where a word can begin at `at` (no letter or digit directly before).
bool starts_word(std::string_view text, size_t at);
/// True where a word can end at `at` (no letter or digit directly behind).
bool ends_word(std::string_view text, size_t at);

/// A byte that goes on with a character of several.
inline bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
/// The first place from `at` on that cuts no character; `limit` at the latest.
inline uint32_t whole_character(std::string_view text, uint32_t at, uint32_t limit) {
  while (at < limit && is_continuation(text[at])) ++at;
  return at;
}

/// The code point at `at` and, in `bytes`, its length; U+FFFD and 1 on a malformed byte.
char32_t code_point(std::string_view text, size_t at, unsigned& bytes);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);

}  // namespace vanban::text
