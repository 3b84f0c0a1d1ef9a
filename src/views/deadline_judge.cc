#include "views/deadline_judge.h"

#include <algorithm>

namespace vanban::views {

namespace {

constexpr Verdict none{};

Verdict due(const char* bound, bool with_lead) { return {"due", bound, false, true, with_lead}; }
Verdict event() { return {"event", nullptr, true, true, false}; }
Verdict period() { return {"period", nullptr, true, true, true}; }

/// Days, as against months and quarters.
bool by_days(const DateExpression& e) {
  TimeUnit u = e.unit();
  return u == TimeUnit::day || u == TimeUnit::issue || u == TimeUnit::year;
}

/// 27/02/1955 - 27/02/2018: the day something began and its anniversary, in a name.
bool anniversary(const DateRange& r) {
  return r.first.day > 0 && r.first.day == r.last.day && r.first.month == r.last.month &&
         r.last.year - r.first.year >= 2;
}

/// The first word in `range` that tells a meeting from a step, a thing to be done.
Scene::Word task_in(const Scene& s, Slice range) { return s.find(role_meeting | role_step, range); }
bool is_step(Scene::Word w) { return (w.roles & role_step) != 0; }

/// A document's name stands in the piece, other than as the verb a sentence begins with ("Báo cáo …").
bool names_document(const Scene& s, Slice piece) {
  Scene::Word word = s.find(role_document, piece);
  if (word.roles == 0) return false;
  constexpr uint32_t opening = 3;
  return word.at > s.sentence.begin + opening || s.has(role_document, {word.at + opening, piece.end});
}

/// A day or month under a label, in a schedule: by what the words around it are about.
Verdict by_task(const Case& c, Scene::Word task) {
  if (!by_days(c.expression)) return period();
  return is_step(task) ? due("on", false) : event();
}

Verdict in_cell(const Case& c) {
  const Scene& s = c.scene;
  bool days = by_days(c.expression);
  if (c.head_row) return none;
  if (!c.heading.empty() && s.has(role_label_skip, c.heading)) return none;
  if (!c.heading.empty() && s.has(role_label_due | role_finish, c.heading)) {
    return c.range.one_day() || !c.expression.range ? due(days ? "on" : "by", false) : period();
  }
  Scene::Word task;
  uint32_t words = s.after.size();
  for (Slice cell : *c.row) {
    words = std::max(words, cell.size());
    if (task.roles == 0) task = task_in(s, cell);
  }
  if (task.roles == 0) task = task_in(s, s.after);
  constexpr uint32_t a_word = 6;  // rows of mere numbers are statistics
  if (words < a_word && !days) return none;
  if (!c.range.one_day() && days) return period();
  return by_task(c, task);
}

/// A day at the head of a sentence: by what follows. "Ngày 12/3, Sở đã gửi …" tells a story.
Verdict at_head(const Case& c) {
  const Scene& s = c.scene;
  char next = s.next_ink();
  Scene::Word task = task_in(s, s.after);
  if (next == ':') return by_task(c, task);
  if (!by_days(c.expression)) {
    if (s.opens_unit && next == '-') return period();
    bool planned = task.roles != 0 && !s.has(role_past, s.after) && c.expression.unit() != TimeUnit::months &&
                   compare(c.range.last, c.issued) >= 0;
    return planned ? period() : none;
  }
  // `Hôm nay, ngày …`, `Tổ chức lễ, ngày …`: said before the day, whatever is done on it.
  if (s.has(role_held, s.before)) return event();
  if (task.roles == 0)
    return s.fills_unit || (s.names_place() && !s.has(role_past | role_statistic, s.after)) ? event() : none;
  if (!is_step(task)) return event();
  bool told = s.has(role_past, s.after) || compare(c.range.last, c.issued) < 0;
  return told ? none : due("on", false);
}

Verdict under_label(const Case& c, Slice label) {
  const Scene& s = c.scene;
  bool days = by_days(c.expression);
  if (s.has(role_label_skip, label)) return none;
  if (s.has(role_label_due, label)) return due(days ? "on" : "by", false);
  if (!days && !s.has(role_label_time, label) && s.has(role_statistic, label)) return none;
  if (s.has(role_label_time, label)) return days ? event() : period();
  Scene::Word task = task_in(s, label);
  // "Theo dự báo: ngày 5/3, bão …": a colon alone makes no label.
  constexpr uint32_t a_remark = 12;
  if (task.roles == 0 && s.after.size() > a_remark) return at_head(c);
  return by_task(c, task);
}

Verdict in_brackets(const Case& c) {
  const Scene& s = c.scene;
  bool document = names_document(s, s.last_piece(s.before));
  if (c.expression.unit() == TimeUnit::months) return none;  // "(6 tháng đầu năm)": what a report is about
  bool occasion = !document && s.has(role_occasion | role_meeting, s.before);
  if (occasion) return event();
  if (document) return none;
  if (!by_days(c.expression))
    return s.has(role_finish, s.before) ? due("by", false) : s.has(role_step, s.before) ? period() : none;
  return s.has(role_step, s.before) ? due("on", false) : none;
}

/// A day somewhere in a sentence.
Verdict in_sentence(const Case& c) {
  const Scene& s = c.scene;
  if (s.behind_code()) return none;
  bool on = s.lead.has(lead_on);
  Slice piece = s.last_piece(s.before);
  if (s.capitalized) {  // the last column of a schedule, run on: "Trạm Y tế phường 3 Ngày 22/11/2017"
    return by_task(c, task_in(s, s.before));
  }
  if (!on && names_document(s, piece)) return none;
  if (c.numeric && !on) {
    Scene::Word name = s.find(role_occasion, s.before);
    bool told_of = name.roles != 0 && is_step(task_in(s, {name.at, s.before.end}));
    if (name.roles != 0 && !told_of) return event();
    if (c.bare) return none;
  }
  if (c.bare && !on) return none;
  // The nearest piece of the sentence decides; the rest of it if that says nothing.
  for (Slice where : {piece, s.before, on ? s.after : Slice{}}) {
    Scene::Word task = task_in(s, where);
    if (task.roles == 0) continue;
    // `tham mưu … tổ chức Lễ phát động vào ngày …`: the day is that of what is held.
    if (!is_step(task) || (on && s.has(role_held, {task.at, where.end}))) return event();
    bool told = s.has(role_past, s.before) || compare(c.range.last, c.issued) < 0;
    return told ? none : due("on", false);
  }
  // `Sơ kết công tác 6 tháng vào ngày 25/6`: what is done on a day, and is nothing to be handed in.
  return on && s.has(role_regular, piece) && !s.has(role_past, s.before) ? event() : none;
}

Verdict of_month(const Case& c) {
  const Scene& s = c.scene;
  if (s.lead.has(lead_within | lead_on | lead_finish)) {
    if (s.lead.has(lead_finish) || s.has(role_finish, s.before)) return due("by", true);
    if (s.has(role_statistic, s.before) || c.bare) return none;
    if (!s.opens_sentence) return period();
    if (s.has(role_past, s.after)) return none;
    // "Trong quý II hoàn thành …": the verb right behind.
    constexpr uint32_t right_behind = 24;
    bool finish = s.has(role_finish, {s.after.begin, std::min(s.after.end, s.after.begin + right_behind)});
    return finish ? due("by", true) : period();
  }
  return none;
}

/// A range, or days in succession.
Verdict of_stretch(const Case& c) {
  const Scene& s = c.scene;
  if (anniversary(c.range)) return none;
  bool marked = s.lead.has(lead_since | lead_within | lead_on) || s.bracketed || !s.label.empty() || c.row != nullptr ||
                s.fills_unit || s.opens_unit;
  if (c.bare && !marked && !s.has(role_occasion, s.before)) return none;
  if (!by_days(c.expression) && !marked) return none;
  if (!by_days(c.expression) && !s.lead.has(lead_since) && c.row == nullptr && s.has(role_statistic, s.before))
    return none;
  if (c.row != nullptr && c.head_row && !by_days(c.expression)) return none;
  // "Số hồ sơ tiếp nhận từ ngày 15/6 đến ngày 14/9: 1.254": what was counted, in days gone by.
  constexpr uint32_t opening = 12;
  const Scene::Word counted = s.find(role_statistic, s.before);
  if (counted.roles != 0 && counted.at < s.before.begin + opening && compare(c.range.last, c.issued) <= 0) return none;
  const DateToken* date = c.expression.date();
  bool whole_months = !c.expression.range && !by_days(c.expression) && date->second.month == 0;
  if (whole_months && s.lead.has(lead_within | lead_finish)) return of_month(c);
  if (s.lead.has(lead_effect | lead_ceases)) return {"effective", nullptr, true, true, true};
  return period();
}

Verdict of_effect(const Case& c) {
  const Scene& s = c.scene;
  if (c.expression.range) return {"effective", nullptr, true, true, true};
  bool ends = s.lead.has(lead_ceases | lead_until | lead_by);
  return {"effective", nullptr, !ends, ends, true};
}

}  // namespace

Verdict judge_next_day(const Case& c, const Deadline& last) {
  const Scene& s = c.scene;
  if (s.lead.has(~(lead_on | lead_filler)) || c.expression.unit() != TimeUnit::day) return none;
  const std::string_view kind = last.kind;
  const uint32_t end = last.value.text.end;
  if (last.at.attachment != s.unit.at.attachment || last.at.node != s.unit.at.node ||
      (kind != "event" && kind != "period"))
    return none;
  if (end == s.expression.end) return c.several ? event() : none;  // of this expression, too
  if (end > s.lead.begin) return none;
  const std::string_view between = s.text().substr(end, s.lead.begin - end);
  return between == " và " || between == ", " ? event() : none;
}

Verdict judge_date(const Case& c) {
  const Scene& s = c.scene;
  const DateLead& lead = s.lead;
  const DateExpression& e = c.expression;
  if (lead.has(lead_none)) return none;
  if (lead.has(lead_passed) && (!c.issued.known() || compare(c.range.first, c.issued) == 0)) return none;
  bool has_hours = e.moments[0].clock != nullptr;

  if (e.unit() == TimeUnit::issue && !e.range) {
    bool signing = e.date()->rule->is("signing");
    if (lead.has(lead_effect | lead_ceases)) return of_effect(c);
    return signing && lead.has(lead_since) ? of_effect(c) : none;
  }
  if (lead.has(lead_effect | lead_ceases) && by_days(e)) return of_effect(c);
  if (lead.has(lead_before | lead_by | lead_most)) {
    if (lead.has(lead_since)) return none;
    // `Đến hết ngày 31/8, toàn tỉnh giải ngân 41%` tells how far things went.
    if (lead.has(lead_until) && s.opens_sentence && c.is_over()) return none;
    // `Ngày 15/4 xã đã … yêu cầu cơ sở xây bể trước ngày 30/6 nhưng đến nay vẫn chưa …`: what was asked, and is over.
    if (c.is_over() && s.has(role_past, s.before) && s.has(role_past, s.after)) return none;
    constexpr uint32_t near = 48;
    Slice piece = s.last_bytes(s.last_piece(s.before), near);
    Scene::Word condition = s.find(role_condition, piece);
    constexpr uint32_t own_verb = 16;  // "đã nộp": the verb of the condition itself
    if (condition.roles != 0 && !s.has(role_step, {std::min(condition.at + own_verb, piece.end), piece.end}))
      return none;
    return due(lead.has(lead_before) ? "before" : "by", true);
  }
  if (lead.has(lead_after)) return none;
  if (e.unit() == TimeUnit::year && !e.range) {
    return lead.has(lead_finish | lead_until) && s.has(role_finish, s.sentence) ? due("by", true) : none;
  }
  if (e.range || (!c.range.one_day() && by_days(e))) return c.row != nullptr && c.head_row ? none : of_stretch(c);
  const DateToken* date = e.date();
  bool span = date->second.month > 0 || date->last_quarter > 0 || date->list_size > 1;
  if (!by_days(e) && span) return of_stretch(c);

  if (lead.has(lead_until)) {
    Slice all{s.before.begin, s.after.end};
    if (c.row != nullptr) return due("by", true);
    if (s.has(role_past, s.after) || s.has(role_statistic, s.before)) return none;
    // `Đến ngày 30/9 hoàn thành 12 công trình, đạt 75%`, in a paper of October: the day of a figure.
    if (c.is_over() && s.label.empty() && !lead.has(lead_limit | lead_finish)) return none;
    bool wanted = lead.has(lead_limit | lead_finish) || !s.label.empty() || s.has(role_finish, all) ||
                  s.has(role_label_due, s.before);
    return wanted ? due("by", true) : none;
  }
  if (lead.has(lead_since)) {
    constexpr uint32_t near = 120;
    Scene::Word effect = by_days(e) ? s.find(role_effect, s.before) : Scene::Word{};
    if (by_days(e) && effect.roles == 0 && s.opens_sentence) {
      effect = s.find(role_effect, {s.after.begin, std::min(s.after.end, s.after.begin + near)});
    }
    if (effect.roles != 0) {
      bool ends = s.has(role_ceases, {effect.at, s.sentence.end});
      return {"effective", nullptr, !ends, ends, true};
    }
    // `Từ tháng 2/2022, cơ sở … xả nước thải`: how things have been since, as a paper of later tells.
    if (s.opens_sentence && c.is_over()) return none;
    if (has_hours && by_days(e)) return s.has(role_meeting, s.before) || !s.label.empty() ? event() : none;
    return {"period", nullptr, true, false, true};
  }
  // `trong tháng 10 đã kiểm tra 14 công trình`, in a paper of November.
  constexpr uint32_t told_of = 8;
  if (!by_days(e) && c.row == nullptr && c.is_over() &&
      s.has(role_past, {s.after.begin, std::min(s.after.end, s.after.begin + told_of)}))
    return none;
  if (c.row != nullptr) return in_cell(c);
  if (!s.label.empty()) return under_label(c, s.label);
  if (s.fills_unit && !c.heading.empty()) return under_label(c, c.heading);
  if (s.bracketed) return in_brackets(c);
  if (!by_days(e)) {
    Verdict v = of_month(c);
    return v || !s.opens_sentence ? v : at_head(c);
  }
  if (lead.has(lead_within | lead_finish)) return c.bare && !lead.has(lead_finish) ? none : due("by", true);
  if (s.opens_sentence && !c.bare) return at_head(c);
  return in_sentence(c);
}

Verdict judge_term(const Scene& s, const DateToken& term, Slice label, bool from_signing) {
  const DateLead& lead = s.lead;
  bool clock = !term.from.empty();
  char code = term.steps[0].code;
  bool short_term = code == 'D' || code == 'H' || code == 'W';
  if (lead.has(lead_none | lead_before)) return none;
  bool in_effect = lead.has(lead_effect) || (lead.has(lead_after) && s.has(role_effect, s.before));
  if (in_effect) {
    // Without a word on what it is counted from, a rule takes effect so long after it was signed.
    return {"effective", nullptr, from_signing || !clock, false, true};
  }
  bool limit = lead.has(lead_limit | lead_by) || term.limited || s.has(role_label_due, label);
  if (limit && short_term) return {"duration", nullptr, false, false, true};
  if (lead.has(lead_most) && short_term && (clock || term.working_days))
    return {"duration", nullptr, false, false, true};
  if (lead.has(lead_within | lead_after) && (clock || (term.working_days && short_term)))
    return {"duration", nullptr, false, false, true};
  if (clock && (short_term || limit || lead.has(lead_most))) return {"duration", nullptr, false, false, true};
  return none;
}

bool repeats_as_adverb(const Scene& s, const DateToken& recurrence) {
  if (recurrence.firm) return true;
  std::string_view text = s.text();
  uint32_t next = s.expression.end;
  while (next < s.unit.range.end && (text[next] == ' ' || text[next] == ',')) ++next;
  uint32_t before = s.expression.begin;
  while (before > s.unit.range.begin && text[before - 1] == ' ') --before;
  const bool at_start = before == s.unit.range.begin;
  const char mark = at_start ? '.' : text[before - 1];
  if (!s.label.empty()) {
    bool task = recurrence.rule->is("regular") && s.has(role_step, s.label);
    return task || s.has(role_label_time | role_label_due, s.label);
  }

  // "Hằng năm, …", "; hằng năm tổng kết": at the head of a clause, with its verb behind.
  constexpr uint32_t a_clause = 160;
  const uint32_t verb = s.find(role_regular, {next, std::max(next, std::min(s.sentence.end, next + a_clause))}).at;
  if (at_start || mark == '.' || mark == ';' || mark == ':' || mark == '-' || mark == '+') return verb != nowhere;
  if (mark == ',') return verb == next;
  const std::string_view side = s.side_before(before);
  // "duy trì việc diệt bọ gậy hằng tuần": by the verb the clause begins with; years say too often which plan is meant.
  const Slice clause = s.last_piece({s.sentence.begin, s.expression.begin});
  uint32_t head = clause.begin;
  while (head < clause.end && (text[head] == ' ' || text[head] == '-')) ++head;
  const bool yearly = recurrence.steps[0].code == 'Y';
  const bool of_clause = !yearly && side.empty() && s.find(role_regular, {head, clause.end}).at == head;
  if (side == "verb") return verb == next || recurrence.rule->is("regular");
  return (verb == next && side != "noun") || of_clause;
}

}  // namespace vanban::views
