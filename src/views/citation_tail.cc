// What stands behind a number: date, issuer, title.
#include <algorithm>
#include <array>

#include "text/fold.h"
#include "views/citation_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

constexpr uint32_t furthest_date = 140;  // bytes between a number and its date
constexpr uint32_t longest_issuer = 240;
constexpr uint32_t longest_title = 1200;

/// Where a sentence or clause ends: a stop with a blank or nothing behind it, or a mark that always parts.
bool is_end(std::string_view s, uint32_t at, uint32_t limit) {
  char c = s[at];
  if (c == ';' || c == ':' || c == '(' || c == ')' || c == '[') return true;
  return c == '.' && (at + 1 >= limit || s[at + 1] == ' ' || s[at + 1] == '/' || s[at + 1] == '.');
}

bool is_quote(std::string_view s, uint32_t at, bool& opens) {
  if (s[at] == '"') {
    opens = false;
    return true;
  }
  std::string_view three = s.substr(at, 3);
  if (three == "“" || three == "”") {
    opens = three == "“";
    return true;
  }
  return false;
}

const grammar::Rule* break_at(const CitationGrammar& words, std::string_view text, std::string_view fold, uint32_t at,
                              uint32_t limit, uint32_t& end) {
  size_t stop = 0;
  const grammar::Rule* rule = words.breaks.longest_at(fold, at, limit, stop);
  if (rule == nullptr) return nullptr;
  unsigned bytes = 0;
  if (!rule->is("any_case") && text::is_upper(text::code_point(text, at, bytes))) return nullptr;
  end = static_cast<uint32_t>(stop);
  return rule;
}

/// True if an entry of at most three words ends at `end`; `begin` is set to where it starts.
bool words_ending_at(const grammar::Lexicon& lexicon, std::string_view fold, uint32_t end, uint32_t floor,
                     uint32_t& begin) {
  uint32_t at = end;
  constexpr int longest = 3;
  for (int i = 0; i < longest; ++i) {
    Word word = word_before(fold, at, floor);
    if (word.empty()) return false;
    at = word.begin;
    if (lexicon.exact(fold.substr(at, end - at)) == nullptr) continue;
    begin = at;
    return true;
  }
  return false;
}

/// True if nothing but a comma, a bracket or a dash parts a number from its date.
bool is_direct(std::string_view fold, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; ++i) {
    if (fold[i] != ' ' && fold[i] != ',' && fold[i] != '(' && fold[i] != '-') return false;
  }
  return true;
}

/// True if what stands between a number and a date lets the date belong to it.
bool gap_allows(const CitationGrammar& words, std::string_view text, std::string_view fold, uint32_t begin,
                uint32_t end) {
  if (is_direct(fold, begin, end)) return true;
  uint32_t at = skip_blanks(fold, begin, end);
  uint32_t stop = trim_blanks(fold, at, end);
  for (uint32_t i = at; i < stop; ++i) {
    bool opens = false;
    if (is_end(fold, i, stop) || is_quote(fold, i, opens)) return false;
  }
  // The last words may be a verb of the date itself: `được Quốc hội thông qua ngày …`.
  uint32_t verb = 0;
  bool dated = words_ending_at(words.date_verbs, fold, stop, at, verb);
  Word last = word_before(fold, stop, at);
  if (dated) {
    stop = verb;
  } else if (last.end == stop && words.date_stops.exact(fold.substr(last.begin, last.end - last.begin)) != nullptr) {
    return false;
  }
  for (Word word = word_after(fold, at, stop); !word.empty(); word = word_after(fold, word.end, stop)) {
    uint32_t behind = 0;
    const grammar::Rule* rule = break_at(words, text, fold, word.begin, stop, behind);
    if (rule != nullptr && !(dated && rule->is("passive"))) return false;
  }
  return true;
}

bool may_be_capital(char c) { return (c >= 'A' && c <= 'Z') || c == '\xC4'; }

