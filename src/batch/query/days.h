// Days as people give them to a query, and as the catalogue keeps them (ISO 8601).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vanban::batch {

using Day = std::chrono::sys_days;

/// "2024-06-20". Nothing where the text is no such day.
std::optional<Day> read_day(std::string_view iso);
std::string iso_of(Day date);

/// The first and the last day of what a person writes: 2018, 2018-06, 6/2018, 2018-06-20 or 20/6/2018 (day first).
struct DaySpan {
  Day first, last;
};
/// Nothing where it is none of these, or no day there is (31/6/2024).
std::optional<DaySpan> read_day_span(std::string_view text);

/// Today where this machine is. The only thing here that depends on the clock.
Day today();

}  // namespace vanban::batch
