// The long form of an abbreviation: the words whose initials it is made of, or the phrase before it.
#include <algorithm>
#include <string>

#include "text/fold.h"
#include "views/abbreviation_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

constexpr int longest_place = 4;  // words

/// A letter without its marks, but đ apart from d, and W as ư (TW: Trung ương).
std::string bare(std::string_view letter) {
  if (letter == "đ" || letter == "Đ" || letter == "\xC3\x90") return "đ";
  if (letter == "w" || letter == "W") return "u";
  return text::skeleton(letter);
}

std::string initial(std::string_view fold, uint32_t at) {
  unsigned bytes = 0;
  text::code_point(fold, at, bytes);
  return bare(fold.substr(at, bytes));
}

bool capital_at(std::string_view text, uint32_t at) {
  unsigned bytes = 0;
  return text::is_upper(text::code_point(text, at, bytes));
}

/// True if a word begins with the letters of a unit ("Tr" -> trình).
bool begins_with(std::string_view fold, Word word, const std::string& unit) {
  if (initial(fold, word.begin) != unit.substr(0, unit[0] == '\xC4' ? 2 : 1)) return false;
  if (unit.size() <= 1 || unit == "đ") return true;
  std::string all;
  for (uint32_t i = word.begin; i < word.end && all.size() < unit.size();) {
    unsigned bytes = 0;
    text::code_point(fold, i, bytes);
    all += bare(fold.substr(i, bytes));
    i += bytes;
  }
  return all == unit;
}

/// The number of units, from the last back, that a word in capitals spells out itself (ứng dụng CNTT: ƯDCNTT).
size_t spelt_by(std::string_view text, Word word, const Letters& letters, size_t left) {
  std::string_view w = text.substr(word.begin, word.end - word.begin);
  if (!is_acronym(w)) return 0;
  Letters inner(w);
  if (inner.units.size() > left || inner.units.size() < 2) return 0;
  auto first = letters.units.begin() + static_cast<std::ptrdiff_t>(left - inner.units.size());
  return std::equal(inner.units.begin(), inner.units.end(), first) ? inner.units.size() : 0;
}

/// Matches initials from right to left. Returns how many units found their word; `begin` is the first word's start.
size_t match_back(const Context& context, const AbbreviationGrammar& words, const Letters& letters, uint32_t floor,
                  uint32_t end, uint32_t& begin) {
  std::string_view fold = context.fold();
  size_t left = letters.units.size();
  uint32_t at = end;
  int skipped = 0;
  constexpr int most_skipped = 3;
  begin = end;
  while (left > 0) {
    Word word = word_before(fold, at, floor);
    if (word.empty()) break;
    at = word.begin;
    if (begins_with(fold, word, letters.units[left - 1])) {
      --left;
      begin = word.begin;
      skipped = 0;
    } else if (size_t n = spelt_by(context.text(), word, letters, left)) {
      left -= n;
      begin = word.begin;
    } else if (begin == end || ++skipped > most_skipped ||
               words.small.exact(fold.substr(word.begin, word.end - word.begin)) == nullptr) {
      break;
    }
  }
  return letters.units.size() - left;
}

}  // namespace

AbbreviationGrammar::AbbreviationGrammar(const grammar::Grammar& g)
    : named(g.family("abbreviations")),
      small(g.lexicon("abbreviation_small")),
      places(g.lexicon("abbreviation_places")),
      breaks(g.lexicon("abbreviation_breaks")),
      alternatives(g.lexicon("abbreviation_alternatives")),
      stops(g.lexicon("abbreviation_stops")),
      foreign(g.lexicon("foreign_abbreviations")),
      bodies(g.lexicon("bodies")) {}

Letters::Letters(std::string_view acronym) {
  for (size_t i = 0; i < acronym.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(acronym, i, bytes);
    std::string_view letter = acronym.substr(i, bytes);
    i += bytes;
    if (!text::is_letter(c)) continue;
    if (c > 0x7F) foreign = false;
    if (text::is_upper(c) || units.empty()) {
      units.push_back(bare(letter));
    } else {
      units.back() += bare(letter);
    }
  }
}

bool is_acronym(std::string_view s) {
  size_t capitals = 0;
  size_t others = 0;
  for (size_t i = 0; i < s.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(s, i, bytes);
    i += bytes;
    if (text::is_upper(c)) {
      ++capitals;
    } else if (text::is_letter(c) || (c >= '0' && c <= '9')) {
      if (capitals == 0) return false;
      ++others;
    } else if (c != '&' && c != '-' && c != '.' && c != '/') {
      return false;
    }
  }
  constexpr size_t longest = 16;
  return capitals >= 2 && capitals <= longest && others <= capitals / 2 + 1;
}

