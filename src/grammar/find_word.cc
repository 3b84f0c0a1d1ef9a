#include "grammar/find_word.h"

#include "text/word_bytes.h"

namespace vanban::grammar {

namespace {

Slice find(const Lexicon& words, std::string_view fold, uint32_t begin, uint32_t limit, bool last) {
  Slice found{limit, limit};
  for (uint32_t at = begin; at < limit;) {
    if (!text::word_byte(fold[at])) {
      ++at;
      continue;
    }
    size_t end = 0;
    if (words.longest_at(fold, at, limit, end) != nullptr) {
      found = {at, static_cast<uint32_t>(end)};
      if (!last) return found;
    }
    while (at < limit && text::word_byte(fold[at])) ++at;
  }
  return found;
}

}  // namespace

Slice first_of(const Lexicon& words, std::string_view fold, uint32_t begin, uint32_t limit) {
  return find(words, fold, begin, limit, false);
}

Slice last_of(const Lexicon& words, std::string_view fold, uint32_t begin, uint32_t limit) {
  return find(words, fold, begin, limit, true);
}

}  // namespace vanban::grammar
