#include "batch/key_words.h"

#include <algorithm>
#include <utility>

namespace vanban::batch {

namespace {

constexpr size_t longest_code = 200;  // of a sane one; a longer word is refused by PostgreSQL
constexpr int most_months = 24;       // of a period that stands under each of its months
constexpr const char* long_period = "mlong";

/// "c12qdubnd": a code as one word.
std::string code_word(char kind, std::string_view folded) {
  std::string out(1, kind);
  for (char c : folded) {
    if (c != ' ' && out.size() < longest_code) out += c;
  }
  return out.size() == 1 ? std::string() : out;
}

/// Months since the year 0; `last`: of a year alone the last one. -1: no date.
int month_of(std::string_view date, bool last) {
  auto digits = [&](size_t at, size_t count) {
    int number = 0;
    if (date.size() < at + count) return -1;
    for (char c : date.substr(at, count)) {
      if (c < '0' || c > '9') return -1;
      number = 10 * number + (c - '0');
    }
    return number;
  };
  const int year = digits(0, 4), month = digits(5, 2);
  if (year < 0) return -1;
  return 12 * year + (month >= 1 && month <= 12 ? month - 1 : last ? 11 : 0);
}

/// "m2024", and with fewer digits the beginning that all years of a decade share, or of a century: "m202".
std::string year_word(int year, size_t digits) {
  std::string number = std::to_string(year);
  number.insert(0, 4 - std::min<size_t>(4, number.size()), '0');
  return "m" + number.substr(0, digits);
}

/// "m202406"
std::string month_word(int month) {
  const int number = month % 12 + 1;
  return year_word(month / 12, 4) + (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string KeyWords::of_cited_code(std::string_view folded) { return code_word('c', folded); }
std::string KeyWords::of_own_code(std::string_view folded) { return code_word('n', folded); }

void KeyWords::add(std::string words) {
  if (words.empty()) return;
  auto [place, is_new] = known_.insert(std::move(words));
  if (!is_new) return;
  if (!out_.empty()) out_ += ' ';
  out_ += *place;
}

void KeyWords::name(std::string_view folded) { add(std::string(folded)); }

void KeyWords::days(std::string_view start, std::string_view end) {
  const int first = month_of(start.empty() ? end : start, false), last = month_of(end.empty() ? start : end, true);
  if (first < 0 || last < 0) return;
  // Of some that were misread the end lies before the start.
  const int low = std::min(first, last), high = std::max(first, last);
  if (high - low >= most_months) return add(long_period);
  for (int month = low; month <= high; ++month) add(month_word(month));
}

std::string KeyWords::take() {
  known_.clear();
  return std::exchange(out_, {});
}

KeyChoices keys_of_days(const std::string& from, const std::string& to) {
  int month = std::max(0, month_of(from, false));
  const int last = to.empty() ? 12 * 9999 + 11 : month_of(to, true);
  KeyChoices choices = {{long_period}};
  // Months to the end of a year, years to the end of a decade, and so on; and at the other end the other way round.
  while (month <= last) {
    if (month % 12 != 0 || month + 11 > last) {
      choices.push_back({month_word(month++)});
      continue;
    }
    const int year = month / 12;
    int years = 1;
    size_t digits = 4;
    for (; digits > 1 && year % (10 * years) == 0 && month + 120 * years - 1 <= last; years *= 10) --digits;
    choices.push_back({year_word(year, digits), true});
    month += 12 * years;
  }
  return choices;
}

}  // namespace vanban::batch
