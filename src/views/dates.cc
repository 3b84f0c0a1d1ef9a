#include "views/dates.h"

#include <array>

namespace vanban::views {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : days[static_cast<size_t>(month - 1)];
}

bool exists(Date d) {
  if (d.month == 0) return d.day == 0;
  if (d.month < 1 || d.month > 12) return false;
  return d.day >= 0 && d.day <= days_in_month(d.year, d.month);
}

// Both ways after Howard Hinnant's days_from_civil: eras of 400 years that begin on 1 March.
long day_number(Date d) {
  long y = d.month <= 2 ? d.year - 1 : d.year;
  long era = (y >= 0 ? y : y - 399) / 400;
  long year_of_era = y - era * 400;
  long month_from_march = (d.month + 9) % 12;
  long day_of_year = (153 * month_from_march + 2) / 5 + d.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date date_of(long day_number) {
  const long n = day_number + 719468;
  long era = (n >= 0 ? n : n - 146096) / 146097;
  long day_of_era = n - era * 146097;
  long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  long month_from_march = (5 * day_of_year + 2) / 153;
  Date d;
  d.day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  d.month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  d.year = static_cast<int>(year_of_era + era * 400 + (d.month <= 2 ? 1 : 0));
  return d;
}

Date add_days(Date d, int days) { return date_of(day_number(d) + days); }

Date add_months(Date d, int months) {
  int total = d.year * 12 + d.month - 1 + months;
  Date r{total / 12, total % 12 + 1, d.day};
  // A term of months ends on the same day of the month, or on the month's last day (Điều 148 BLDS 2015).
  if (r.day > days_in_month(r.year, r.month)) r.day = days_in_month(r.year, r.month);
  return r;
}

int weekday(Date d) {
  long n = (day_number(d) + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(n < 0 ? n + 7 : n);
}

Date iso_week_monday(int year, int week) {
  long fourth = day_number({year, 1, 4});  // always in week 1
  return date_of(fourth - weekday({year, 1, 4}) + 7L * (week - 1));
}

int compare(Date a, Date b) {
  if (a.year != b.year) return a.year < b.year ? -1 : 1;
  if (a.month == 0 || b.month == 0) return 0;
  if (a.month != b.month) return a.month < b.month ? -1 : 1;
  if (a.day == 0 || b.day == 0) return 0;
  return a.day == b.day ? 0 : a.day < b.day ? -1 : 1;
}

namespace {

void append_padded(std::string& out, int value, int width) {
  std::string digits = std::to_string(value);
  if (digits.size() < static_cast<size_t>(width)) out.append(static_cast<size_t>(width) - digits.size(), '0');
  out += digits;
}

}  // namespace

std::string iso(Date d) {
  std::string out;
  if (d.year <= 0) return out;
  append_padded(out, d.year, 4);
  if (d.month <= 0) return out;
  out += '-';
  append_padded(out, d.month, 2);
  if (d.day <= 0) return out;
  out += '-';
  append_padded(out, d.day, 2);
  return out;
}

std::string iso_time(int hour, int minute) {
  std::string out;
  append_padded(out, hour, 2);
  out += ':';
  append_padded(out, minute, 2);
  return out;
}

}  // namespace vanban::views
