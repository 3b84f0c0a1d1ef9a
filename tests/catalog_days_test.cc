// Days given to a query, and the days of recurring deadlines.
#include "batch/query/days.h"

#include <gtest/gtest.h>

#include "batch/query/recurrence.h"

namespace vanban::batch {
namespace {

std::string span(std::string_view text) {
  std::optional<DaySpan> s = read_day_span(text);
  return s ? iso_of(s->first) + ".." + iso_of(s->last) : "none";
}

TEST(Days, AsPeopleWriteThem) {
  EXPECT_EQ(span("2018"), "2018-01-01..2018-12-31");
  EXPECT_EQ(span("2024-02"), "2024-02-01..2024-02-29");
  EXPECT_EQ(span("2/2023"), "2023-02-01..2023-02-28");
  EXPECT_EQ(span("2024-06-20"), "2024-06-20..2024-06-20");
  EXPECT_EQ(span("20/6/2024"), "2024-06-20..2024-06-20");
}

TEST(Days, WhatIsNoDay) {
  for (const char* text : {"", "31/6/2024", "2024-13", "2023-02-29", "20/6", "6", "20-6-2024", "2024-06-20-1",
                           "hôm nay", "2024-6-", "-2024", "2024/6/1x"}) {
    EXPECT_EQ(span(text), "none") << text;
  }
  EXPECT_FALSE(read_day("2024-06"));
  EXPECT_FALSE(read_day("2024-6-1"));
}

std::string days_of(const char* rule, const char* first, const char* last, const char* start) {
  std::string out;
  for (Day day : Recurrence(rule).between(*read_day(first), *read_day(last), *read_day(start)))
    out += iso_of(day) + " ";
  return out;
}

TEST(Recurrences, OfMonthsAndYears) {
  EXPECT_EQ(days_of("FREQ=MONTHLY;BYMONTHDAY=25", "2024-01-26", "2024-03-25", "2023-05-01"), "2024-02-25 2024-03-25 ");
  EXPECT_EQ(days_of("FREQ=MONTHLY;BYMONTHDAY=10,20", "2024-01-01", "2024-01-31", "2023-05-01"),
            "2024-01-10 2024-01-20 ");
  EXPECT_EQ(days_of("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "2024-01-01", "2024-08-01", "2023-05-01"),
            "2024-03-20 2024-06-20 ");
  EXPECT_EQ(days_of("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "2024-01-01", "2025-12-31", "2023-05-01"),
            "2024-12-31 2025-12-31 ");
  EXPECT_EQ(days_of("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "2024-01-01", "2024-12-31", "2024-02-01"),
            "2024-02-05 2024-05-05 2024-08-05 2024-11-05 ");
  EXPECT_EQ(days_of("FREQ=MONTHLY;BYMONTHDAY=-1", "2024-02-01", "2024-03-31", "2024-01-01"), "2024-02-29 2024-03-31 ");
}

TEST(Recurrences, OfWeeks) {
  EXPECT_EQ(days_of("FREQ=WEEKLY;BYDAY=MO", "2024-06-01", "2024-06-15", "2024-01-01"), "2024-06-03 2024-06-10 ");
  EXPECT_EQ(days_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2024-06-01", "2024-06-30", "2024-06-05"),
            "2024-06-07 2024-06-21 ");
}

TEST(Recurrences, NoneBeforeTheStart) {
  EXPECT_EQ(days_of("FREQ=MONTHLY;BYMONTHDAY=25", "2024-01-01", "2024-03-31", "2024-03-01"), "2024-03-25 ");
}

TEST(Recurrences, WithoutADayHaveNone) {
  EXPECT_FALSE(Recurrence("FREQ=MONTHLY;INTERVAL=3").names_days());
  EXPECT_EQ(days_of("FREQ=YEARLY", "2024-01-01", "2024-12-31", "2023-01-01"), "");
  EXPECT_EQ(days_of("", "2024-01-01", "2024-12-31", "2023-01-01"), "");
}

}  // namespace
}  // namespace vanban::batch
