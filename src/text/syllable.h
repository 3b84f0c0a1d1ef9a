// Whether a word can be a Vietnamese syllable, marks and all.
#pragma once

#include <string_view>

namespace vanban::text {

/// True for a word (NFC, any case) of a known onset, rime and a tone that the rime can have: "nghĩa", "QUYẾT".
bool is_syllable(std::string_view word);

}  // namespace vanban::text
