#include "views/date_tokens.h"

#include <algorithm>
#include <charconv>

#include "grammar/find_word.h"
#include "text/fold.h"
#include "views/dates.h"

namespace vanban::views {

namespace {

using grammar::Captures;
using grammar::Rule;

bool digit(char c) { return c >= '0' && c <= '9'; }

int constant(const Rule& rule, std::string_view key) {
  std::string_view value = rule.get(key);
  int n = 0;
  std::from_chars(value.data(), value.data() + value.size(), n);
  return n;
}

/// Most digits begin no date: a look at what follows them spares the patterns.
bool may_begin(std::string_view fold, uint32_t at, uint32_t end) {
  if (at > 0) {
    char before = fold[at - 1];
    if (before == '/' || before == '.' || before == ',' || !text::starts_word(fold, at)) return false;
    if (before == '-' && at > 1 && !digit(fold[at - 2]) && fold[at - 2] != ' ') return false;
  }
  uint32_t i = at;
  while (i < end && digit(fold[i])) ++i;
  if (i >= end || i - at > 3) return false;
  char c = fold[i];
  char next = i + 1 < end ? fold[i + 1] : ' ';
  if (c == '.') return digit(next);
  if (c == ' ') c = next;
  switch (c) {
    case '/':
    case '-':
    case ':':
    case '(':
    case 'n':
    case 'g':
    case 't':
    case 'q':
    case 'l':
    case 'h':
    case '\xE2':  // a dash
    case '\xC4':  // đ
      return true;
    case ',': return digit(next) || next == ' ';
    default: return false;
  }
}

/// False where a match is a piece of something longer: 10/2020/NĐ-CP, 3/4,5.
bool ends_cleanly(std::string_view fold, uint32_t end, uint32_t limit) {
  if (end >= limit) return true;
  if (!text::ends_word(fold.substr(0, limit), end)) return false;
  char c = fold[end];
  char next = end + 1 < limit ? fold[end + 1] : ' ';
  if (c == '/') return !digit(next) && text::ends_word(fold.substr(0, limit), end + 1);
  if (c == '.' || c == ',') return !digit(next);
  return c != '%';
}

/// Builds tokens from matches; false from read() turns a match down.
class TokenReader {
 public:
  TokenReader(std::string_view fold, const DateGrammar& grammar) : fold_(fold), grammar_(grammar) {}

  bool read(const Rule& rule, const Captures& captures, DateToken& t) const {
    t = DateToken{};
    t.at = captures.whole();
    t.rule = &rule;
    t.unit = grammar_.unit_of(rule);
    t.partial = rule.is("partial");
    t.firm = rule.is("firm");
    switch (t.unit) {
      case TimeUnit::day: return day(rule, captures, t);
      case TimeUnit::month: return month(rule, captures, t);
      case TimeUnit::quarter: return quarter(rule, captures, t);
      case TimeUnit::months:
        t.number = number(rule, captures, "count");
        t.to_part = rule.get("side") == "end" ? 1 : 0;
        t.first.year = year(rule, captures, "y");
        return t.number >= 1 && t.number < 12;
      case TimeUnit::year:
        t.first = {year(rule, captures, "y"), constant(rule, "month"), constant(rule, "day")};
        return true;
      case TimeUnit::week:
        t.number = number(rule, captures, "week");
        t.first.year = year(rule, captures, "y");
        return t.number >= 1 && t.number <= 53;
      case TimeUnit::time:
        t.hour = number(rule, captures, "h");
        t.minute = number(rule, captures, "n");
        return t.hour <= 24;
      case TimeUnit::weekday: {
        int n = number(rule, captures, "weekday");
        t.weekday = n > 0 ? n - 2 : constant(rule, "weekday");
        return true;
      }
      case TimeUnit::term: return term(rule, captures, t);
      case TimeUnit::recur: return recurrence(rule, captures, t);
      case TimeUnit::part:
      case TimeUnit::issue: return true;
    }
    return false;
  }

