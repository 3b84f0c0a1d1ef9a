#include "cli/evaluate/places.h"

#include <algorithm>

#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

/// A text is looked for by its first characters: further on a page may break, or recognition may have failed.
constexpr size_t looked_for = 40;
constexpr size_t too_short = 4;  ///< bytes; these stand anywhere

size_t number_of(const std::vector<size_t>& begins, size_t at) {
  return static_cast<size_t>(std::upper_bound(begins.begin(), begins.end(), at) - begins.begin());
}

}  // namespace

Places::Places(std::string_view source) {
  for (size_t begin = 0; begin <= source.size();) {
    size_t end = std::min(source.find('\n', begin), source.size());
    begins_.push_back(begin);
    letters_begin_.push_back(letters_.size());
    letters_ += squeezed(caseless(source.substr(begin, end - begin)));
    begin = end + 1;
  }
}

size_t Places::line_of(int64_t byte) const {
  return number_of(begins_, static_cast<size_t>(std::max<int64_t>(byte, 0)));
}

size_t Places::line_with(std::string_view text) const {
  std::string whole = squeezed(caseless(text));
  std::string_view begin = first_characters(whole, looked_for);
  if (begin.size() < too_short) return 0;
  size_t found = letters_.find(begin);
  return found == std::string::npos ? 0 : number_of(letters_begin_, found);
}

}  // namespace vanban::cli::evaluate
