#include "grammar/name_end.h"

#include "text/fold.h"

namespace vanban::grammar {

size_t name_end(const Lexicon& words, std::string_view text, std::string_view fold, size_t begin, size_t limit) {
  size_t brackets = 0;
  for (size_t i = begin; i < limit; ++i) {
    if (fold[i] == '(') ++brackets;
    if (fold[i] == ')' && brackets > 0) --brackets;
    if (fold[i] != ' ' || brackets > 0 || i == begin || i + 1 == limit) continue;
    unsigned bytes = 0;
    if (words.stands_at(fold, i + 1, limit) && !text::is_upper(text::code_point(text, i + 1, bytes))) return i;
  }
  return limit;
}

}  // namespace vanban::grammar