 private:
  Slice slice(const Rule& rule, const Captures& captures, std::string_view name) const {
    return grammar::group(rule, captures, name);
  }
  std::string_view view(Slice s) const { return fold_.substr(s.begin, s.size()); }
  int number(const Rule& rule, const Captures& captures, std::string_view name) const {
    return grammar_.number(view(slice(rule, captures, name)));
  }
  /// Two digits are a year of this century.
  int year(const Rule& rule, const Captures& captures, std::string_view name) const {
    int y = number(rule, captures, name);
    return y > 0 && y < 100 ? 2000 + y : y;
  }

  bool read_list(Slice list, int limit, DateToken& t) const {
    for (uint32_t i = list.begin; i < list.end;) {
      if (!digit(fold_[i])) {
        ++i;
        continue;
      }
      uint32_t from = i;
      while (i < list.end && digit(fold_[i])) ++i;
      int n = grammar_.number(view({from, i}));
      if (n < 1 || n > limit || t.list_size == static_cast<int>(t.list.size())) return false;
      t.list[static_cast<size_t>(t.list_size++)] = static_cast<uint8_t>(n);
    }
    return t.list_size > 0;
  }

  bool day(const Rule& rule, const Captures& captures, DateToken& t) const {
    if (rule.is("last_day")) {
      t.last_day = true;
      return true;
    }
    t.first = {year(rule, captures, "y"), number(rule, captures, "m"), number(rule, captures, "d")};
    Slice list = slice(rule, captures, "days");
    if (!list.empty()) return (t.partial || (t.first.month >= 1 && t.first.month <= 12)) && read_list(list, 31, t);
    Date second = {year(rule, captures, "y2"), number(rule, captures, "m2"), number(rule, captures, "d2")};
    if (second.day > 0) {
      if (t.first.day == 0) {
        t.first = second;  // the second way a rule spells one day
      } else {
        t.second = second;
        t.first.month = second.month;
        t.first.year = second.year;
        if (t.first.day > second.day && second.month >= 1) {  // 28 - 05/3: begins in the month before
          t.first.month = second.month == 1 ? 12 : second.month - 1;
          if (second.month == 1 && second.year > 0) --t.first.year;
        }
        if (second.day > 31 || second.month < 1 || second.month > 12) return false;
      }
    }
    t.bare = digit(fold_[t.at.begin]) && t.first.year == 0;
    if (t.first.day < 1 || t.first.day > 31) return false;
    return t.partial || (t.first.month >= 1 && t.first.month <= 12);
  }

  bool month(const Rule& rule, const Captures& captures, DateToken& t) const {
    t.bare = rule.is("bare");
    t.from_part = constant(rule, "first");
    t.to_part = constant(rule, "last");
    t.first = {year(rule, captures, "y"), number(rule, captures, "m"), 0};
    Slice list = slice(rule, captures, "months");
    if (list.empty()) list = slice(rule, captures, "months2");
    if (!list.empty()) return read_list(list, 12, t);
    t.second = {year(rule, captures, "y2"), number(rule, captures, "m2"), 0};
    if (t.second.month > 12 || t.first.month < 1 || t.first.month > 12) return false;
    if (t.second.month > 0 && t.second.year > 0) {
      t.first.year = t.first.month > t.second.month ? t.second.year - 1 : t.second.year;
    }
    return true;
  }

  bool quarter(const Rule& rule, const Captures& captures, DateToken& t) const {
    t.quarter = number(rule, captures, "q");
    t.last_quarter = number(rule, captures, "q2");
    t.from_part = constant(rule, "first");
    t.to_part = constant(rule, "last");
    t.first.year = year(rule, captures, "y");
    return t.quarter > 0;
  }

  static Step step_of(const Rule& rule, int count) {
    std::string_view code = rule.get("code");
    return {std::max(1, constant(rule, "times")) * std::max(1, count), code.empty() ? 'D' : code[0]};
  }

  /// Whether what the guard forbids stands in [at, limit).
  bool stands(const Rule* guard, uint32_t at, size_t limit) const {
    Captures captures;
    return guard != nullptr && guard->pattern.match_at(fold_, at, limit, captures);
  }
  bool stands_behind(const Rule* guard, uint32_t at) const {
    constexpr uint32_t reach = 40;  // bytes; no guard is longer
    const auto size = static_cast<uint32_t>(fold_.size());
    return stands(guard, at, text::whole_character(fold_, std::min(at + reach, size), size));
  }

