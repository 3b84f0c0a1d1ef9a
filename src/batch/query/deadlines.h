// What is due, happens or takes effect within a stretch of days.
#pragma once

#include <string>
#include <vector>

#include "batch/query/conditions.h"

namespace vanban::batch {

struct DeadlineQuery {
  std::string from, to;               ///< ISO days, both included; empty: open
  std::vector<std::string> assignee;  ///< words of the name of who has to act, in its spellings(); empty: anyone
  std::vector<std::string> kinds;     ///< due, period, event, effective, recurring; empty: all of these
  DocumentFilter documents;
};

struct DeadlineRow {
  Origin origin;
  /// The day it is listed under: when it ends, or begins where no end is said. Of a recurring one the first day that
  /// lies in the stretch asked for; empty where it names no day ("hằng quý").
  std::string day;
  std::string start, end, time, recurrence, kind, bound, text, what, assignee, recipient;
  std::string node;  ///< path; empty: outside the tree
  int attachment = -1;
  int64_t span_begin = 0;
};

/// Those that touch the stretch, in order of their days; the ones without a day last. A recurring one counts from its
/// document's date on, and is one row however often it comes. Throws CatalogError, UnknownType.
std::vector<DeadlineRow> deadlines(Catalog& catalog, const DeadlineQuery& query);

}  // namespace vanban::batch
