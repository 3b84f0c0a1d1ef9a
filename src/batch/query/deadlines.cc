#include "batch/query/deadlines.h"

#include <algorithm>
#include <tuple>

#include "batch/query/days.h"
#include "batch/query/recurrence.h"

namespace vanban::batch {

namespace {

/// With an open end a recurring deadline is looked for no further than this.
constexpr std::chrono::days furthest{366 * 4};

DeadlineRow read_row(const Cursor& row) {
  DeadlineRow out;
  out.origin = Origin::read(row);
  out.node = row.text(path_column);
  out.attachment = attachment_of(row);
  int column = first_column;
  for (std::string* field : {&out.kind, &out.text, &out.start, &out.end, &out.time, &out.recurrence, &out.bound,
                             &out.what, &out.assignee, &out.recipient}) {
    *field = row.text(column++);
  }
  out.span_begin = row.integer(column);
  out.day = out.end.empty() ? out.start : out.end;
  return out;
}

/// Sets the first day of a recurring deadline within the stretch; false if it has none there.
bool place_recurring(const DeadlineQuery& query, DeadlineRow& row) {
  Recurrence recurrence(row.recurrence);
  std::optional<Day> from = read_day(query.from), to = read_day(query.to), start = read_day(row.origin.date);
  if (!start) start = from;
  if (!recurrence.names_days() || !start) {
    row.day.clear();
    return true;
  }
  Day first = from ? std::max(*from, *start) : *start;
  std::vector<Day> days = recurrence.between(first, to ? std::min(*to, first + furthest) : first + furthest, *start);
  if (!days.empty()) row.day = iso_of(days.front());
  return !days.empty();
}

}  // namespace

std::vector<DeadlineRow> deadlines(Catalog& catalog, const DeadlineQuery& query) {
  Conditions conditions;
  // A recurring one is placed below; all others have an end, a start, or both.
  std::string dated = "t.recurrence IS NULL AND coalesce(t.end_date, t.start_date) IS NOT NULL";
  std::vector<std::string> days;
  if (!query.from.empty()) {
    dated += " AND coalesce(t.end_date, t.start_date) >= ?";
    days.push_back(query.from);
  }
  if (!query.to.empty()) {
    dated += " AND coalesce(t.start_date, t.end_date) <= ?";
    days.push_back(query.to);
  }
  std::string recurring = "t.recurrence IS NOT NULL";
  if (!query.to.empty()) {
    recurring += " AND (d.date IS NULL OR d.date <= ?)";
    days.push_back(query.to);
  }
  conditions.add("((" + dated + ") OR (" + recurring + "))", days);
  std::vector<KeyChoices> keys;
  if (!query.from.empty() || !query.to.empty()) {
    keys.push_back(keys_of_days(query.from, query.to));
    keys.back().push_back({KeyWords::of_recurring()});
  }
  if (!query.assignee.empty()) {
    keys.push_back(keys_of_names(query.assignee));
    conditions.add_words("t.assignee_folded", query.assignee);
  }
  conditions.add_keys(catalog, "t.document", keys);
  if (!query.kinds.empty()) {
    std::string places = "?";
    for (size_t i = 1; i < query.kinds.size(); ++i) places += ", ?";
    conditions.add("t.kind IN (" + places + ")", query.kinds);
  }
  query.documents.apply(catalog, conditions);
  const std::string sql =
      select_rows("deadlines",
                  "t.kind, t.text, t.start_date, t.end_date, t.time, t.recurrence, t.bound, t.what, "
                  "t.assignee, t.recipient, t.span_begin");
  std::unique_ptr<Cursor> row = catalog.query(sql + conditions.sql(), conditions.values());
  std::vector<DeadlineRow> out;
  while (row->next()) {
    DeadlineRow next = read_row(*row);
    if (next.recurrence.empty() || place_recurring(query, next)) out.push_back(std::move(next));
  }
  auto order = [](const DeadlineRow& r) {
    return std::make_tuple(r.day.empty(), std::string_view(r.day), r.origin.document, r.attachment, r.span_begin);
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const DeadlineRow& a, const DeadlineRow& b) { return order(a) < order(b); });
  return out;
}

}  // namespace vanban::batch
