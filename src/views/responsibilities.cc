// Who has to do what (trách nhiệm): walks the trees, and knows of each node what its headings say.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/fold.h"
#include "views/context.h"
#include "views/duty_heading.h"
#include "views/duty_sentence.h"

namespace vanban::views {

namespace {

/// Less than this tells nobody what to do: a column headed `Đơn vị phối hợp`.
constexpr uint32_t min_task = 13;
/// A heading without children is no longer than this.
constexpr uint32_t max_lone_heading = 90;

class DutyReader {
 public:
  DutyReader(Context& context, const DutyText& text, const DutyIssuer& issuer)
      : document_(context.document),
        t_(text),
        issuer_(issuer),
        bodies_(context.grammar.lexicon("bodies")),
        cues_(context) {
    for (const Abbreviation& a : document_.abbreviations) {
      abbreviations_.emplace(document_.view(a.short_form), a.long_form);
    }
    const auto& type = document_.header.type;
    plan_ = type && context.grammar.lexicon("duty_plans").exact(text::fold(type->code)) != nullptr;
    report_ = type && context.grammar.lexicon("duty_reports").exact(text::fold(type->code)) != nullptr;
  }

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
    bool asks = false;  ///< below `Kiến nghị, đề xuất`
  };

  void node(size_t i, State& state);
  static void enter(State& state, DutyZone zone);
  State& around(const Node& n) { return n.parent >= 0 ? states_[static_cast<size_t>(n.parent)] : root_; }
  void cells(const Node& node, Place at, DutyZone zone);
  bool heading(size_t i, State& state, const DutyHeading& head, DutyZone zone);
  bool clause(size_t i, const DutyHeading& head, DutyZone zone);
  bool held(size_t i, State& state, const Holder& holder);
  size_t sentences(size_t i, Slice range, DutyZone zone);
  void mark(Slice text);
  std::string resolved(Slice who) const;
  void emit(const DutyFinding& found, Place at, uint32_t end);

  DutyScene scene(size_t i, DutyZone zone) const;
  bool has_children(size_t i) const { return (*tree_)[i].subtree_end > i + 1; }
  bool begins_task(Slice text) const;
  bool children_begin_tasks(size_t i) const;
  bool holds_verb(Slice text) const;
  bool begins_words(uint32_t at, uint32_t end) const;
  bool ends_with(Slice s, char mark) const;
  bool ends_sentence(Slice s) const;
  int32_t hold(Slice who, bool requested, bool strict);

  Document& document_;
  const DutyText& t_;
  const DutyIssuer& issuer_;
  const grammar::Lexicon& bodies_;
  std::unordered_map<std::string_view, Slice> abbreviations_;  ///< the document's own
  DutyCues cues_;
  DutyMarks marks_;      ///< of the node at hand
  bool marked_ = false;  ///< read already
  bool plan_ = false;    ///< a plan: what its issuer says of itself is a task too
  bool report_ = false;  ///< a report: what it says was done