/// True if the next document of a list begins at `at` (behind a comma or `và`).
bool next_begins(const Context& context, const CitationGrammar& words, uint32_t at, uint32_t limit) {
  std::string_view fold = context.fold();
  size_t end = 0;
  unsigned bytes = 0;
  if (!text::is_upper(text::code_point(context.text(), at, bytes))) return false;
  if (words.types.longest_at(fold, at, limit, end) != nullptr) {
    uint32_t behind = skip_blanks(fold, static_cast<uint32_t>(end), limit);
    if (behind < limit && fold[behind] >= '0' && fold[behind] <= '9') return true;
    return words.numbers.longest_at(fold, behind, limit, end) != nullptr;
  }
  return false;
}

/// A comma inside the name of a body is followed by a small letter: `Ban Chỉ huy Phòng, chống thiên tai`.
bool goes_on_behind_comma(const CitationGrammar& words, std::string_view text, std::string_view fold, uint32_t comma,
                          uint32_t limit) {
  Word word = word_after(fold, comma, limit);
  unsigned bytes = 0;
  uint32_t behind = 0;
  if (word.empty() || word.begin != comma + 2 || !text::is_lower(text::code_point(text, word.begin, bytes)))
    return false;
  return break_at(words, text, fold, word.begin, limit, behind) == nullptr &&
         words.joins.exact(fold.substr(word.begin, word.end - word.begin)) == nullptr;
}

/// Where an issuer that begins at `at` ends.
uint32_t issuer_end(const Context& context, const CitationGrammar& words, uint32_t at, uint32_t limit) {
  std::string_view text = context.text();
  std::string_view fold = context.fold();
  limit = std::min(limit, char_floor(fold, at + longest_issuer));
  uint32_t end = at;
  size_t known = 0;
  if (words.bodies.longest_at(fold, at, limit, known) != nullptr) end = static_cast<uint32_t>(known);
  while (end < limit) {
    Word word = word_after(fold, end, limit);
    uint32_t gap_end = word.empty() ? limit : word.begin;
    for (uint32_t i = end; i < gap_end; ++i) {
      bool opens = false;
      if (fold[i] == ',' ? !goes_on_behind_comma(words, text, fold, i, limit)
                         : is_end(fold, i, limit) || is_quote(fold, i, opens))
        return trim_blanks(fold, at, i);
    }
    if (word.empty()) break;
    if (next_begins(context, words, word.begin, limit)) {
      Word join = word_before(fold, word.begin, at);
      bool joined = words.joins.exact(fold.substr(join.begin, join.end - join.begin)) != nullptr;
      return trim_blanks(fold, at, joined ? join.begin : word.begin);
    }
    uint32_t behind = 0;
    if (break_at(words, text, fold, word.begin, limit, behind) != nullptr) return trim_blanks(fold, at, word.begin);
    end = word.end;
  }
  return end;
}