  /// The words name the end of a period too: `ngày 10/4 đến ngày 10/5`.
  bool spans(Slice words) const {
    for (uint32_t at = words.begin; at < words.end; ++at) {
      size_t end = 0;
      if (fold_[at] != ' ') continue;
      const Rule* link = grammar_.links.longest_at(fold_, at + 1, words.end, end);
      if (link != nullptr && link->get("join") == "range") return true;
    }
    return false;
  }

  bool term(const Rule& rule, const Captures& captures, DateToken& t) const {
    t.limited = rule.is("in_lead");
    t.from = slice(rule, captures, "from");
    // "trong 24 giờ kể từ khi xảy ra vụ việc và trước ngày 25 hằng tháng": the next limit is none of the clause.
    if (const Slice next = grammar::first_of(grammar_.clause_ends, fold_, t.from.begin, t.from.end); !next.empty())
      t.from.end = t.at.end = std::max(t.from.begin + 1, next.begin) - 1;
    t.working_days = !slice(rule, captures, "work").empty();
    const Rule* step = grammar_.steps.exact(view(slice(rule, captures, "step")));
    int count = number(rule, captures, "count");
    if (step == nullptr || count == 0) return false;
    t.steps[0] = step_of(*step, count);
    t.step_count = 1;
    // "1 Ngày 24/5": the number of a row, and a date.
    uint32_t next = t.at.end + 1;
    if (t.from.empty() && !t.working_days && next < fold_.size() && fold_[next - 1] == ' ' && digit(fold_[next]))
      return false;
    // "chậm nhất là 16 giờ ngày 10/11": an hour of a day.
    if (t.from.empty() && t.steps[0].code == 'H' && stands_behind(grammar_.day_behind, t.at.end)) return false;
    // "10 ngày, bắt đầu từ 8h00 ngày …", and
    if (t.from.empty() && stands_behind(grammar_.begins_behind, t.at.end)) return false;
    // "30 ngày, kể từ ngày 10/4 đến ngày 10/5": what runs between two days, and how long that is.
    if (spans(t.from) && stands_behind(grammar_.day_behind, t.from.begin)) return false;
    while (!t.from.empty() && fold_[t.from.begin] == ' ') ++t.from.begin;
    while (!t.from.empty() && fold_[t.from.end - 1] == ' ') --t.from.end;
    return true;
  }

  /// "6 tháng, hằng năm": each piece a step of its own.
  bool recurrence(const Rule& rule, const Captures& captures, DateToken& t) const {
    std::string_view freq = rule.get("freq");
    if (rule.is("tail")) {
      t.steps[0].code = 'M';
      t.step_count = 1;
      if (!freq.empty() || !rule.get("bymonth").empty()) return true;
    }
    // "01 lần trong tháng 12/2016": once, in that month.
    if (t.firm && stands(grammar_.in_one_month, t.at.begin, std::min<size_t>(t.at.end + 2, fold_.size()))) return false;
    // Each step word ends a piece; a numeral before it counts. "năm" is both: five before another step, else a year.
    std::string_view rest = view(slice(rule, captures, "steps"));
    int count = 0;
    for (size_t at = 0; at < rest.size() && t.step_count < static_cast<int>(t.steps.size());) {
      size_t end = std::min(rest.find_first_of(" ,", at), rest.size());
      size_t next = end < rest.size() && rest[end] == ' ' ? end + 1 : rest.size();
      size_t next_end = std::min(rest.find_first_of(" ,", next), rest.size());
      const Rule* step = grammar_.steps.exact(rest.substr(at, end - at));
      int n = grammar_.number(rest.substr(at, end - at));
      if (n > 0 && (step == nullptr || grammar_.steps.exact(rest.substr(next, next_end - next)) != nullptr)) {
        count = n;
      } else if (step != nullptr) {
        t.steps[static_cast<size_t>(t.step_count++)] = step_of(*step, count);
        count = 0;
      }
      at = end + 1;
    }
    if (t.step_count == 0) return false;
    return times(slice(rule, captures, "times"), t);
  }