  const Tree* tree_ = nullptr;
  int attachment_ = -1;
  size_t first_label_ = 0;  ///< the first labelled node at the root; the tree's size if there is none
  State root_;
  std::vector<State> states_;
  std::vector<Holder> holders_;
  std::vector<DutyFinding> found_;
};

bool roman(const Node& n) {
  return n.kind == NodeKind::item && n.number.find_first_not_of("IVXL") == std::string::npos && !n.number.empty();
}

bool DutyReader::ends_sentence(Slice s) const {
  return ends_with(s, '.') || ends_with(s, ':') || ends_with(s, ';') || ends_with(s, ',') || ends_with(s, '/');
}

bool DutyReader::ends_with(Slice s, char mark) const {
  while (s.end > s.begin && t_.fold[s.end - 1] == ' ') --s.end;
  return !s.empty() && t_.fold[s.end - 1] == mark;
}

/// True if a text begins with a verb of duty, or with what stands before one.
bool DutyReader::begins_task(Slice text) const {
  DutyPredicate does;
  return read_predicate(t_, text.begin, text.end, true, does);
}

/// True if a verb of duty stands anywhere in it: a list of recipients holds none.
bool DutyReader::holds_verb(Slice text) const {
  for (uint32_t i = text.begin; i < text.end; i = t_.word_end(i, text.end)) {
    while (i < text.end && !is_word_lead(t_.fold[i])) ++i;
    if (i < text.end && t_.at(i, text.end, bit(DutyKind::verb) | bit(DutyKind::adverb)) != nullptr) return true;
  }
  return false;
}

bool DutyReader::children_begin_tasks(size_t i) const {
  size_t child = i + 1;
  return has_children(i) && begins_task((*tree_)[child].text);
}

int32_t DutyReader::hold(Slice who, bool requested, bool strict) {
  holders_.push_back({t_.trimmed(who), requested, strict});
  return static_cast<int32_t>(holders_.size()) - 1;
}

DutyScene DutyReader::scene(size_t i, DutyZone zone) const {
  DutyScene s;
  s.issuer = &issuer_;
  const Node& n = (*tree_)[i];
  // What stands before the numbering tells why the document is written, not what is to be done.
  bool preamble = n.parent < 0 && n.label.empty() &&
                  (i == 0 || (first_label_ < tree_->size() ? i < first_label_ : ends_with(n.text, ':')));
  // `Điều 3. Cơ quan áp dụng cơ chế …` is a heading.
  s.own = zone == DutyZone::organise || (plan_ && !n.label.empty());
  s.title = has_children(i) && !n.label.empty() && !ends_sentence(n.text);
  // A paragraph that begins with a small letter is the rest of something else.
  bool torn = n.label.empty() && !t_.capital(n.text.begin);
  s.plain = !report_ && !torn && (zone == DutyZone::organise || (zone == DutyZone::none && !preamble));
  return s;
}

void DutyReader::tree(int attachment) {
  attachment_ = attachment;
  tree_ = &document_.tree(attachment);
  first_label_ = tree_->size();
  for (size_t i = 0; i < tree_->size(); i = (*tree_)[i].subtree_end) {
    if ((*tree_)[i].label.empty()) continue;
    first_label_ = i;
    break;
  }
  root_ = {};
  states_.assign(tree_->size(), {});
  for (size_t i = 0; i < tree_->size(); ++i) {
    const Node& n = (*tree_)[i];
    State& state = states_[i];
    state = around(n);
    // A Roman numeral under an Arabic one is a chapter that lost its place, not a part of it.
    if (n.parent >= 0 && roman(n) && !roman((*tree_)[static_cast<size_t>(n.parent)])) state = {};
    if (n.kind == NodeKind::table) {
      cells(n, {attachment, static_cast<int>(i)}, state.zone);
    } else if (!n.text.empty()) {
      node(i, state);
    }
  }
}

void DutyReader::emit(const DutyFinding& found, Place at, uint32_t end) {
  Responsibility r;
  r.assignee.text = r.assignee.extent = t_.trimmed(found.who);
  r.task = t_.trimmed({found.task, std::min(found.end, end)});
  if (r.assignee.text.empty() || r.task.size() < min_task || t_.fold[r.task.begin] == ';' ||
      t_.fold[r.task.begin] == ')')
    return;
  r.role = found.role != nullptr ? found.role : "assigned";
  r.extent = {std::min(found.begin, r.task.begin), std::min(found.end, end)};
  while (r.extent.end > r.extent.begin && t_.fold[r.extent.end - 1] == ' ') --r.extent.end;
  r.at = at;
  r.rule = r.assignee.rule = found.form.rule;
  r.confidence = r.assignee.confidence = found.form.confidence;
  read_partners(t_, r.task, marks_.partners, r.with);
  r.resolved = resolved(r.assignee.text);
  document_.responsibilities.push_back(std::move(r));
}

/// The name with the abbreviation it begins with written out, if the document or the vocabulary knows it.
std::string DutyReader::resolved(Slice who) const {
  Slice first{who.begin, t_.word_end(who.begin, who.end)};
  uint32_t next = first.begin + 1;
  while (next < first.end && is_continuation(t_.fold[next])) ++next;
  if (next >= first.end || !t_.capital(first.begin) || !t_.capital(next)) return {};
  std::string_view rest = document_.view({first.end, who.end});
  if (auto own = abbreviations_.find(document_.view(first)); own != abbreviations_.end()) {
    return std::string(document_.view(own->second)).append(rest);
  }
  const grammar::Rule* body = bodies_.exact(document_.folded(first));
  return body == nullptr ? std::string() : std::string(body->get("name")).append(rest);
}

void DutyReader::cells(const Node& node, Place at, DutyZone zone) {
  DutyScene s;
  s.issuer = &issuer_;
  s.own = zone == DutyZone::organise;
  s.plain = !report_ && zone != DutyZone::facts;
  for (uint32_t r = node.first_row; r < node.first_row + node.row_count; ++r) {
    const Row& row = document_.rows[r];
    for (uint32_t c = row.first_cell; c < row.first_cell + row.cell_count; ++c) {
      Slice cell = document_.cells[c];
      if (cell.empty()) continue;
      found_.clear();
      cues_.read(cell, marks_);
      if (!s.plain && marks_.leads.empty() && marks_.modals.empty()) continue;
      marks_.read_marks(t_, cell);
      DutySentences(t_, marks_, s).read(cell, found_);
      for (const DutyFinding& f : found_) emit(f, at, cell.end);
    }
  }
}

/// A name with nothing behind it: the children are its tasks.
bool DutyReader::heading(size_t i, State& state, const DutyHeading& head, DutyZone zone) {
  const Node& n = (*tree_)[i];
  bool organise = zone == DutyZone::organise;
  bool charged = head.after == DutyHeading::Rest::charged;
  // In the part on organisation a heading may say more than the name: `Các phòng tham gia đào tạo`.
  bool clause_in_name = organise && head.after == DutyHeading::Rest::goes_on && has_children(i) && !n.label.empty() &&
                        n.text.size() < 200 && !ends_sentence(n.text) &&
                        (head.name.ender == nullptr || head.name.ender->relative ||
                         head.name.ender->kind == DutyKind::stop || head.name.ender->kind == DutyKind::intro);
  bool about_more = head.about != nullptr && head.after == DutyHeading::Rest::goes_on && has_children(i) &&
                    !ends_with(n.text, '.') && !ends_with(n.text, ';') &&
                    (head.name.ender == nullptr || head.name.ender->kind == DutyKind::intro);
  if (head.after != DutyHeading::Rest::none && !charged && !clause_in_name && !about_more) return false;
  bool requested = state.asks || (head.lead != nullptr && head.lead->role != nullptr);
  if (!has_children(i)) {
    // `Sở Y tế có trách nhiệm:` before the clauses of its article.
    if (charged && n.parent >= 0) around(n).holder = hold(head.name.text, requested, false);
    return true;
  }
  bool person = head.name.kind == DutyKind::person;
  bool sure = organise || charged || head.about != nullptr || head.lead != nullptr;
  if (!sure && zone == DutyZone::agenda) return false;
  if (!sure && !(head.toward != nullptr || (head.colon && !person))) return false;
  if (!sure && !children_begin_tasks(i)) return false;
  if (person && head.toward == nullptr && head.about == nullptr && !organise) return false;
  Slice who = clause_in_name ? Slice{head.name.text.begin, n.text.end} : head.name.text;
  state.holder = hold(who, requested, !sure);
  return true;
}

/// True if neither a name nor a number stands there: `Phòng Đào tạo: Phòng A103` is no task.
bool DutyReader::begins_words(uint32_t at, uint32_t end) const {
  return at < end && is_word_lead(t_.fold[at]) && !(t_.fold[at] >= '0' && t_.fold[at] <= '9') &&
         t_.at(at, end, name_heads | bit(DutyKind::quantifier) | bit(DutyKind::label) | bit(DutyKind::stop)) == nullptr;
}

/// `X: task` and `Đối với X: task`.
bool DutyReader::clause(size_t i, const DutyHeading& head, DutyZone zone) {
  const Node& n = (*tree_)[i];
  if (head.after != DutyHeading::Rest::clause || head.about != nullptr) return false;
  bool organise = zone == DutyZone::organise;
  if (!head.colon && !organise && head.toward == nullptr) return false;
  if (head.name.kind == DutyKind::person && head.toward == nullptr && !organise) return false;
  if ((zone == DutyZone::agenda || zone == DutyZone::facts) && head.toward == nullptr && head.lead == nullptr)
    return false;
  if (report_ && !organise && head.toward == nullptr && head.lead == nullptr) return false;
  DutyPredicate does;
  bool told = read_predicate(t_, head.rest, n.text.end, true, does);
  // In the part on organisation a task may go without a verb: `Văn phòng: Hậu cần, lễ tân`.
  if (!told && !(organise && head.colon && begins_words(head.rest, n.text.end))) return false;
  if (!told) does.task = head.rest;
  DutyFinding f;
  f.who = head.name.text;
  f.begin = n.text.begin;
  f.task = does.lead != nullptr ? head.rest : does.task;
  f.end = n.text.end;
  f.role = head.lead != nullptr && head.lead->role != nullptr ? head.lead->role : does.role;
  if (states_[i].asks) f.role = "requested";
  f.form = head.lead != nullptr ? t_.words.asked : head.toward != nullptr ? t_.words.toward : t_.words.named;
  // What other bodies do stands behind the first semicolon, or in later sentences.
  mark(n.text);
  uint32_t first_end = n.text.end;
  for (const DutyMark& m : marks_.marks) {
    if (m.at < head.rest || (m.kind != ';' && m.kind != '.')) continue;
    first_end = m.kind == ';' ? m.at + 1 : m.at;
    break;
  }
  size_t at = document_.responsibilities.size();
  emit(f, {attachment_, static_cast<int>(i)}, n.text.end);
  size_t more = sentences(i, {first_end, n.text.end}, zone);
  if (more > 0 && at < document_.responsibilities.size() - more) {
    // The first task ends where the next body's begins.
    Responsibility& mine = document_.responsibilities[at];
    uint32_t next = document_.responsibilities[at + 1].extent.begin;
    mine.task = t_.trimmed({mine.task.begin, std::min(mine.task.end, next)});
    mine.extent.end = std::min(mine.extent.end, next);
  }
  return true;
}

/// The tasks that sentences of the node give to bodies of their own.
size_t DutyReader::sentences(size_t i, Slice range, DutyZone zone) {
  found_.clear();
  if (range.empty()) return 0;
  DutyScene s = scene(i, zone);
  if (!s.plain && marks_.leads.empty() && marks_.modals.empty()) return 0;
  mark((*tree_)[i].text);
  DutySentences(t_, marks_, s).read(range, found_);
  size_t before = document_.responsibilities.size();
  for (DutyFinding& f : found_) {
    if (f.charged && has_children(i)) continue;
    if (states_[i].asks) f.role = "requested";
    emit(f, {attachment_, static_cast<int>(i)}, range.end);
  }
  return document_.responsibilities.size() - before;
}

/// The child of a heading that names a body. False if it says nothing to do.
bool DutyReader::held(size_t i, State& state, const Holder& holder) {
  const Node& n = (*tree_)[i];
  Slice text = t_.trimmed(n.text);
  if (text.empty() || !is_word_lead(t_.fold[text.begin])) return false;
  if (t_.at(text.begin, text.end, bit(DutyKind::closing)) != nullptr) return false;
  // A heading of its own below the name: what stands below it are the tasks.
  if (has_children(i) && !n.label.empty() && !ends_sentence(n.text)) return false;
  uint32_t end = 0;
  if (t_.at(text.begin, text.end, bit(DutyKind::label), end) != nullptr) {
    end = skip_blanks(t_.fold, end, text.end);
    if (end >= text.end || (t_.fold[end] == ':' && !begins_task({end + 1, text.end}))) return false;
  }
  DutyPredicate does;
  bool task = read_predicate(t_, text.begin, text.end, true, does);
  if (!task && (holder.strict || has_children(i) || !holds_verb(text))) return false;
  DutyFinding f;
  f.who = holder.who;
  f.begin = f.task = text.begin;
  f.end = n.text.end;
  f.role = holder.requested ? "requested" : does.role;
  f.form = t_.words.heading;
  emit(f, {attachment_, static_cast<int>(i)}, n.text.end);
  // Bullets behind `…, cụ thể:` are tasks beside it; what stands below a task itself only explains it.
  if (!(n.label.empty() && n.opens_list)) state.holder = -1;
  return true;
}

/// The marks of the node at hand, read once if at all.
void DutyReader::mark(Slice text) {
  if (!marked_) marks_.read_marks(t_, text);
  marked_ = true;
}

/// What stands from here on is told of by a heading.
void DutyReader::enter(State& state, DutyZone zone) {
  if (zone == DutyZone::neutral) {
    if (state.zone != DutyZone::organise) state.zone = DutyZone::none;
    return;
  }
  state.asks = zone == DutyZone::ask || (state.asks && zone == DutyZone::organise);
  state.zone = zone == DutyZone::ask ? DutyZone::organise : zone;
}

void DutyReader::node(size_t i, State& state) {
  const Node& n = (*tree_)[i];
  marked_ = false;
  cues_.read(n.text, marks_);
  DutyZone outer = state.zone;
  bool whole = false;
  bool heads = has_children(i) || n.text.size() <= max_lone_heading;
  DutyZone own_zone = heads ? zone_of(t_, n.text, whole) : DutyZone::none;
  if (own_zone == DutyZone::none && has_children(i) && !n.label.empty()) own_zone = damaged_zone(t_, n.text);
  if (own_zone != DutyZone::none && (whole || has_children(i))) {
    enter(state, own_zone);
    // A heading that did not get its children stands before them.
    if (whole && !has_children(i)) enter(around(n), own_zone);
  }
  DutyHeading head;
  if (read_heading(t_, n.text, head)) {
    if (heading(i, state, head, outer == DutyZone::none ? state.zone : outer)) return;
    if (clause(i, head, outer)) {
      state.holder = -1;
      return;
    }
  }
  int32_t holder = state.holder;
  size_t before = document_.responsibilities.size();
  size_t count = sentences(i, n.text, outer);
  bool own = count > 0 && !found_.empty() && found_.front().opens;
  if (own) {
    state.holder = -1;
    bool list = ends_with(n.text, ':') && has_children(i);
    if (list && outer == DutyZone::organise && children_begin_tasks(i)) {
      const Responsibility& r = document_.responsibilities[before];
      state.holder = hold(r.assignee.text, std::string_view(r.role) == "requested", true);
    }
    return;
  }
  if (holder >= 0) {
    Holder h = holders_[static_cast<size_t>(holder)];
    if (held(i, state, h) && count > 0) {
      // Reading order: the node's own task stands before those of its later sentences.
      auto first = document_.responsibilities.begin() + static_cast<std::ptrdiff_t>(before);
      std::rotate(first, document_.responsibilities.end() - 1, document_.responsibilities.end());
    }
  }
}

}  // namespace

void find_responsibilities(Context& context) {
  const auto& words = context.grammar.derived<DutyWords>();
  DutyText text{context.text(), context.fold(), words, {}};
  DutyIssuer issuer(context.document, text);
  DutyReader reader(context, text, issuer);
  for (int a = -1; a < static_cast<int>(context.document.attachments.size()); ++a) reader.tree(a);
}

}  // namespace vanban::views
