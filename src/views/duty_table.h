// Tables that share out tasks (bảng phân công nhiệm vụ): a column says what is to be done, another who does it.
#pragma once

#include "views/duty_text.h"

namespace vanban::views {

struct DutyColumns {
  int task = -1, who = -1, mate = -1;  ///< columns; -1: there is none
  uint32_t head = 0;                   ///< the row that names them
  const char* role = nullptr;          ///< lead; nullptr: none of its own
  bool bodies_only = false;            ///< who is named there may also be people, whose tasks are none of ours

  explicit operator bool() const { return task >= 0 && who >= 0; }
};

/// The columns of a table, by what its head says; none if it shares out no tasks. `roles` is the vocabulary of heads
/// (duty_columns), `clocks` the hours by which an agenda is told (duty_clocks).
DutyColumns read_duty_columns(const Document& document, const Node& table, const grammar::Lexicon& roles,
                              const grammar::Family& clocks);

}  // namespace vanban::views
