// The number of a document and its parts: 15/2016/QĐ-UBND.
#include "text/fold.h"
#include "views/citation_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

bool digit_at(std::string_view text, uint32_t i, uint32_t limit) {
  return i < limit && text[i] >= '0' && text[i] <= '9';
}

bool upper_at(std::string_view text, uint32_t i, uint32_t limit) {
  return i < limit &&
         ((text[i] >= 'A' && text[i] <= 'Z') || text[i] == '\xC3' || text[i] == '\xC4' || text[i] == '\xC6');
}

/// The beginning of a number, read as far as the first byte of its notation.
struct Opening {
  bool possible = false;   ///< a capital or a year stands where it should
  bool separated = false;  ///< by a stroke or a dash
  uint32_t notation = 0;   ///< where its capital stands; 0: a year stands there
};

Opening opening_at(std::string_view text, uint32_t at, uint32_t limit) {
  uint32_t i = at;
  while (digit_at(text, i, limit)) ++i;
  if (i - at > 6) return {};
  if (upper_at(text, i, limit)) return {true, false, i};  // 22HD/…, 12A/…
  if (i < limit && text[i] >= 'a' && text[i] <= 'e') ++i;
  if (i < limit && text[i] == ' ') ++i;
  if (upper_at(text, i, limit)) return {true, false, i};
  if (i >= limit) return {};
  if (text[i] == '/' || text[i] == '-' || text[i] == '_') {
    ++i;
  } else if (text.substr(i, 2) == "\xE2\x80" || text.substr(i, 3) == "\xE2\x88\x92") {
    i += 3;
  } else {
    return {};
  }
  if (i < limit && text[i] == ' ') ++i;
  if (upper_at(text, i, limit)) return {true, true, i};
  // A year and a notation behind it: 30/2020/NĐ-CP.
  bool year = digit_at(text, i, limit) && digit_at(text, i + 1, limit) && digit_at(text, i + 2, limit) &&
              digit_at(text, i + 3, limit) && !digit_at(text, i + 4, limit) && i + 4 < limit &&
              (text[i + 4] == '/' || text[i + 4] == ' ' || text[i + 4] == '-');
  return {year, true, 0};
}

}  // namespace

bool may_be_code(std::string_view text, uint32_t at, uint32_t limit) { return opening_at(text, at, limit).possible; }

bool may_have_notation(std::string_view text, uint32_t at, uint32_t limit) {
  const Opening opening = opening_at(text, at, limit);
  if (!opening.possible || opening.notation == 0) return opening.possible;
  uint32_t i = opening.notation;
  if (!opening.separated) {
    i = skip_blanks(text, word_end(text, i, limit), limit);
    return i < limit && (text[i] == '/' || text[i] == '-' || text[i] == '\xE2');
  }
  // No more than two small letters follow a capital, and those of ASCII; but a word may that lost its blank (của, ngày,
  // về).
  unsigned bytes = 0;
  text::code_point(text, i, bytes);
  constexpr int most_small = 2;
  for (int small = 0; small <= most_small; ++small) {
    i += bytes;
    const char32_t c = i < limit ? text::code_point(text, i, bytes) : U' ';
    if (!text::is_lower(c) || c == U'c' || c == U'n' || c == U'v') return true;
    if (c >= 0x80) return false;
  }
  return false;
}

bool may_be_dated(std::string_view fold, uint32_t at, uint32_t limit) {
  uint32_t i = skip_blanks(fold, word_end(fold, at, limit), limit);
  if (i < limit && fold[i] == ':') i = skip_blanks(fold, i + 1, limit);
  if (!digit_at(fold, i, limit)) return false;
  while (digit_at(fold, i, limit)) ++i;
  i = skip_blanks(fold, i, limit);
  return i < limit && (fold[i] == ',' || fold[i] == '(' || (is_word_lead(fold[i]) && !digit_at(fold, i, limit)));
}

void append_code(std::string_view printed, std::string& out) {
  for (size_t i = 0; i < printed.size(); ++i) {
    if (printed[i] == ' ') continue;
    if (printed.substr(i, 2) == "\xC3\x90") {  // Ð, for Đ
      out += "\xC4\x90";
      ++i;
    } else {
      out += printed[i];
    }
  }
}

std::string code_of(std::string_view printed) {
  std::string out;
  append_code(printed, out);
  return out;
}

CodeParts parts_of(std::string_view text, const grammar::Rule& rule, const grammar::Captures& captures) {
  CodeParts p;
  p.whole = grammar::group(rule, captures, "code");
  if (p.whole.empty()) {
    // The pattern took the character behind the number, unless the text ended.
    p.whole = captures.whole();
    uint32_t last = char_before(text, p.whole.end);
    if (!is_word_lead(text[last])) p.whole.end = last;
  }
  if (rule.is("standard") || rule.is("needs_type")) {
    p.number = p.whole;
    return p;
  }
  auto digit = [&](uint32_t i) { return i < p.whole.end && text[i] >= '0' && text[i] <= '9'; };
  auto skip_mark = [&](uint32_t i) {
    i = skip_blanks(text, i, p.whole.end);
    if (i < p.whole.end && !is_word_lead(text[i])) {
      for (++i; i < p.whole.end && is_continuation(text[i]);) ++i;
      i = skip_blanks(text, i, p.whole.end);
    }
    return i;
  };
  uint32_t end = p.whole.begin;
  while (digit(end)) ++end;
  // 12a/…: a letter belongs to the number if nothing of the notation follows it directly.
  uint32_t letter = end;
  if (letter < p.whole.end && is_word_lead(text[letter])) {
    for (++letter; letter < p.whole.end && is_continuation(text[letter]);) ++letter;
    if (letter < p.whole.end && !is_word_lead(text[letter])) end = letter;
  }
  p.number = {p.whole.begin, end};
  uint32_t at = skip_mark(end);
  if (digit(at) && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)) {
    p.year = true;
    at = skip_mark(at + 4);
  }
  p.notation = {at, p.whole.end};
  return p;
}

}  // namespace vanban::views