Slice find_title(const Context& context, const CitationGrammar& words, uint32_t at, uint32_t limit) {
  std::string_view text = context.text();
  std::string_view fold = context.fold();
  at = skip_blanks(fold, at, limit);
  constexpr uint32_t longest_remark = 40;  // (khóa XI)
  if (at < limit && fold[at] == '(') {
    size_t close = fold.substr(0, std::min(limit, at + longest_remark)).find(')', at);
    if (close != fold.npos) at = skip_blanks(fold, static_cast<uint32_t>(close) + 1, limit);
  }
  if (at < limit && fold[at] == ',') at = skip_blanks(fold, at + 1, limit);
  uint32_t behind = 0;
  if (at >= limit || !is_word_lead(fold[at])) return {};
  const grammar::Rule* lead = break_at(words, text, fold, at, limit, behind);
  if (lead == nullptr || !lead->is("title")) return {};
  uint32_t begin = lead->is("drop") ? skip_blanks(fold, behind, limit) : at;
  limit = std::min(limit, begin + longest_title);
  int quoted = 0;
  int bracketed = 0;
  uint32_t end = begin;
  for (; end < limit; ++end) {
    end = word_end(fold, end, limit);  // nothing a title can end at
    if (end >= limit) break;
    char c = fold[end];
    bool opens = false;
    if ((c == '"' || c == '\xE2') && is_quote(fold, end, opens)) {
      quoted = c == '"' ? 1 - quoted : std::max(0, quoted + (opens ? 1 : -1));
      // A quoted name closes most titles that a clause follows.
      uint32_t close = end + (c == '"' ? 1U : 3U);
      if (quoted == 0 && close < limit && fold[close] == ',') return {begin, close};
      continue;
    }
    if (quoted > 0) continue;
    if (c == '(') {
      // `… về tinh giản biên chế (sau đây gọi tắt là …)`
      size_t stop = 0;
      if (bracketed == 0 && words.title_ends.longest_at(fold, end + 1, limit, stop) != nullptr) break;
      ++bracketed;
    }
    if (c == ')' && bracketed-- == 0) break;
    if (c == ';' || (c == '.' && is_end(fold, end, limit))) break;
    if (c == ',') {
      uint32_t next = skip_blanks(fold, end + 1, limit);
      size_t stop = 0;
      unsigned bytes = 0;
      if (next < limit && (next_begins(context, words, next, limit) ||
                           (text::is_upper(text::code_point(text, next, bytes)) &&
                            words.subjects.longest_at(fold, next, limit, stop) != nullptr) ||
                           words.title_ends.longest_at(fold, next, limit, stop) != nullptr)) {
        break;
      }
    }
    if (c == ' ' && end + 1 < limit && may_be_capital(text[end + 1]) && next_begins(context, words, end + 1, limit)) {
      Word join = word_before(fold, end, begin);
      if (join.end == end && words.joins.exact(fold.substr(join.begin, join.end - join.begin)) != nullptr) {
        end = join.begin;
        break;
      }
    }
  }
  end = char_floor(fold, std::min(end, limit));
  while (end > begin && (fold[end - 1] == ' ' || fold[end - 1] == ',' || fold[end - 1] == ':')) --end;
  return {begin, end};
}

/// The digit a character is, or was before it was scanned; -1 if none. The words of a date hold none of these letters.
int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c == 'l' || c == 'i' || c == '|' || c == ']' || c == '[') return 1;
  return c == 'o' ? 0 : -1;
}

/// What a date rule took, as ISO 8601; "" if it cannot be a date. `end` is set behind the year.
std::string date_in(std::string_view fold, Slice match, uint32_t& end) {
  std::array<int, 3> numbers{};
  size_t count = 0;
  size_t digits = 0;
  constexpr size_t longest = 4;
  for (uint32_t i = match.begin; i < match.end && count < numbers.size(); ++i) {
    if (digit_of(fold[i]) < 0) continue;
    for (digits = 0; i < match.end && digits < longest && digit_of(fold[i]) >= 0; ++i, ++digits) {
      numbers[count] = 10 * numbers[count] + digit_of(fold[i]);
    }
    end = i;
    ++count;
  }
  if (count < 2) return "";
  int year = numbers[count - 1];
  int month = numbers[count - 2];
  int day = count == numbers.size() ? numbers[0] : 0;
  if (digits == 2) year += year < 45 ? 2000 : 1900;
  if (month < 1 || month > 12 || day > 31 || (count == numbers.size() && day < 1)) return "";
  std::string iso;
  auto add = [&](int value, int width) {
    for (int power = width == 4 ? 1000 : 10; power > 0; power /= 10) iso += static_cast<char>('0' + value / power % 10);
  };
  add(year, 4);
  iso += '-';
  add(month, 2);
  if (day > 0) {
    iso += '-';
    add(day, 2);
  }
  return iso;
}

