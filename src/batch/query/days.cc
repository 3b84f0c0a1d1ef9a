#include "batch/query/days.h"

#include <charconv>
#include <cstdio>
#include <ctime>
#include <vector>

namespace vanban::batch {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<Day> day_of(int y, int m, int d) {
  if (y < 1000 || y > 9999 || m < 1 || d < 1) return {};
  year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  if (!date.ok()) return {};
  return Day(date);
}

/// The numbers between the separators; none where anything else stands between them.
std::vector<int> numbers(std::string_view text, char separator) {
  std::vector<int> out;
  for (size_t at = 0; at <= text.size();) {
    size_t end = std::min(text.find(separator, at), text.size());
    int number = 0;
    auto [stop, problem] = std::from_chars(text.data() + at, text.data() + end, number);
    if (problem != std::errc() || stop != text.data() + end || end == at || number < 0) return {};
    out.push_back(number);
    at = end + 1;
  }
  return out;
}

std::optional<DaySpan> month_of(int y, int m) {
  std::optional<Day> first = day_of(y, m, 1);
  if (!first) return {};
  return DaySpan{*first, Day(year(y) / month(static_cast<unsigned>(m)) / std::chrono::last)};
}

}  // namespace

std::optional<Day> read_day(std::string_view iso) {
  std::vector<int> n = numbers(iso, '-');
  if (n.size() != 3 || iso.size() != 10) return {};
  return day_of(n[0], n[1], n[2]);
}

std::string iso_of(Day date) {
  year_month_day d(date);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                static_cast<unsigned>(d.day()));
  return text;
}

std::optional<DaySpan> read_day_span(std::string_view text) {
  std::vector<int> n = numbers(text, '-');
  if (n.size() < 2) {
    n = numbers(text, '/');
    n = {n.rbegin(), n.rend()};  // 20/6/2018: the year stands last
  }
  if (n.size() == 3) {
    std::optional<Day> one = day_of(n[0], n[1], n[2]);
    if (!one) return {};
    return DaySpan{*one, *one};
  }
  if (n.size() == 2) return month_of(n[0], n[1]);
  if (n.size() != 1 || !day_of(n[0], 1, 1)) return {};
  return DaySpan{*day_of(n[0], 1, 1), *day_of(n[0], 12, 31)};
}

Day today() {
  std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return *day_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace vanban::batch
