#include "views/deadline_recurrence.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vanban::views {

namespace {

std::string frequency(const char* name, int interval) {
  std::string out = "FREQ=";
  out += name;
  if (interval > 1) out += ";INTERVAL=" + std::to_string(interval);
  return out;
}

void append_list(std::string& rule, const char* key, std::vector<int> values) {
  values.erase(std::unique(values.begin(), values.end()), values.end());
  rule += ';';
  rule += key;
  char mark = '=';
  for (int v : values) {
    rule += mark;
    rule += std::to_string(v);
    mark = ',';
  }
}

/// Days and months of an expression; false if it names something that repeats otherwise (a year, a quarter's part).
struct Named {
  std::vector<int> days, months;
  bool years = false;

  explicit Named(const DateExpression& e) {
    for (const Moment& m : e) {
      const DateToken& t = *m.date;
      years = years || t.first.year > 0 || (m.month != nullptr && m.month->first.year > 0);
      if (t.unit == TimeUnit::day) {
        if (t.last_day) days.push_back(-1);
        if (t.first.day > 0) days.push_back(t.first.day);
        for (int i = 0; i < t.list_size; ++i) days.push_back(t.list[static_cast<size_t>(i)]);
        int month = m.month != nullptr ? m.month->first.month : t.first.month;
        if (month > 0) months.push_back(month);
      } else if (t.unit == TimeUnit::month) {
        if (t.first.month > 0) months.push_back(t.first.month);
        for (int i = 0; i < t.list_size; ++i) months.push_back(t.list[static_cast<size_t>(i)]);
      } else if (t.unit == TimeUnit::quarter) {
        for (int q = t.quarter; q <= std::max(t.quarter, t.last_quarter); ++q) {
          for (int month = 3 * q - 2; month <= 3 * q; ++month) months.push_back(month);
        }
      } else {
        years = true;  // a week of the year, the document's date: nothing that comes again
      }
    }
  }
};

}  // namespace

std::string rrule(const Step& step) {
  switch (step.code) {
    case 'H': return frequency("HOURLY", step.count);
    case 'D': return frequency("DAILY", step.count);
    case 'W': return frequency("WEEKLY", step.count);
    case 'M': return step.count % 12 == 0 ? frequency("YEARLY", step.count / 12) : frequency("MONTHLY", step.count);
    default: return frequency("YEARLY", step.count);
  }
}

std::string rrule(const Step& step, const DateToken* weekday) {
  constexpr std::array<const char*, 7> names = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string rule = rrule(step);
  bool weekly = step.code == 'W' && weekday != nullptr && weekday->weekday >= 0 && weekday->weekday < 7;
  if (weekly) rule += std::string(";BYDAY=") + names[static_cast<size_t>(weekday->weekday)];
  return rule;
}

std::string rrule(const DateToken& repetition, const DateExpression& dates) {
  Named named(dates);
  if (named.years || dates.range || repetition.step_count != 1) return "";
  std::string_view quarter_months = repetition.rule->get("bymonth");
  if (!quarter_months.empty()) {
    if (named.days.empty() || !named.months.empty()) return "";
    std::string rule = "FREQ=MONTHLY;BYMONTH=" + std::string(quarter_months);
    append_list(rule, "BYMONTHDAY", named.days);
    return rule;
  }
  const Step& step = repetition.steps[0];
  std::string rule = rrule(step);
  if (step.code == 'Y') {
    if (named.months.empty()) return "";
    append_list(rule, "BYMONTH", named.months);
  } else if (step.code != 'M' || !named.months.empty()) {
    return "";
  }
  if (!named.days.empty()) append_list(rule, "BYMONTHDAY", named.days);
  return rule;
}

}  // namespace vanban::views
