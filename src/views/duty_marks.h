// Where sentences and clauses end in a text, and where the words stand that tell somebody to do something.
#pragma once

#include <span>
#include <vector>

#include "views/context.h"
#include "views/duty_text.h"

namespace vanban::views {

/// A mark outside brackets and quotations.
struct DutyMark {
  uint32_t at;
  char kind;  ///< `,` `;` `:`, or `.` for the end of a sentence: `at` is then where the next one begins
};

/// Found once a text, in one pass; a document's texts share the buffers.
struct DutyMarks {
  std::vector<DutyMark> marks;
  std::vector<uint32_t> leads;     ///< `giao`, `đề nghị`
  std::vector<uint32_t> modals;    ///< `có trách nhiệm`, `thi hành`
  std::vector<uint32_t> thens;     ///< `thì`
  std::vector<uint32_t> partners;  ///< `phối hợp`

  void read_marks(const DutyText& t, Slice range);

 private:
  uint32_t mark_at(const DutyText& t, uint32_t i, Slice range);
};

/// The trigger words of grammars/duties.toml among a document's hits.
class DutyCues {
 public:
  explicit DutyCues(const Context& context) : context_(context) {}

  /// The cues of one text, which is a unit of the context.
  void read(Slice range, DutyMarks& out) const;

 private:
  const Context& context_;
};

/// Those of the rising `cues` that lie in [begin, end).
std::span<const uint32_t> cues_in(const std::vector<uint32_t>& cues, uint32_t begin, uint32_t end);

/// True if one of the rising `cues` lies in [begin, end).
bool any_in(const std::vector<uint32_t>& cues, uint32_t begin, uint32_t end);

}  // namespace vanban::views
