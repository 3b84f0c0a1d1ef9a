// Words in a folded text, as whole words.
#pragma once

#include <string>
#include <vector>

namespace vanban::batch {

/// Where `words` stand in `text`, both folded; npos: nowhere.
size_t find_words(const std::string& text, const std::string& words);

/// Do the words of one of these spellings (see body_names.h) stand together in a text, which is as people write it?
bool names(const std::string& text, const std::vector<std::string>& spellings);

}  // namespace vanban::batch
