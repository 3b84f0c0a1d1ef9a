// The forms in which texts are compared. All take and give well-formed UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace vanban::cli::evaluate {

/// White space as Unicode has it, and the separators U+001C to U+001F.
bool is_blank(char32_t c);

/// NFC, each run of white space one blank, none at the ends.
std::string folded(std::string_view text);
/// Folded, without difference of case, without punctuation and brackets at the ends: how texts are compared.
std::string plain(std::string_view text);
/// NFC without white space and emphasis marks: how a text is compared with its slice of the source.
std::string squeezed(std::string_view text);
/// Without white space: codes and dates.
std::string without_blanks(std::string_view text);
/// Upper case.
std::string upper(std::string_view text);
/// No difference of case left.
std::string caseless(std::string_view text);
/// A label without its full stop, bracket or colon; all bullets but + are one.
std::string plain_label(std::string_view label);

/// "#" and sixteen hexadecimal digits: what a hashed outline holds in place of a text.
std::string digest(std::string_view text);

/// The first `n` characters (code points), or all there are.
std::string_view first_characters(std::string_view text, size_t n);
/// The code points of a text.
std::u32string characters(std::string_view text);
size_t count(std::string_view text);

bool is_utf8(std::string_view bytes);

}  // namespace vanban::cli::evaluate