uint32_t clause_before(std::string_view fold, uint32_t floor, uint32_t end) {
  constexpr uint32_t furthest = 400;
  uint32_t low = end > floor + furthest ? end - furthest : floor;
  // A name in quotation marks that the term follows belongs to the clause: `Đề án “…” (sau đây gọi là Đề án)`.
  if (fold.substr(floor, end - floor).ends_with("”")) {
    size_t open = fold.rfind("“", end);
    if (open != std::string_view::npos && open > low) end = static_cast<uint32_t>(open);
  }
  for (uint32_t i = end; i > low; --i) {
    char c = fold[i - 1];
    if (c == ';' || c == ':' || c == '(' || c == ')' || c == '"' || c == '|') return i;
    if (c == '.' && i < end && fold[i] == ' ') return i;
    if (c == '\x9C' && i >= low + 3 && fold.substr(i - 3, 3) == "“") return i;
  }
  while (low > floor && is_continuation(fold[low])) ++low;
  return low;
}

Slice long_form_by_initials(const Context& context, const AbbreviationGrammar& words, const Letters& letters,
                            uint32_t floor, uint32_t end) {
  std::string_view fold = context.fold();
  uint32_t begin = 0;
  if (match_back(context, words, letters, floor, end, begin) == letters.units.size()) return {begin, end};
  // The name of the place may follow the name of the body.
  uint32_t stop = end;
  for (int i = 0; i < longest_place; ++i) {
    Word last = word_before(fold, stop, floor);
    if (last.empty()) return {};
    bool place = words.places.exact(fold.substr(last.begin, last.end - last.begin)) != nullptr ||
                 capital_at(context.text(), last.begin);
    if (!place) return {};
    stop = trim_blanks(fold, floor, last.begin);
    if (match_back(context, words, letters, floor, stop, begin) == letters.units.size()) return {begin, stop};
  }
  return {};
}

Slice long_form_nearly(const Context& context, const AbbreviationGrammar& words, const Letters& letters, uint32_t floor,
                       uint32_t end) {
  uint32_t begin = 0;
  for (int i = 0; i < longest_place; ++i) {
    Word last = word_before(context.fold(), end, floor);
    if (words.places.exact(context.fold().substr(last.begin, last.end - last.begin)) == nullptr) break;
    end = trim_blanks(context.fold(), floor, last.begin);
  }
  size_t fitted = match_back(context, words, letters, floor, end, begin);
  constexpr size_t least = 2;
  if (fitted < least || letters.units.size() <= least) return {};
  // Three letters (TLĐ: Tổng Liên đoàn Lao động) are too few to be sure, unless a name begins with the first.
  bool short_name = letters.units.size() < 2 * least;
  // As many words as letters at least, from one that begins as the acronym does, behind a comma if there is one.
  std::string_view fold = context.fold();
  uint32_t at = end;
  uint32_t best = begin;
  bool named = false;
  for (size_t n = 1; n <= 2 * letters.units.size(); ++n) {
    Word word = word_before(fold, at, floor);
    if (word.empty()) break;
    at = word.begin;
    if (n < letters.units.size() || !begins_with(fold, word, letters.units[0])) continue;
    if (short_name && !capital_at(context.text(), word.begin)) continue;
    best = word.begin;
    named = true;
    Word before = word_before(fold, word.begin, floor);
    if (before.empty() || before.end + 1 < word.begin) break;
  }
  return short_name && !named ? Slice{} : Slice{best, end};
}

Slice phrase_before(const Context& context, const AbbreviationGrammar& words, uint32_t floor, uint32_t end) {
  std::string_view fold = context.fold();
  constexpr int longest = 9;
  uint32_t at = end;
  uint32_t begin = end;
  for (int i = 0; i < longest; ++i) {
    Word word = word_before(fold, at, floor);
    if (word.empty()) break;
    if (begin != end && fold.substr(word.end, begin - word.end).find(',') != std::string_view::npos) break;
    std::string_view w = fold.substr(word.begin, word.end - word.begin);
    if ((w[0] >= '0' && w[0] <= '9') || words.small.exact(w) != nullptr) break;
    size_t stop = 0;
    if (words.breaks.longest_at(fold, word.begin, end, stop) != nullptr) {
      return {std::max(begin, skip_blanks(fold, static_cast<uint32_t>(stop), end)), end};
    }
    begin = at = word.begin;
  }
  return {begin, end};
}

Slice long_form_of_term(const Context& context, const AbbreviationGrammar& words, Slice term, uint32_t floor,
                        uint32_t end) {
  std::string_view fold = context.fold();
  Word first = word_after(fold, term.begin, term.end);
  std::string_view head = fold.substr(first.begin, first.end - first.begin);
  uint32_t at = end;
  Word last{};
  bool more = false;
  for (Word word = word_before(fold, at, floor); !word.empty(); word = word_before(fold, at, floor)) {
    at = word.begin;
    if (more && fold.substr(word.begin, word.end - word.begin) == head) return {word.begin, end};
    more = true;
    last = word;
  }
  if (!more) return {};  // a mark stands right before: `"sau đây gọi tắt là …`
  Slice phrase = phrase_before(context, words, floor, end);
  return phrase.empty() ? Slice{last.begin, end} : phrase;
}

bool spells(const Context& context, const AbbreviationGrammar& words, const Letters& letters, Slice phrase) {
  uint32_t begin = 0;
  return match_back(context, words, letters, phrase.begin, phrase.end, begin) == letters.units.size() &&
         begin == word_after(context.fold(), phrase.begin, phrase.end).begin;
}

}  // namespace vanban::views
