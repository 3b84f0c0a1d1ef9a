// The days on which a recurring deadline falls.
#pragma once

#include <string_view>
#include <vector>

#include "batch/query/days.h"

namespace vanban::batch {

/// A recurrence as results have it (an RFC 5545 RRULE value): every month or year on days it names, or every week on
/// a weekday. One that names no day ("hằng quý") has no days here.
class Recurrence {
 public:
  explicit Recurrence(std::string_view rule);

  bool names_days() const { return !month_days_.empty() || weekday_ >= 0; }
  /// Does it fall on `day`, counted from `start`? Of every second month only those are meant that lie an even number
  /// of months behind `start`.
  bool falls_on(Day day, Day start) const;
  /// All its days from `first` to `last`, none before `start`.
  std::vector<Day> between(Day first, Day last, Day start) const;

 private:
  enum class Every : uint8_t { other, week, month, year };
  Every every_ = Every::other;
  int interval_ = 1;
  int weekday_ = -1;  // 0 is Monday
  std::vector<int> months_, month_days_;
};

}  // namespace vanban::batch
