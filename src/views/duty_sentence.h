// The sentences of a text that tell a body of its own what to do.
#pragma once

#include "views/duty_issuer.h"
#include "views/duty_marks.h"
#include "views/duty_name.h"
#include "views/duty_predicate.h"

namespace vanban::views {

/// One task of one assignee, as a sentence states it.
struct DutyFinding {
  Slice who;
  uint32_t begin = 0;  ///< where its clause begins, `đề nghị` and what stands before included
  uint32_t task = 0;
  uint32_t end = 0;
  const char* role = nullptr;
  DutyForm form;
  bool opens = false;    ///< it stands at the beginning of the text
  bool charged = false;  ///< it only says that the tasks follow
};

/// What the place allows: a plain sentence is a duty in a plan, a fact in a report.
struct DutyScene {
  bool plain = true;     ///< plain sentences are duties
  bool title = false;    ///< the text is a heading: only `chủ trì` and `phối hợp` tell in it
  bool own = false;      ///< also those of the issuing body itself
  bool ordered = false;  ///< behind `yêu cầu:`, or in the part on organisation: what a body does there is its duty
  const DutyIssuer* issuer = nullptr;
};

class DutySentences {
 public:
  /// `marks` are of the text that `read` is given, or of one it is a part of.
  DutySentences(const DutyText& text, const DutyMarks& marks, const DutyScene& scene)
      : t_(text), m_(marks), scene_(scene) {}

  /// Every task in `range`; findings are appended in reading order.
  void read(Slice range, std::vector<DutyFinding>& out);

 private:
  /// A part of the text with the marks [first, last) in it.
  struct Part {
    uint32_t begin, end;
    size_t first, last;
  };
  void sentence(Part part, std::vector<DutyFinding>& out);
  bool clause(Part part, uint32_t limit, DutyFinding& out);
  bool behind_marks(Part part, uint32_t limit, const DutyPhrase* intro, DutyFinding& out);
  bool behind_cues(Part part, uint32_t limit, DutyFinding& out);
  bool behind_quantifier(Part part, uint32_t limit, DutyFinding& out);
  bool at_name(uint32_t at, uint32_t limit, bool strong_only, DutyFinding& out);
  bool at_lead(uint32_t at, uint32_t limit, DutyFinding& out);
  bool at_closing(uint32_t at, uint32_t limit, DutyName& name, DutyFinding& out);
  bool asked(uint32_t at, uint32_t limit, const char* role, DutyFinding& out);
  uint32_t modal_behind(const DutyName& name, uint32_t limit) const;
  bool unlisted(DutyName& name, uint32_t limit, DutyPredicate& does) const;
  bool noun_before(uint32_t at, uint32_t floor) const;

  const DutyText& t_;
  const DutyMarks& m_;
  DutyScene scene_;
};

}  // namespace vanban::views
