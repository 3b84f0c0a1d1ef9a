// Postal addresses: behind a label, or a street where one writes or goes to.
#include <algorithm>

#include "text/fold.h"
#include "views/contact_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

/// Where an address stops: at a sentence's end, or before what follows on its line (điện thoại, email).
uint32_t end_of_address(std::string_view fold, const ContactGrammar& words, Slice s) {
  uint32_t end = s.end;
  for (uint32_t i = s.begin; i < s.end; ++i) {
    char c = fold[i];
    if (c == '.' && (i + 1 >= s.end || fold[i + 1] == '/' || (fold[i + 1] == ' ' && i >= s.begin + 3))) {
      // TP. and Q. shorten a word, a sentence ends behind a longer one.
      Word word = word_before(fold, i, s.begin);
      bool short_word = word.end == i &&
                        words.places.exact(fold.substr(word.begin, word.end - word.begin)) != nullptr &&
                        word.end - word.begin <= 2;
      if (!short_word) {
        end = i;
        break;
      }
    }
    if ((c == ' ' || c == ',') && i + 1 < s.end && is_word_lead(fold[i + 1])) {
      size_t stop = 0;
      if (words.ends.longest_at(fold, i + 1, s.end, stop) != nullptr) {
        end = i;
        break;
      }
    }
  }
  while (end > s.begin) {
    uint32_t last = char_before(fold, end);
    if (is_word_lead(fold[last])) break;
    end = last;
  }
  return end;
}

/// Marks no address goes over; behind a label it may hold a colon (Phòng 5: …).
bool parts(char c, bool labelled) { return c == ';' || c == '(' || c == ')' || c == '|' || (c == ':' && !labelled); }

struct Look {
  bool digit = false, place = false, dots = false;
};

Look look_at(std::string_view fold, const ContactGrammar& words, Slice s) {
  Look look;
  for (uint32_t i = s.begin; i < s.end; ++i) {
    look.digit = look.digit || (fold[i] >= '0' && fold[i] <= '9');
    look.dots = look.dots || fold[i] == '_' || fold.substr(i, 3) == "…" || fold.substr(i, 3) == "...";
  }
  for (Word w = word_after(fold, s.begin, s.end); !w.empty() && !look.place; w = word_after(fold, w.end, s.end)) {
    size_t stop = 0;
    look.place = words.places.longest_at(fold, w.begin, s.end, stop) != nullptr;
  }
  return look;
}

/// True if the heading above says so: `Địa điểm nhận hồ sơ`.
bool heading_asks(const Context& context, const ContactGrammar& words, const Unit& unit) {
  if (unit.at.node < 0) return false;
  const Tree& tree = context.document.tree(unit.at.attachment);
  const int32_t parent = tree[static_cast<size_t>(unit.at.node)].parent;
  if (parent < 0) return false;
  constexpr uint32_t longest_heading = 120;
  Slice heading = tree[static_cast<size_t>(parent)].text;
  if (heading.size() > longest_heading) return false;
  std::string_view fold = context.fold();
  for (Word w = word_after(fold, heading.begin, heading.end); !w.empty(); w = word_after(fold, w.end, heading.end)) {
    size_t stop = 0;
    if (words.cues.longest_at(fold, w.begin, heading.end, stop) != nullptr) return true;
  }
  return false;
}

/// True if the words around a bare street say that something goes there.
bool is_asked_for(std::string_view fold, const ContactGrammar& words, const Unit& unit, uint32_t begin) {
  if (begin == unit.range.begin) return true;
  uint32_t before = trim_blanks(fold, unit.range.begin, begin);
  if (before > unit.range.begin && fold[before - 1] == '(') return true;
  constexpr int furthest = 30;
  uint32_t at = begin;
  for (int i = 0; i < furthest; ++i) {
    Word word = word_before(fold, at, unit.range.begin);
    if (word.empty()) return false;
    at = word.begin;
    size_t stop = 0;
    if (words.cues.longest_at(fold, at, begin, stop) != nullptr) return true;
  }
  return false;
}

}  // namespace

Slice behind_office(std::string_view fold, const ContactGrammar& words, Slice s) {
  constexpr uint32_t longest_name = 90;
  const auto digit = [&](uint32_t at) { return at < s.end && fold[at] >= '0' && fold[at] <= '9'; };
  uint32_t mark = s.begin;
  while (mark < s.end && mark < s.begin + longest_name && std::string_view(":,;.(-").find(fold[mark]) == fold.npos)
    ++mark;
  if (mark >= s.end || std::string_view(":,(-").find(fold[mark]) == fold.npos) return {};
  s.begin = skip_blanks(fold, mark + 1, s.end);
  const Word first = word_after(fold, s.begin, s.end);
  if (first.empty() || first.begin != s.begin) return {};
  const bool number =
      digit(first.begin) || (words.numbers.exact(fold.substr(first.begin, first.end - first.begin)) != nullptr &&
                             digit(skip_blanks(fold, first.end, s.end)));
  return number ? s : Slice{};
}

Slice address_in(const Context& context, const ContactGrammar& words, const Unit& unit, const grammar::Rule& rule,
                 const grammar::Captures& captures) {
  std::string_view fold = context.fold();
  Slice match = captures.whole();
  const bool labelled = words.form_of(rule).labelled;
  Slice s{labelled ? match.end : match.begin, match.end};
  constexpr uint32_t longest = 220;
  uint32_t limit = std::min(unit.range.end, s.begin + longest);
  while (s.end < limit && !parts(fold[s.end], labelled)) ++s.end;
  s.end = char_floor(fold, s.end);
  s.begin = skip_blanks(fold, s.begin, s.end);
  unsigned bytes = 0;
  if (words.form_of(rule).headed && (s = behind_office(fold, words, s)).empty()) return {};
  if (labelled) {
    Word first = word_after(fold, s.begin, s.end);
    size_t stop = 0;
    if (first.begin != s.begin || words.others.longest_at(fold, s.begin, s.end, stop) != nullptr) return {};
    // A small word goes on with the sentence (địa chỉ đã cung cấp), unless it begins a house number or a colon leads to
    // it.
    bool colon = s.begin > 2 && fold.substr(match.begin, s.begin - match.begin).find(':') != fold.npos;
    bool capital = text::is_upper(text::code_point(context.text(), s.begin, bytes));
    Word second = word_after(fold, first.end, s.end);
    bool numbered = !second.empty() && fold[second.begin] >= '0' && fold[second.begin] <= '9';
    if (!colon && !capital && !numbered) return {};
    s.end = end_of_address(fold, words, s);
    Look look = look_at(fold, words, s);
    return (look.digit || look.place) && !look.dots && s.size() > bytes + 6U ? s : Slice{};
  }
  // Not the number of a document: `Quyết định số 12 Chủ tịch …`.
  Word before = word_before(fold, s.begin, unit.range.begin);
  if (!before.empty()) {
    Word two = word_before(fold, before.begin, unit.range.begin);
    if (words.types.exact(fold.substr(two.begin, before.end - two.begin)) != nullptr ||
        words.types.exact(fold.substr(before.begin, before.end - before.begin)) != nullptr)
      return {};
  }
  s.end = end_of_address(fold, words, s);
  Look look = look_at(fold, words, s);
  return look.place && !look.dots && (is_asked_for(fold, words, unit, s.begin) || heading_asks(context, words, unit))
             ? s
             : Slice{};
}

}  // namespace vanban::views
