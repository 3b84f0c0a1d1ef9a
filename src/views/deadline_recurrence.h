// Repetitions as RFC 5545 writes them.
#pragma once

#include <string>

#include "views/date_expressions.h"

namespace vanban::views {

/// "FREQ=MONTHLY;INTERVAL=6".
std::string rrule(const Step& step);
/// The same on a weekday, for a repetition by weeks.
std::string rrule(const Step& step, const DateToken* weekday);

/// A repetition with the day it falls on: "trước ngày 25 hằng tháng". "" if the two do not go together.
std::string rrule(const DateToken& repetition, const DateExpression& dates);

}  // namespace vanban::views
