// Where a name ends that is followed by one of a few words: `gửi Sở Nội vụ | trước ngày 15/6`. What a lazy pattern
// would say, without trying at each letter whether the words begin there.
#pragma once

#include <cstddef>
#include <string_view>

#include "grammar/rule.h"

namespace vanban::grammar {

/// The first place in [begin, limit) where an entry of `words` follows a blank and begins with a small letter, so that
/// it is no part of the name (`Sở Xây dựng | xây dựng …`), outside of brackets; `limit` if there is none. `fold` is the
/// shadow of `text`; the blank is not part of the name.
size_t name_end(const Lexicon& words, std::string_view text, std::string_view fold, size_t begin, size_t limit);

}  // namespace vanban::grammar
