#include "batch/query/whole_words.h"

#include <algorithm>

#include "batch/search_fold.h"

namespace vanban::batch {

size_t find_words(const std::string& text, const std::string& words) {
  for (size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return at;
  }
  return std::string::npos;
}

bool names(const std::string& text, const std::vector<std::string>& spellings) {
  const std::string folded = search_fold(text);
  return std::any_of(spellings.begin(), spellings.end(),
                     [&](const std::string& words) { return find_words(folded, words) != std::string::npos; });
}

}  // namespace vanban::batch
