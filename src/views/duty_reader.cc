// The forms in which a node gives tasks: below a heading that names a body, behind a name and a colon, in its
// sentences.
#include <algorithm>

#include "views/duty_reader.h"

namespace vanban::views {

namespace {

/// A text below a body's name that holds no known verb is a task if it is no shorter.
constexpr uint32_t min_unlisted = 32;
/// Of so many children one must begin like a task, where nothing else says that they are.
constexpr int looked_at = 3;

}  // namespace

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
  bool requested = state.asks || (head.lead != nullptr && head.lead->role() != nullptr);
  if (!has_children(i)) {
    // `Sở Y tế có trách nhiệm:` before the clauses of its article.
    if (charged && n.parent >= 0) around(n).holder = hold(head.name.text, requested, false);
    // `Phòng Hoa Sen siết lại kỷ luật.` may be a sentence, its verb in no list.
    return head.name.unknown == 0 && head.name.brief_at == 0;
  }
  bool person = head.name.kind == DutyKind::person;
  // A numbered heading that is nothing but bodies, where they are told what to do.
  bool only_name = head.after == DutyHeading::Rest::none && !n.label.empty() && !person;
  bool told = !report_ && zone == DutyZone::none;
  bool sure =
      organise || charged || head.about != nullptr || head.lead != nullptr || (only_name && told && state.ordered);
  if (!sure && zone == DutyZone::agenda) return false;
  if (!sure && !(head.toward != nullptr || (head.colon && !person) || (only_name && told))) return false;
  if (!sure && !children_begin_tasks(i, looked_at)) return false;
  if (person && head.toward == nullptr && head.about == nullptr && !organise) return false;
  Slice who = clause_in_name ? Slice{head.name.text.begin, n.text.end} : head.name.text;
  state.holder = hold(who, requested, !sure && !(only_name && told && head.toward == nullptr));
  return true;
}

/// True if neither a name nor a number stands there: `Phòng Đào tạo: Phòng A103`, `Tổ trưởng: Nguyễn Văn A` are no
/// tasks.
bool DutyReader::begins_words(uint32_t at, uint32_t end) const {
  uint32_t second = at < end ? skip_blanks(t_.fold, t_.word_end(at, end), end) : end;
  bool person = second < end && t_.capital(at) && is_word_lead(t_.fold[second]) && t_.capital(second);
  return at < end && !person && is_word_lead(t_.fold[at]) && !(t_.fold[at] >= '0' && t_.fold[at] <= '9') &&
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
  f.role = head.lead != nullptr && head.lead->role() != nullptr ? head.lead->role() : does.role;
  if (asked_below(i)) f.role = "requested";
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

/// `… yêu cầu Hiệu trưởng các trường:` before a list: whose tasks the list holds; -1 if it names nobody.
int32_t DutyReader::list_holder(Slice lead_in) {
  if (marks_.leads.empty()) return -1;
  uint32_t at = marks_.leads.back(), end = at;
  const DutyPhrase* lead = t_.at(at, lead_in.end, bit(DutyKind::lead), end);
  DutyName name;
  if (lead == nullptr || !read_name(t_, end, lead_in.end, name) || name.mark != ':') return -1;
  if (!t_.trimmed({name.text.end, lead_in.end}).empty()) return -1;
  return hold(name.text, lead->role() != nullptr, false);
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
  if (!task && (holder.strict || has_children(i) || !may_be_task(text))) return false;
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

/// True if what stands there is asked for by the heading or lead-in above, also of a body of its own.
bool DutyReader::asked_below(size_t i) const {
  const State& state = states_[i];
  return state.asks || (state.holder >= 0 && holders_[static_cast<size_t>(state.holder)].requested);
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
    bool asked = f.role != nullptr && std::string_view(f.role) == "requested";
    // `Phân công bác sĩ hỗ trợ …` in a report: what was given to somebody, unless it looks ahead.
    const bool given = f.form.rule == t_.words.asked.rule && !asked;
    if (only_report_ && given && zone != DutyZone::organise && !states_[i].ahead) continue;
    if (told_ && asked && zone != DutyZone::organise && !states_[i].ahead) continue;
    if (asked_below(i)) f.role = "requested";
    emit(f, {attachment_, static_cast<int>(i)}, range.end);
  }
  return document_.responsibilities.size() - before;
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
    const DutyPhrase* p = i < text.end ? t_.at(i, text.end, bit(DutyKind::verb) | bit(DutyKind::adverb)) : nullptr;
    if (p != nullptr && !p->brief) return true;
  }
  return false;
}

/// True if a text below a body's name says a task, though it does not begin with a verb that is known.
bool DutyReader::may_be_task(Slice text) const {
  const DutyPhrase* first = t_.at(text.begin, text.end, bit(DutyKind::stop));
  // `Được mượn sách về nhà` is a right.
  if (first != nullptr && first->right) return false;
  return holds_verb(text) || (text.size() >= min_unlisted && begins_words(text.begin, text.end));
}

bool DutyReader::children_begin_tasks(size_t i, int most) const {
  const Tree& tree = *tree_;
  size_t child = i + 1;
  for (int n = 0; n < most && child < tree[i].subtree_end; ++n, child = tree[child].subtree_end) {
    if (begins_task(tree[child].text)) return true;
  }
  return false;
}

int32_t DutyReader::hold(Slice who, bool requested, bool strict) {
  holders_.push_back({t_.trimmed(who), requested, strict});
  return static_cast<int32_t>(holders_.size()) - 1;
}

/// The marks of the node at hand, read once if at all.
void DutyReader::mark(Slice text) {
  if (!marked_) marks_.read_marks(t_, text);
  marked_ = true;
}

bool DutyReader::ends_sentence(Slice s) const {
  return ends_with(s, '.') || ends_with(s, ':') || ends_with(s, ';') || ends_with(s, ',') || ends_with(s, '/');
}

bool DutyReader::ends_with(Slice s, char mark) const {
  while (s.end > s.begin && t_.fold[s.end - 1] == ' ') --s.end;
  return !s.empty() && t_.fold[s.end - 1] == mark;
}

}  // namespace vanban::views
