#include "batch/query/recurrence.h"

#include <algorithm>
#include <charconv>

namespace vanban::batch {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

std::vector<int> numbers_of(std::string_view list) {
  std::vector<int> out;
  while (!list.empty()) {
    std::string_view item = list.substr(0, list.find(','));
    int number = 0;
    if (std::from_chars(item.data(), item.data() + item.size(), number).ec == std::errc()) out.push_back(number);
    list.remove_prefix(std::min(list.size(), item.size() + 1));
  }
  return out;
}

bool holds(const std::vector<int>& list, int number) {
  return std::find(list.begin(), list.end(), number) != list.end();
}

int months_of(const year_month_day& d) {
  return static_cast<int>(d.year()) * 12 + static_cast<int>(static_cast<unsigned>(d.month()));
}

/// 0 is Monday.
int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1; }

}  // namespace

Recurrence::Recurrence(std::string_view rule) {
  constexpr std::string_view weekdays = "MOTUWETHFRSASU";
  while (!rule.empty()) {
    std::string_view part = rule.substr(0, rule.find(';'));
    rule.remove_prefix(std::min(rule.size(), part.size() + 1));
    size_t equals = std::min(part.find('='), part.size());
    std::string_view key = part.substr(0, equals), value = part.substr(std::min(equals + 1, part.size()));
    if (key == "FREQ") {
      every_ = value == "WEEKLY"    ? Every::week
               : value == "MONTHLY" ? Every::month
               : value == "YEARLY"  ? Every::year
                                    : Every::other;
    } else if (key == "INTERVAL") {
      std::vector<int> n = numbers_of(value);
      if (!n.empty()) interval_ = std::max(1, n[0]);
    } else if (key == "BYMONTH") {
      months_ = numbers_of(value);
    } else if (key == "BYMONTHDAY") {
      month_days_ = numbers_of(value);
    } else if (key == "BYDAY") {
      size_t at = value.size() == 2 ? weekdays.find(value) : std::string_view::npos;
      if (at != std::string_view::npos) weekday_ = static_cast<int>(at / 2);
    }
  }
}

bool Recurrence::falls_on(Day day, Day start) const {
  if (day < start || !names_days()) return false;
  year_month_day date(day), first(start);
  if (every_ == Every::week) {
    auto monday = [](Day d) { return d - days(weekday_of(d)); };
    return weekday_ == weekday_of(day) && (monday(day) - monday(start)).count() / 7 % interval_ == 0;
  }
  if (every_ == Every::other || weekday_ >= 0) return false;
  int distance = every_ == Every::month ? months_of(date) - months_of(first)
                                        : static_cast<int>(date.year()) - static_cast<int>(first.year());
  if (distance % interval_ != 0) return false;
  if (!months_.empty() && !holds(months_, static_cast<int>(static_cast<unsigned>(date.month())))) return false;
  Day last(date.year() / date.month() / std::chrono::last);
  int from_end = static_cast<int>((day - last).count()) - 1;
  return holds(month_days_, static_cast<int>(static_cast<unsigned>(date.day()))) || holds(month_days_, from_end);
}

std::vector<Day> Recurrence::between(Day first, Day last, Day start) const {
  std::vector<Day> out;
  if (!names_days()) return out;
  for (Day day = std::max(first, start); day <= last; day += days(1)) {
    if (falls_on(day, start)) out.push_back(day);
  }
  return out;
}

}  // namespace vanban::batch