  /// "2 lần" a year: every six months.
  bool times(Slice printed, DateToken& t) const {
    if (printed.empty()) return true;
    t.firm = true;
    if (t.step_count != 1) return true;
    std::string_view words = view(printed);
    int n = grammar_.number(words.substr(0, std::min(words.rfind(' '), words.size())));
    if (n <= 1) return true;
    Step& step = t.steps[0];
    int months = step.code == 'Y' ? 12 * step.count : step.code == 'M' ? step.count : 0;
    if (months > 0 && months % n == 0) {
      step = {months / n, 'M'};
    } else if (months == 1 && n <= 4) {
      step = {4 / n, 'W'};
    } else if (step.code == 'W' && n <= 7) {
      step = {7 / n, 'D'};
    } else {
      return false;
    }
    return true;
  }

  std::string_view fold_;
  const DateGrammar& grammar_;
};

/// True where something behind the token says that it is no date of the calendar.
bool cancelled(const Context& context, const DateGrammar& grammar, const DateToken& t, uint32_t limit) {
  size_t at = t.at.end;
  if (at < limit && context.fold()[at] == ' ') ++at;
  if (at >= limit) return false;
  size_t end = 0;
  const Rule* tail = grammar.tails.longest_at(context.fold(), at, limit, end);
  return tail != nullptr && (t.bare || tail->is("lunar"));
}

}  // namespace

int DateGrammar::number(std::string_view fold) const {
  if (fold.empty()) return 0;
  if (digit(fold[0])) {
    int value = 0;
    std::from_chars(fold.data(), fold.data() + fold.size(), value);
    return value;
  }
  const Rule* rule = numerals.exact(fold);
  return rule == nullptr ? 0 : constant(*rule, "value");
}

void read_date_tokens(const Context& context, const DateGrammar& grammar, const Unit& unit,
                      const std::vector<Slice>& skipped, size_t& next_skip, std::vector<DateToken>& out) {
  std::string_view fold = context.fold();
  TokenReader reader(fold, grammar);
  uint32_t taken = unit.range.begin;
  while (next_skip < skipped.size() && skipped[next_skip].end <= unit.range.begin) ++next_skip;
  size_t skip = next_skip;
  Captures captures;
  DateToken token;
  constexpr uint32_t near = 12;
  for (uint32_t h = unit.first_hit; h < unit.last_hit; ++h) {
    const grammar::Hit& hit = context.hits[h];
    if (hit.at < taken || (context.interests(hit) & in_dates) == 0) continue;
    while (skip < skipped.size() && skipped[skip].end <= hit.at) ++skip;
    if (skip < skipped.size() && skipped[skip].begin <= hit.at) {
      taken = skipped[skip].end;
      continue;
    }
    if (digit(fold[hit.at]) && !may_begin(fold, hit.at, unit.range.end)) continue;
    DateGrammar::Following behind = grammar.following(hit, fold, unit.range.end);
    size_t from = 0;
    while (const Rule* rule = grammar.match(from, hit, behind, context.text(), fold, unit.range, captures)) {
      if (ends_cleanly(fold, captures.whole().end, unit.range.end) && reader.read(*rule, captures, token)) {
        // What starts a clock may reach up to a bracket: `kể từ ngày họp (…)`.
        while (token.at.end > token.at.begin && fold[token.at.end - 1] == ' ') --token.at.end;
        if (!cancelled(context, grammar, token, unit.range.end)) {
          out.push_back(token);
        } else if (token.bare && !out.empty() && out.back().bare && token.at.begin - out.back().at.end < near) {
          out.pop_back();  // "từ 1/2 đến 2/3 số phiếu"
        }
        // A term may end before what its rule took for the clause it is counted from.
        const uint32_t end = token.unit == TimeUnit::term ? token.at.end : captures.whole().end;
        taken = std::max(end, hit.at + 1);
        break;
      }
      from = rule->id + 1U;
    }
  }
}

}  // namespace vanban::views