/// A date right behind the number: the blank between them lost, or without its word and in figures (`bare`).
std::string date_right_at(const Context& context, const CitationGrammar& words, bool bare, uint32_t at, uint32_t limit,
                          uint32_t& end) {
  grammar::Captures captures;
  for (const grammar::Rule& rule : words.dates.rules) {
    if (rule.is("bare") == bare && rule.pattern.match_at(context.fold(), at, limit, captures))
      return date_in(context.fold(), captures.whole(), end);
  }
  return "";
}

std::string date_at(const Context& context, const CitationGrammar& words, const grammar::Hit& hit, uint32_t limit,
                    uint32_t& end) {
  grammar::Captures captures;
  const grammar::Rule* rule = words.dates.match(hit, context.text(), context.fold(), limit, captures);
  return rule == nullptr ? "" : date_in(context.fold(), captures.whole(), end);
}

}  // namespace

std::string date_of_act(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t begin) {
  constexpr uint32_t furthest = 200;
  std::string_view fold = context.fold();
  uint32_t act = 0;
  if (!words_ending_at(words.acts, fold, trim_blanks(fold, unit.range.begin, begin), unit.range.begin, act)) return "";
  uint32_t sentence = unit.range.begin;
  if (size_t stop = fold.substr(0, act).rfind(". "); stop != std::string_view::npos && stop >= sentence)
    sentence = static_cast<uint32_t>(stop) + 2;
  if (act - sentence > furthest) return "";
  uint32_t end = 0;
  std::string date = date_right_at(context, words, false, sentence, act, end);
  return end < act && fold[end] == ',' ? date : "";
}

Tail read_tail(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t end,
               uint32_t next_hit) {
  std::string_view text = context.text();
  std::string_view fold = context.fold();
  uint32_t limit = unit.range.end;
  Tail tail;
  tail.mention_end = end;

  uint32_t date_begin = limit;
  uint32_t next = end;
  while (next < limit && (fold[next] == ' ' || fold[next] == ',' || fold[next] == '(')) ++next;
  bool bare = next < limit && fold[next] >= '0' && fold[next] <= '9';
  if (bare || (next == end && end < limit && is_word_lead(fold[end]))) {
    tail.date = date_right_at(context, words, bare, next, limit, tail.mention_end);
    if (!tail.date.empty()) date_begin = next;
  }
  for (uint32_t h = next_hit; tail.date.empty() && h < unit.last_hit && context.hits[h].at <= end + furthest_date;
       ++h) {
    const grammar::Hit& hit = context.hits[h];
    if (hit.at < end) continue;
    const unsigned waiting = context.interests(hit);
    if ((waiting & in_codes) != 0 && may_be_code(text, hit.at, limit)) break;
    if ((waiting & in_code_dates) == 0) continue;
    if (!gap_allows(words, text, fold, end, hit.at)) break;
    tail.date = date_at(context, words, hit, limit, tail.mention_end);
    date_begin = hit.at;
    break;
  }
  bool direct = !tail.date.empty() && is_direct(fold, end, date_begin);
  uint32_t at = direct ? tail.mention_end : end;
  if (at < limit && fold[at] == ')' && direct && fold[date_begin - 1] == '(') at = tail.mention_end = at + 1;

  // The issuer: `của …`, before or behind the date.
  uint32_t of = skip_blanks(fold, at, limit);
  if (of < limit && fold[of] == ',') of = skip_blanks(fold, of + 1, limit);
  size_t behind = 0;
  if (of < limit && words.possessives.longest_at(fold, of, limit, behind) != nullptr) {
    uint32_t begin = skip_blanks(fold, static_cast<uint32_t>(behind), limit);
    uint32_t stop = issuer_end(context, words, begin, tail.date.empty() || direct ? limit : date_begin);
    if (stop > begin) {
      tail.issuer = {begin, stop};
      tail.mention_end = std::max(tail.mention_end, stop);
    }
  }
  tail.title = find_title(context, words, tail.mention_end, limit);
  return tail;
}

}  // namespace vanban::views
