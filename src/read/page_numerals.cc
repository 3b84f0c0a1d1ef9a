#include "read/page_numerals.h"

namespace vanban::read {

namespace {

/// Strokes of a numeral and a stop, an H among them.
bool has_h(std::string_view word) {
  if (word.size() < 2 || word.size() > 6 || (word.back() != '.' && word.back() != ',')) return false;
  word.remove_suffix(1);
  return word.find_first_not_of("IVXH") == std::string_view::npos && word.find('H') != std::string_view::npos;
}

/// Begins with a capital of ASCII, or Đ, or with any letter behind it: À … Ỹ are two or three bytes, and rarely small
/// where a heading begins.
bool opens_heading(std::string_view word) {
  return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || (word[0] & 0x80) != 0);
}

}  // namespace

void mend_numerals(PageWords& page, std::deque<std::string>& texts) {
  std::vector<PageWord>& words = page.words;
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const bool first = i == 0 || words[i - 1].line != words[i].line;
    if (!first || words[i + 1].line != words[i].line) continue;
    if (!has_h(words[i].text) || !opens_heading(words[i + 1].text)) continue;
    std::string numeral;
    for (char c : words[i].text) numeral += c == 'H' ? "II" : std::string(1, c);
    words[i].text = texts.emplace_back(std::move(numeral));
  }
}

}  // namespace vanban::read
