// Whom a deadline concerns, what it is about, and whether it can be right.
#pragma once

#include <vector>

#include "views/deadline_scene.h"

namespace vanban::views {

/// Fills in what, assignee and recipient where the sentence or its schedule says so.
class DeadlineParts {
 public:
  DeadlineParts(const Context& context, const DeadlineGrammar& grammar) : context_(context), grammar_(grammar) {}

  /// `row`: the other cells where the date stands in a schedule. Deadlines come in reading order.
  void fill(const Scene& scene, const std::vector<Slice>* row, Deadline& deadline);
  /// Without the blanks and punctuation around it.
  Slice trimmed(Slice s) const;
  /// What a term that is counted back is counted from: `trước khi khai mạc`, to the end of its clause; empty where
  /// that is a date.
  Slice counted_back_from(const Scene& scene) const;
  /// A label that names nothing but the time: `Thời gian`.
  bool only_says_when(Slice s) const;
  /// What the document is about, or the attachment.
  Slice subject_of(int attachment) const;

 private:
  const Responsibility* duty_of(Slice at);
  Slice recipient_in(Slice range) const;
  /// Without the words at its ends that join it to what the date took out: `rà soát … và`.
  Slice phrase_in(Slice s) const;
  /// What takes effect, without how it came about: `Nghị quyết này đã được … thông qua và`.
  Slice rule_named_in(Slice s) const;

  const Context& context_;
  const DeadlineGrammar& grammar_;
  size_t next_responsibility_ = 0;
};

/// Reports days the calendar does not have.
void check_date(Context& context, const DateRange& range, Slice at, int attachment);
/// Reports weekdays that are others, tasks due before the document was issued, periods that end before they begin.
void check_deadline(Context& context, const DateExpression& expression, const DateRange& range, Date issued,
                    const Deadline& deadline);
/// Reports documents cited that are later than the one that cites them.
void check_citations(Context& context);

}  // namespace vanban::views
