// Looking for the words of a vocabulary anywhere in a stretch of text, where triggers do not wait for them.
#pragma once

#include <cstdint>
#include <string_view>

#include "grammar/rule.h"
#include "model/slice.h"

namespace vanban::grammar {

/// The first entry of `words` in [begin, limit) that is whole words there: of those that begin at one word the longest.
/// An empty slice at `limit` if there is none. `fold` is a folded text; entries that begin with a sign are not found.
Slice first_of(const Lexicon& words, std::string_view fold, uint32_t begin, uint32_t limit);
/// The same, of the last word at which one begins.
Slice last_of(const Lexicon& words, std::string_view fold, uint32_t begin, uint32_t limit);

}  // namespace vanban::grammar
