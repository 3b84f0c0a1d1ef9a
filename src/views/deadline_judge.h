// What kind of deadline a date is, if any.
#pragma once

#include "views/deadline_scene.h"

namespace vanban::views {

struct Verdict {
  const char* kind = nullptr;  ///< nullptr: no deadline
  const char* bound = nullptr;
  bool starts = true;      ///< the date, or the range, gives a start
  bool ends = true;        ///< and an end
  bool with_lead = false;  ///< the text takes the words before along
  explicit operator bool() const { return kind != nullptr; }
};

/// What is known of a date when it is judged.
struct Case {
  const Scene& scene;
  const DateExpression& expression;
  DateRange range;       ///< the stretch of days judged
  bool several = false;  ///< one of several apart
  Date issued;           ///< of the document
  bool bare = false;     ///< all its dates are mere numbers
  bool numeric = false;  ///< begins with a digit
  Slice heading;         ///< of the column or, for a text that is nothing but the date, the node above
  const std::vector<Slice>* row = nullptr;  ///< the other cells, for a cell that begins with the date
  bool head_row = false;                    ///< or a row that lists documents: no schedule

  /// All of it lies before the document's own date.
  bool is_over() const { return issued.known() && compare(range.last, issued) < 0; }
};

Verdict judge_date(const Case& c);
/// A day that only goes on with the days `last` found: `Treo cờ từ ngày 29/4 đến ngày 02/5 và ngày 07/5, ngày 19/5`.
Verdict judge_next_day(const Case& c, const Deadline& last);
/// Whether a term ("trong thời hạn 10 ngày") is one that somebody has to keep. `label`: before the colon, or at
/// the head of the column.
Verdict judge_term(const Scene& scene, const DateToken& term, Slice label, bool from_signing);
/// Whether a repetition without a date ("hằng quý") is a duty of its own, not the attribute of a noun.
bool repeats_as_adverb(const Scene& scene, const DateToken& recurrence);

}  // namespace vanban::views
