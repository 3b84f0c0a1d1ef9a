#include "structure/hanging.h"

namespace vanban::structure {

bool hangs(std::string_view fold, const grammar::Lexicon& hanging, const grammar::Lexicon& closed) {
  constexpr int longest_phrase = 3;  // words
  size_t begin = fold.size();
  for (int words = 1; words <= longest_phrase && begin > 0; ++words) {
    const size_t space = fold.rfind(' ', begin - 1);
    begin = space == std::string_view::npos ? 0 : space + 1;
    if (words == 1 ? hanging.exact(fold.substr(begin)) == nullptr : closed.exact(fold.substr(begin)) != nullptr)
      return false;
    begin = begin == 0 ? 0 : begin - 1;
  }
  return true;
}

}  // namespace vanban::structure
