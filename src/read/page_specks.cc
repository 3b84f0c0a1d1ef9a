#include "read/page_specks.h"

#include <algorithm>

namespace vanban::read {

namespace {

/// True for a word with a letter or a digit: ASCII ones, and the letters behind Latin-1's signs.
bool has_letter(std::string_view word) {
  for (size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
    if (c >= 0xC4 && c <= 0xC6) return true;            // Latin Extended
    if (c == 0xC3 && i + 1 < word.size()) return true;  // À … ÿ
    if (c == 0xE1 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) >= 0xB8) return true;  // Ạ … ỹ
  }
  return false;
}

size_t letters_of(std::string_view word) {
  size_t letters = 0;  // characters that are not ASCII signs
  for (char c : word) {
    const auto u = static_cast<unsigned char>(c);
    letters += (u >= 0xC0 || (u < 0x80 && has_letter({&c, 1}) && (c < '0' || c > '9'))) ? 1 : 0;
  }
  return letters;
}

/// The end of a document's number, which is printed though the number is written by hand: /TTr-PGD.
bool holds_notation(std::string_view word) {
  const size_t stroke = word.find('/');
  if (stroke == std::string_view::npos || word.size() < stroke + 6) return false;
  const std::string_view notation = word.substr(stroke + 1);
  const size_t dash = notation.find('-');
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return dash != std::string_view::npos && dash > 0 && dash + 2 < notation.size() && letters_of(notation) > 3 &&
         std::count_if(notation.begin(), notation.end(), capital) > 2;
}

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "+" || word == "•" || word == "*" || word == "&" ||
         word == "/";
}

bool doubtful(const PageWord& word) { return word.confidence < 0.6F && word.text.size() < 5; }

/// True if nothing else of its line is near.
bool alone(const std::vector<PageWord>& words, size_t begin, size_t end, size_t at) {
  const Box& box = words[at].box;
  const float near = 1.5F * std::max(6.0F, box.y1 - box.y0);
  for (size_t i = begin; i < end; ++i) {
    if (i == at || !has_letter(words[i].text)) continue;
    if (words[i].box.x0 < box.x1 + near && words[i].box.x1 > box.x0 - near) return false;
  }
  return true;
}

}  // namespace

void drop_specks(PageWords& page) {
  std::vector<PageWord>& words = page.words;
  std::vector<PageWord> kept;
  kept.reserve(words.size());
  for (size_t begin = 0; begin < words.size();) {
    size_t end = begin + 1;
    while (end < words.size() && words[end].line == words[begin].line) ++end;
    // Bullets and dashes have text behind them.
    size_t last = end;
    while (last > begin && !has_letter(words[last - 1].text)) --last;
    for (size_t i = begin; i < last; ++i) {
      const float width = words[i].box.x1 - words[i].box.x0;
      const bool writing = has_letter(words[i].text) || (is_dash(words[i].text) && width > 1.5F);
      if (writing && ((i == begin && is_dash(words[i].text)) || !doubtful(words[i]) || !alone(words, begin, last, i))) {
        kept.push_back(words[i]);
      }
    }
    begin = end;
  }
  words = std::move(kept);
}

std::vector<PageWord> take_handwriting(PageWords& page) {
  std::vector<PageWord>& words = page.words;
  std::vector<PageWord> taken;
  std::vector<PageWord> kept;
  kept.reserve(words.size());
  for (size_t begin = 0; begin < words.size();) {
    size_t end = begin;
    float sure = 0;
    float length = 0;
    bool word = false;
    for (; end < words.size() && words[end].line == words[begin].line; ++end) {
      const PageWord& w = words[end];
      sure += w.confidence * static_cast<float>(w.text.size());
      length += static_cast<float>(w.text.size());
      word = word || (w.confidence > 0.75F && letters_of(w.text) > 2) || holds_notation(w.text);
    }
    const bool print = word || sure > 0.5F * length;
    std::vector<PageWord>& into = print ? kept : taken;
    into.insert(into.end(), words.begin() + static_cast<std::ptrdiff_t>(begin),
                words.begin() + static_cast<std::ptrdiff_t>(end));
    begin = end;
  }
  words = std::move(kept);
  return taken;
}

}  // namespace vanban::read
