// The number of a document and its parts: 15/2016/QĐ-UBND.
#include "views/citation_parts.h"
#include "views/words.h"

namespace vanban::views {

bool may_be_code(std::string_view text, uint32_t at, uint32_t limit) {
  auto digit = [&](uint32_t i) { return i < limit && text[i] >= '0' && text[i] <= '9'; };
  auto upper = [&](uint32_t i) {
    return i < limit &&
           ((text[i] >= 'A' && text[i] <= 'Z') || text[i] == '\xC3' || text[i] == '\xC4' || text[i] == '\xC6');
  };
  uint32_t i = at;
  while (digit(i)) ++i;
  if (i - at > 6) return false;
  if (upper(i)) return true;  // 22HD/…, 12A/…
  if (i < limit && ((text[i] >= 'a' && text[i] <= 'e'))) ++i;
  if (i < limit && text[i] == ' ') ++i;
  if (upper(i)) return true;
  if (i >= limit) return false;
  if (text[i] == '/' || text[i] == '-' || text[i] == '_') {
    ++i;
  } else if (text.substr(i, 2) == "\xE2\x80" || text.substr(i, 3) == "\xE2\x88\x92") {
    i += 3;
  } else {
    return false;
  }
  if (i < limit && text[i] == ' ') ++i;
  if (upper(i)) return true;
  // A year and a notation behind it: 30/2020/NĐ-CP.
  return digit(i) && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4) && i + 4 < limit &&
         (text[i + 4] == '/' || text[i + 4] == ' ' || text[i + 4] == '-');
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
