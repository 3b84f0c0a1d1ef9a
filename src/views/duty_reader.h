// Walks the trees for tasks, and knows of each node what its headings say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "views/context.h"
#include "views/duty_heading.h"
#include "views/duty_sentence.h"
#include "views/duty_table.h"

namespace vanban::views {

class DutyReader {
 public:
  DutyReader(Context& context, const DutyText& text, const DutyIssuer& issuer);

  void tree(int attachment);

 private:
  /// A body whose tasks stand below its name.
  struct Holder {
    Slice who;
    bool requested = false;
    bool strict = false;  ///< only children that begin like a task are one
  };
  /// What a node passes on to its children.
  struct State {
    int32_t holder = -1;
    DutyZone zone = DutyZone::none;
    bool asks = false;     ///< below `Kiến nghị, đề xuất`
    bool ordered = false;  ///< behind `yêu cầu:`
    bool ahead = false;    ///< below `Nhiệm vụ, giải pháp`: even a report tells there what is to be done
    int32_t list = -1;     ///< the holder of the bullets that stand beside `… yêu cầu các trường:`
  };

  void node(size_t i, State& state);
  static void enter(State& state, DutyZone zone);
  State& around(const Node& n) { return n.parent >= 0 ? states_[static_cast<size_t>(n.parent)] : root_; }
  void cells(const Node& node, Place at, DutyZone zone);
  bool row_task(const DutyColumns& columns, uint32_t r, Place at);
  bool heading(size_t i, State& state, const DutyHeading& head, DutyZone zone);
  bool clause(size_t i, const DutyHeading& head, DutyZone zone);
  int32_t list_holder(Slice lead_in);
  bool held(size_t i, State& state, const Holder& holder);
  bool asked_below(size_t i) const;
  size_t sentences(size_t i, Slice range, DutyZone zone);
  void mark(Slice text);
  void emit(const DutyFinding& found, Place at, uint32_t end);

  DutyScene scene(size_t i, DutyZone zone) const;
  bool at_an_hour(Slice text) const;
  bool has_children(size_t i) const { return (*tree_)[i].subtree_end > i + 1; }
  bool begins_task(Slice text) const;
  bool children_begin_tasks(size_t i, int most) const;
  bool holds_verb(Slice text) const;
  bool may_be_task(Slice text) const;
  bool begins_words(uint32_t at, uint32_t end) const;
  bool ends_with(Slice s, char mark) const;
  bool ends_sentence(Slice s) const;
  int32_t hold(Slice who, bool requested, bool strict);

  Document& document_;
  const DutyText& t_;
  const DutyIssuer& issuer_;
  DutyCues cues_;
  const grammar::Lexicon& columns_;
  const grammar::Family& clocks_;
  DutyMarks marks_;           ///< of the node at hand
  bool marked_ = false;       ///< read already
  bool plan_ = false;         ///< a plan: what its issuer says of itself is a task too
  bool contract_ = false;     ///< also in what has no number: a contract's parties are its issuers
  bool report_ = false;       ///< a report: what it says was done
  bool only_report_ = false;  ///< even in its part on organisation
  bool told_ = false;         ///< minutes: what somebody asks for was only said
  bool orders_ = false;       ///< a directive: what it says of a body is to be done

  const Tree* tree_ = nullptr;
  int attachment_ = -1;
  size_t first_label_ = 0;  ///< the first labelled node at the root; the tree's size if there is none
  State root_;
  std::vector<State> states_;
  std::vector<bool> slogans_;  ///< nodes that list a slogan: `Công đoàn …: Đổi mới, đoàn kết` tells nobody what to do
  std::vector<Holder> holders_;
  std::vector<DutyFinding> found_;
};

}  // namespace vanban::views
