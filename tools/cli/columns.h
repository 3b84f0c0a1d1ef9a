// Texts in columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanban::cli {

/// How many columns a UTF-8 text takes: none for a combining mark, two for a letter of East Asia.
size_t columns(std::string_view text);

/// The first `width` columns of a text, with … where there is more.
std::string shortened(std::string_view text, size_t width);
/// The last `width` columns, with … where there is more: of a path the file.
std::string shortened_front(std::string_view text, size_t width);
/// `width` columns around the bytes [begin, end), as much as possible of them.
std::string shortened_around(std::string_view text, size_t begin, size_t end, size_t width);

/// A text filled up with blanks.
std::string padded(std::string_view text, size_t width);

}  // namespace vanban::cli
