#include "batch/icalendar.h"

#include <cstdio>
#include <optional>
#include <unordered_map>

#include "batch/query/days.h"
#include "batch/query/recurrence.h"
#include "text/fold.h"
#include "version.h"

namespace vanban::batch {

namespace {

constexpr size_t longest_line = 75;
constexpr std::chrono::hours ahead_of_utc{7};  // Vietnam, all the year

std::string basic_date(Day day) {
  std::string iso = iso_of(day);
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2);
}

/// "08:00" on a day in Vietnam, in UTC: "20240620T010000Z"; nothing where it is no time.
std::optional<std::string> utc_time(Day day, const std::string& time) {
  unsigned hour = 0, minute = 0;
  if (std::sscanf(time.c_str(), "%2u:%2u", &hour, &minute) != 2 || hour > 23 || minute > 59) return {};
  auto moment = std::chrono::sys_seconds(day) + std::chrono::hours(hour) + std::chrono::minutes(minute) - ahead_of_utc;
  Day utc_day = std::chrono::floor<std::chrono::days>(moment);
  auto seconds = (moment - utc_day).count();
  char text[16];
  std::snprintf(text, sizeof text, "T%02d%02d00Z", static_cast<int>(seconds / 3600 % 24),
                static_cast<int>(seconds / 60 % 60));
  return basic_date(utc_day) + text;
}

class Calendar {
 public:
  Calendar() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(std::string("PRODID:-//vanban//vanban ") + vanban::version + "//VI");
    line("CALSCALE:GREGORIAN");
  }

  std::string finish() {
    line("END:VCALENDAR");
    return std::move(out_);
  }

  /// False where the deadline has no day.
  bool add(const DeadlineRow& d) {
    std::optional<Day> start = read_day(d.start), end = read_day(d.end);
    if (!d.recurrence.empty()) {
      start = end = first_of(d);
      if (!start) return false;
    }
    if (!start) start = end;
    if (!end) end = start;
    if (!start || *end < *start) return false;
    line("BEGIN:VEVENT");
    line("UID:" + uid(d));
    // When the event was last changed: the document was, on its date.
    std::optional<Day> issued = read_day(d.origin.date);
    line("DTSTAMP:" + basic_date(issued.value_or(*start)) + "T000000Z");
    when(d, *start, *end);
    if (!d.recurrence.empty()) line("RRULE:" + d.recurrence);
    const std::string& what = d.what.empty() ? d.text : d.what;
    text("SUMMARY", d.assignee.empty() ? what : d.assignee + ": " + what);
    text("DESCRIPTION", description(d));
    text("CATEGORIES", d.kind);
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
    return true;
  }

 private:
  void line(const std::string& content) { append_content_line(out_, content); }
  void text(const char* name, const std::string& value) { line(std::string(name) + ":" + calendar_text(value)); }

  /// The first day of a recurring deadline since its document's date.
  static std::optional<Day> first_of(const DeadlineRow& d) {
    std::optional<Day> since = read_day(d.origin.date), day = read_day(d.day);
    if (!since) since = day;
    Recurrence recurrence(d.recurrence);
    if (!since || !recurrence.names_days()) return {};
    std::vector<Day> days = recurrence.between(*since, *since + std::chrono::days(366 * 4), *since);
    return days.empty() ? std::nullopt : std::optional<Day>(days.front());
  }

  void when(const DeadlineRow& d, Day start, Day end) {
    std::optional<std::string> begins, ends;
    if (start == end && !d.time.empty()) {
      size_t slash = d.time.find('/');
      begins = utc_time(start, d.time.substr(0, slash));
      if (slash != std::string::npos) ends = utc_time(end, d.time.substr(slash + 1));
    }
    if (begins) {
      line("DTSTART:" + *begins);
      if (ends && *ends > *begins) line("DTEND:" + *ends);
    } else {
      line("DTSTART;VALUE=DATE:" + basic_date(start));
      line("DTEND;VALUE=DATE:" + basic_date(end + std::chrono::days(1)));  // the day after the last
    }
  }

  static std::string description(const DeadlineRow& d) {
    std::string out = d.text;
    auto add = [&out](const std::string& more) {
      if (!more.empty()) out += "\n" + more;
    };
    std::string document = d.origin.code;
    if (!d.origin.date.empty()) document += (document.empty() ? "" : ", ") + d.origin.date;
    if (!d.origin.issuer.empty()) document += (document.empty() ? "" : ", ") + d.origin.issuer;
    add(document);
    add(d.origin.subject);
    if (!d.node.empty()) add(d.node);
    add(d.origin.source);
    return out;
  }

  std::string uid(const DeadlineRow& d) {
    std::string id = d.origin.sha256.substr(0, 32) + "-" + std::to_string(d.span_begin) + "-" + d.kind;
    if (int more = known_[id]++; more > 0) id += "-" + std::to_string(more + 1);
    return id + "@vanban";
  }

  std::string out_;
  std::unordered_map<std::string, int> known_;
};

}  // namespace

void append_content_line(std::string& out, const std::string& line) {
  size_t room = longest_line;
  for (size_t at = 0;;) {
    size_t end = at + room;
    if (end >= line.size()) {
      out.append(line, at);
      break;
    }
    while (end > at + 1 && text::is_continuation(line[end])) --end;
    out.append(line, at, end - at);
    out += "\r\n ";
    at = end;
    room = longest_line - 1;  // the blank counts
  }
  out += "\r\n";
}

std::string calendar_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      if (c == '\\' || c == ',' || c == ';') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string icalendar(const std::vector<DeadlineRow>& deadlines, size_t& left_out) {
  Calendar calendar;
  left_out = 0;
  for (const DeadlineRow& deadline : deadlines) left_out += calendar.add(deadline) ? 0 : 1;
  return calendar.finish();
}

}  // namespace vanban::batch
