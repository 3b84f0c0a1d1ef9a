// Deadlines as a calendar.
#include <gtest/gtest.h>

#include "batch/icalendar.h"

namespace vanban::batch {
namespace {

std::vector<std::string> lines_of(const std::string& calendar) {
  std::vector<std::string> out;
  for (size_t at = 0; at < calendar.size();) {
    size_t end = calendar.find("\r\n", at);
    EXPECT_NE(end, std::string::npos) << "a line does not end in CR LF";
    if (end == std::string::npos) break;
    out.push_back(calendar.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

std::string value(const std::string& calendar, const std::string& name) {
  for (const std::string& line : lines_of(calendar)) {
    if (line.starts_with(name)) return line.substr(name.size());
  }
  return "none";
}

DeadlineRow report() {
  DeadlineRow d;
  d.origin.sha256 = std::string(64, 'a');
  d.origin.date = "2024-06-05";
  d.origin.code = "07/KH-BVHXH";
  d.kind = "due";
  d.text = "trước ngày 20/6/2024";
  d.what = "báo cáo kết quả";
  d.assignee = "các thôn";
  d.end = d.day = "2024-06-20";
  d.span_begin = 512;
  return d;
}

std::string calendar_of(const DeadlineRow& d) {
  size_t left_out = 0;
  std::string out = icalendar({d}, left_out);
  EXPECT_EQ(left_out, 0U);
  return out;
}

TEST(Calendar, ADayIsAnAllDayEvent) {
  std::string calendar = calendar_of(report());
  EXPECT_EQ(value(calendar, "DTSTART"), ";VALUE=DATE:20240620");
  EXPECT_EQ(value(calendar, "DTEND"), ";VALUE=DATE:20240621");
  EXPECT_EQ(value(calendar, "SUMMARY:"), "các thôn: báo cáo kết quả");
  EXPECT_EQ(value(calendar, "DTSTAMP:"), "20240605T000000Z");
  EXPECT_EQ(value(calendar, "UID:"), std::string(32, 'a') + "-512-due@vanban");
}

TEST(Calendar, APeriodEndsTheDayAfterItsLast) {
  DeadlineRow d = report();
  d.kind = "period";
  d.start = "2024-02-15";
  d.end = "2024-02-29";
  EXPECT_EQ(value(calendar_of(d), "DTSTART"), ";VALUE=DATE:20240215");
  EXPECT_EQ(value(calendar_of(d), "DTEND"), ";VALUE=DATE:20240301");
}

TEST(Calendar, ATimeIsVietnams) {
  DeadlineRow d = report();
  d.kind = "event";
  d.start = d.end = "2024-06-20";
  d.time = "06:30/10:00";
  EXPECT_EQ(value(calendar_of(d), "DTSTART:"), "20240619T233000Z");
  EXPECT_EQ(value(calendar_of(d), "DTEND:"), "20240620T030000Z");
}

TEST(Calendar, ARecurringOneBeginsOnItsFirstDay) {
  DeadlineRow d = report();
  d.kind = "recurring";
  d.end.clear();
  d.recurrence = "FREQ=MONTHLY;BYMONTHDAY=25";
  d.day = "2025-01-25";  // the first in the stretch that was asked for
  EXPECT_EQ(value(calendar_of(d), "DTSTART"), ";VALUE=DATE:20240625");
  EXPECT_EQ(value(calendar_of(d), "RRULE:"), "FREQ=MONTHLY;BYMONTHDAY=25");
}

TEST(Calendar, WhatNamesNoDayIsLeftOut) {
  DeadlineRow d = report();
  d.end.clear();
  d.recurrence = "FREQ=MONTHLY;INTERVAL=3";
  size_t left_out = 0;
  EXPECT_EQ(icalendar({d, report()}, left_out).find("RRULE"), std::string::npos);
  EXPECT_EQ(left_out, 1U);
}

TEST(Calendar, NoTwoEventsHaveOneName) {
  size_t left_out = 0;
  std::string calendar = icalendar({report(), report()}, left_out);
  EXPECT_NE(calendar.find("-512-due@vanban"), std::string::npos);
  EXPECT_NE(calendar.find("-512-due-2@vanban"), std::string::npos);
}

TEST(Calendar, LinesAreFoldedBetweenCharacters) {
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string line = "SUMMARY:" + std::string(shift, 'x');
    for (int i = 0; i < 60; ++i) line += "ướ";
    std::string folded, unfolded;
    append_content_line(folded, line);
    for (const std::string& part : lines_of(folded)) {
      EXPECT_LE(part.size(), 75U);
      std::string_view content = part;
      if (!unfolded.empty()) {
        EXPECT_EQ(part[0], ' ');
        content.remove_prefix(1);
      }
      EXPECT_NE(static_cast<unsigned char>(content[0]) & 0xC0U, 0x80U) << "a character was cut";
      unfolded += content;
    }
    EXPECT_EQ(unfolded, line);
  }
  std::string exact;
  append_content_line(exact, std::string(75, 'a'));
  EXPECT_EQ(exact, std::string(75, 'a') + "\r\n");
}

TEST(Calendar, TextIsEscaped) { EXPECT_EQ(calendar_text("a,b;c\\d\ne\r\t"), "a\\,b\\;c\\\\d\\ne"); }

}  // namespace
}  // namespace vanban::batch
