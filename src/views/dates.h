// Calendar arithmetic, and dates as ISO 8601 writes them.
#pragma once

#include <string>

#include "views/context.h"

namespace vanban::views {

/// From the first to the last day of something; both known to the same part (day, month or year).
struct DateRange {
  Date first;
  Date last;

  bool one_day() const { return first.year == last.year && first.month == last.month && first.day == last.day; }
};

bool is_leap(int year);
int days_in_month(int year, int month);
/// True for a day that the calendar has (31/6 is none). A date without a day is asked for its month only.
bool exists(Date date);

/// Days since 1970-01-01; the date must have all three parts.
long day_number(Date date);
Date date_of(long day_number);
Date add_days(Date date, int days);
Date add_months(Date date, int months);
/// 0 Monday … 6 Sunday.
int weekday(Date date);
/// The Monday of an ISO 8601 week.
Date iso_week_monday(int year, int week);

/// Less, equal or more than 0; compared as far as both are known.
int compare(Date a, Date b);

/// ISO 8601, cut where the date is not known ("2025-08"); "" without a year.
std::string iso(Date date);
std::string iso_time(int hour, int minute);

}  // namespace vanban::views
