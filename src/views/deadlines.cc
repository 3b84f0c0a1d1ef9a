// Deadlines (thời hạn): read the words of time, join them, judge each by what stands around it.
#include <algorithm>

#include "views/context.h"
#include "views/deadline_clock.h"
#include "views/deadline_judge.h"
#include "views/deadline_parts.h"
#include "views/deadline_recurrence.h"

namespace vanban::views {

namespace {

std::string iso_duration(const Step& step) {
  std::string out = step.code == 'H' ? "PT" : "P";
  out += std::to_string(step.count);
  out += step.code;
  return out;
}

/// The date a term ends on, counted from the day after `from`; working days are Monday to Friday.
Date after_term(Date from, const DateToken& term) {
  const Step& step = term.steps[0];
  if (step.code == 'M') return add_months(from, step.count);
  if (step.code == 'Y') return add_months(from, 12 * step.count);
  int days = step.code == 'W' ? 7 * step.count : step.code == 'D' ? step.count : 0;
  if (!term.working_days) return add_days(from, days);
  while (days > 0) {
    from = add_days(from, 1);
    if (weekday(from) < 5) --days;
  }
  return from;
}

class DeadlineFinder {
 public:
  explicit DeadlineFinder(Context& context)
      : context_(context),
        grammar_(context.grammar.derived<DeadlineGrammar>()),
        clock_(context, grammar_),
        table_(context),
        parts_(context, grammar_) {
    for (const Citation& c : context.document.citations) {
      Slice s = c.value.extent.empty() ? c.value.text : c.value.extent;
      if (!s.empty()) cited_.push_back(s);
    }
    std::sort(cited_.begin(), cited_.end(), [](Slice a, Slice b) { return a.begin < b.begin; });
  }

  void run() {
    for (const Unit& unit : context_.units) {
      if (unit.kind == UnitKind::reference || (unit.interests & in_dates) == 0) continue;
      tokens_.clear();
      read_date_tokens(context_, grammar_.dates, unit, cited_, next_cited_, tokens_);
      if (!tokens_.empty()) read_unit(unit);
    }
  }

 private:
  void read_unit(const Unit& unit) {
    uint32_t floor = unit.range.begin;
    pending_ = Pending{};
    in_table_ = false;
    if (unit.kind == UnitKind::cell) {
      table_.move_to(unit);
      in_table_ = true;
      row_known_ = false;
    }
    for (size_t i = 0; i < tokens_.size();) {
      i = read_expression(context_, grammar_.dates, tokens_, i, expression_);
      if (expression_.term == nullptr && expression_.recurrence == nullptr && expression_.size == 0) continue;
      Scene scene(context_, grammar_, unit, expression_.at, floor);
      bool used = true;
      if (expression_.term != nullptr) {
        used = read_term(scene);
      } else if (expression_.size == 0) {
        read_recurrence(scene);
        continue;  // what stands before it still speaks for a date behind it
      } else {
        used = read_dates(scene);
      }
      if (used) floor = expression_.at.end;
    }
    flush_pending();
  }

  // ---- terms ----

  bool counts_from_signing(Slice from) const {
    grammar::Captures captures;
    return grammar_.signing != nullptr && !from.empty() &&
           grammar_.signing->pattern.find(context_.fold(), from.begin, from.end, captures);
  }

  bool read_term(const Scene& scene) {
    const DateToken& term = *expression_.term;
    // "05 ngày trước ngày họp": counted back from something unknown, which is due where it is the latest.
    const bool back = scene.is_lead_next(lead_before);
    const Slice back_from = back ? parts_.counted_back_from(scene) : Slice{};
    if (back && (!scene.lead.has(lead_by) || back_from.empty())) return false;
    bool signing = counts_from_signing(term.from);
    Slice label = in_table_ && scene.opens_unit ? table_.heading() : scene.label;
    Verdict v = judge_term(scene, term, label, signing);
    if (!v) return false;
    Deadline d = make(scene, v);
    if (v.starts) {
      Date issued = clock_.issued(scene.unit.at.attachment);
      if (issued.day > 0) d.start = iso(after_term(issued, term));
    }
    if (d.start.empty()) {
      d.duration = iso_duration(term.steps[0]);
      d.from = back ? back_from : term.from;
      d.working_days = term.working_days;
    }
    finish(scene, std::move(d));
    return true;
  }

  // ---- repetitions ----

  /// A repetition that a date behind it may still complete: "hằng tháng, trước ngày 25".
  struct Pending {
    const DateToken* token = nullptr;
    uint32_t end = 0;
    bool adverb = false;
    std::vector<Deadline> deadlines;
  };

  void read_recurrence(const Scene& scene) {
    flush_pending();
    const DateToken& token = *expression_.recurrence;
    if (token.rule->is("tail")) return;
    pending_.token = &token;
    pending_.end = token.at.end;
    // "trước 14 giờ hằng ngày", "thứ Sáu hằng tuần": what stands before it is due, or done, then.
    const bool timed = expression_.at.begin < token.at.begin;
    const char* bound = !timed                        ? nullptr
                        : scene.lead.has(lead_before) ? "before"
                        : scene.lead.has(lead_by)     ? "by"
                                                      : nullptr;
    bool adverb = timed || repeats_as_adverb(scene, token) || (in_table_ && scene.fills_unit && !table_.in_first_row());
    for (int i = 0; adverb && i < token.step_count; ++i) {
      Deadline d = make(scene, {"recurring", bound, false, false, bound != nullptr});
      d.recurrence = rrule(token.steps[static_cast<size_t>(i)], expression_.weekday);
      parts_.fill(scene, row(), d);
      pending_.deadlines.push_back(std::move(d));
    }
  }

  void flush_pending() {
    for (Deadline& d : pending_.deadlines) context_.document.deadlines.push_back(std::move(d));
    pending_ = Pending{};
  }

  /// True if nothing but a comma or a bracket stands between the pending repetition and this date's lead.
  bool continues_pending(const Scene& scene) const {
    if (pending_.token == nullptr || pending_.token->step_count != 1 || scene.lead.begin < pending_.end) return false;
    for (uint32_t i = pending_.end; i < scene.lead.begin; ++i) {
      char c = context_.text()[i];
      if (c != ' ' && c != ',' && c != '(') return false;
    }
    return true;
  }

  /// "Hằng năm, … báo cáo … trước ngày 15/12", "… vào tháng 12": a date without a year in the same clause says which
  /// day of every year.
  bool dates_pending_year(const Scene& scene) const {
    if (pending_.token == nullptr || pending_.token->step_count != 1 || pending_.token->steps[0].code != 'Y')
      return false;
    if (pending_.end < scene.sentence.begin || scene.lead.begin < pending_.end) return false;
    bool due = scene.lead.has(lead_before | lead_by | lead_on | lead_within) && !scene.lead.has(lead_none);
    return due &&
           context_.text().substr(pending_.end, scene.lead.begin - pending_.end).find(';') == std::string_view::npos;
  }

  /// `continued`: a repetition stands before the date, perhaps besides one behind it; they are one.
  bool read_repeated(const Scene& scene, const DateToken& token, bool continued) {
    std::string rule = rrule(token, expression_);
    if (rule.empty()) return false;
    Deadline d = make(scene, {"recurring", nullptr, false, false, true});
    d.recurrence = std::move(rule);
    if (scene.lead.has(lead_before))
      d.bound = "before";
    else if (scene.lead.has(lead_by | lead_most | lead_within))
      d.bound = "by";
    if (continued) {
      bool bracket =
          context_.text().substr(pending_.end, scene.lead.begin - pending_.end).find('(') != std::string_view::npos;
      d.value.text.begin = pending_.token->at.begin;
      if (bracket && scene.next_ink() == ')') d.value.text.end = scene.expression.end + 1;
      d.value.extent = d.value.text;
      pending_ = Pending{};
    }
    flush_pending();
    finish(scene, std::move(d));
    return true;
  }

  // ---- dates ----

  bool read_dates(const Scene& scene) {
    const DateToken* repeated = expression_.recurrence;
    bool continued = continues_pending(scene);
    if (repeated == nullptr && continued) repeated = pending_.token;
    if (repeated != nullptr && !scene.lead.has(lead_none) && read_repeated(scene, *repeated, continued)) return true;
    if (repeated == nullptr && dates_pending_year(scene) && !rrule(*pending_.token, expression_).empty()) {
      const DateToken& token = *pending_.token;
      pending_ = Pending{};
      return read_repeated(scene, token, false);
    }
    flush_pending();

    Date issued = clock_.issued(scene.unit.at.attachment);
    if (issued.month == 0) issued = {};  // a bare year says nothing of a day
    if (expression_.unit() == TimeUnit::issue && expression_.date()->rule->is("in_effect")) {
      issued = in_effect(scene.unit.at.attachment);
      if (!issued.known()) return false;
    }
    ExpressionReading reading(expression_, issued);
    if (!reading.complete() || only_partial()) return false;
    bool document_date = expression_.size == 1 && expression_.unit() == TimeUnit::issue;
    int year = 0;
    if (reading.needs_year() && !document_date) {
      year = clock_.year_for(reading.decisive(), scene.sentence, scene.unit.at.attachment);
      if (year == 0) return false;
    }
    reading.resolve(year, ranges_);
    Case c{scene, expression_, {}, ranges_.size() > 1, issued, all_bare(), numeric(scene), {}, nullptr, false};
    if (in_table_ && (scene.opens_unit || !scene.label.empty())) {
      c.row = row();
      c.heading = table_.heading();
      c.head_row = table_.is_head_row() || row_cites();
    } else if (scene.fills_unit) {
      c.heading = heading_above(scene.unit);
    }
    bool used = false;
    for (const DateRange& range : ranges_) {
      c.range = range;
      if (!c.bare) check_date(context_, range, expression_.at, scene.unit.at.attachment);
      if (closes_open_period(scene, range)) return true;
      Verdict v = judge_date(c);
      Slice what;
      if (!v && !context_.document.deadlines.empty()) {
        v = judge_next_day(c, context_.document.deadlines.back());
        what = context_.document.deadlines.back().what;
      }
      if (!v || long_ago(v, range, issued) || names_span(scene.unit, v)) continue;
      used = true;
      // Minutes and contracts without a dateline are of the day they open with: `Hôm nay, ngày …`.
      if (!issued.known() && range.one_day() && scene.has(role_held, scene.before) &&
          std::string_view(v.kind) == "event")
        clock_.opens_on(scene.unit.at.attachment, range.first);
      Deadline d = make(scene, v);
      if (v.starts) d.start = iso(range.first);
      if (v.ends) d.end = iso(v.bound != nullptr && std::string_view(v.bound) == "before" ? range.first : range.last);
      if (d.start.empty() && d.end.empty()) d.from = expression_.at;  // of a document whose date is not known
      d.year_inferred = year > 0;
      d.time = times();
      check_deadline(context_, expression_, range, issued, d);
      finish(scene, std::move(d));
      if (!what.empty()) context_.document.deadlines.back().what = what;
    }
    return used;
  }

  /// The day from which the document holds, as far as it has said so.
  Date in_effect(int attachment) const {
    for (const Deadline& d : context_.document.deadlines) {
      const bool whole = d.at.attachment == attachment && d.start.size() == 10;
      if (whole && std::string_view(d.kind) == "effective") return read_iso(d.start);
    }
    return {};
  }

  /// "Từ ngày 1/6 các đơn vị tự kiểm tra đến ngày 15/6": the second date ends what the first began.
  bool closes_open_period(const Scene& scene, const DateRange& range) {
    std::vector<Deadline>& all = context_.document.deadlines;
    bool until = scene.lead.has(lead_until) && !scene.lead.has(lead_before | lead_none | lead_effect | lead_ceases);
    if (!until || expression_.range || all.empty()) return false;
    Deadline& open = all.back();
    bool same_sentence =
        open.at.attachment == scene.unit.at.attachment && open.value.text.begin >= scene.sentence.begin;
    if (std::string_view(open.kind) != "period" || !open.end.empty() || !same_sentence) return false;
    if (compare(range.last, read_iso(open.start)) < 0) return false;
    open.end = iso(range.last);
    open.value.text.end = open.value.extent.end = scene.expression.end;
    return true;
  }

  /// A title says what time the paper is about; what is done then, its text tells.
  static bool names_span(const Unit& unit, const Verdict& v) {
    return (unit.kind == UnitKind::subject || unit.kind == UnitKind::title) && std::string_view(v.kind) == "period";
  }

  /// Birthdays and foundations, where nothing around them says so.
  static bool long_ago(const Verdict& v, const DateRange& range, Date issued) {
    constexpr int years = 5;
    bool day = std::string_view(v.kind) == "event" || (v.bound != nullptr && std::string_view(v.bound) == "on");
    return day && issued.known() && range.last.year < issued.year - years;
  }

  /// A single word that is no date without a neighbour; "cuối năm" may still follow "hoàn thành".
  bool only_partial() const {
    const Moment& m = expression_.moments[0];
    return expression_.size == 1 && m.date->partial && m.month == nullptr && m.date->unit != TimeUnit::year;
  }

  bool all_bare() const {
    return std::all_of(expression_.begin(), expression_.end(), [](const Moment& m) { return m.date->bare; });
  }
  bool numeric(const Scene& scene) const {
    char c = context_.text()[scene.expression.begin];
    return c >= '0' && c <= '9' && expression_.moments[0].clock == nullptr;
  }

  std::string times() const {
    const Moment& first = expression_.moments[0];
    const Moment& last = expression_.moments[static_cast<size_t>(expression_.size - 1)];
    if (first.clock == nullptr) return "";
    std::string out = iso_time(first.clock->hour, first.clock->minute);
    const DateToken* until = first.until_clock != nullptr ? first.until_clock
                             : expression_.range          ? last.clock
                                                          : nullptr;
    if (until != nullptr) out += "/" + iso_time(until->hour, until->minute);
    return out;
  }

  // ---- what surrounds ----

  const std::vector<Slice>* row() {
    if (!in_table_) return nullptr;
    if (!row_known_) table_.neighbours(row_);
    row_known_ = true;
    return &row_;
  }

  /// True if a document is cited in the row: a list of documents, with their dates.
  bool row_cites() const {
    return std::any_of(row_.begin(), row_.end(), [&](Slice cell) {
      auto next =
          std::lower_bound(cited_.begin(), cited_.end(), cell.begin, [](Slice s, uint32_t at) { return s.begin < at; });
      return next != cited_.end() && next->begin < cell.end;
    });
  }

  /// The text of the node above: the label of a node that holds nothing but a date.
  Slice heading_above(const Unit& unit) const {
    const Node* node = context_.node(unit);
    if (node == nullptr || node->parent < 0) return {};
    return context_.document.tree(unit.at.attachment)[static_cast<size_t>(node->parent)].text;
  }

  Deadline make(const Scene& scene, const Verdict& v) const {
    Deadline d;
    d.kind = v.kind;
    d.bound = v.bound;
    d.value.text = {v.with_lead ? scene.lead.begin : scene.expression.begin, scene.expression.end};
    d.value.extent = d.value.text;
    d.value.rule = rule_of_expression();
    d.at = scene.unit.at;
    return d;
  }

  /// The rule that found the word of time that decides.
  RuleId rule_of_expression() const {
    for (const DateToken* token : {expression_.term, expression_.date(), expression_.recurrence}) {
      if (token != nullptr && token->rule != nullptr) return token->rule->id;
    }
    return 0;
  }

  void finish(const Scene& scene, Deadline d) {
    parts_.fill(scene, row(), d);
    // `Thời gian thực hiện: …` speaks of what the heading above names.
    if (!scene.label.empty() && d.what == parts_.trimmed(scene.label) &&
        grammar_.words.exact(context_.fold().substr(d.what.begin, d.what.size())) != nullptr &&
        scene.has(role_label_time | role_label_due, scene.label) && !scene.has(role_meeting, scene.label)) {
      const Slice above = parts_.trimmed(heading_above(scene.unit));
      const std::string_view fold = context_.fold();
      const std::string_view label = fold.substr(d.what.begin, d.what.size());
      if (!above.empty() && !fold.substr(above.begin).starts_with(label)) d.what = above;
    }
    if (d.value.text.contains(d.what))
      d.what = d.value.text.end < scene.after.end ? parts_.trimmed(scene.after) : Slice{};
    // Of an invitation: what the paper is about.
    if (std::string_view(d.kind) != "due" && parts_.only_says_when(d.what)) d.what = parts_.subject_of(d.at.attachment);
    context_.document.deadlines.push_back(std::move(d));
  }

  Context& context_;
  const DeadlineGrammar& grammar_;
  DeadlineClock clock_;
  TableWalk table_;
  DeadlineParts parts_;
  std::vector<Slice> cited_;
  size_t next_cited_ = 0;
  std::vector<DateToken> tokens_;
  DateExpression expression_;
  std::vector<DateRange> ranges_;
  Pending pending_;
  std::vector<Slice> row_;
  bool in_table_ = false;
  bool row_known_ = false;
};

}  // namespace

void find_deadlines(Context& context) {
  DeadlineFinder(context).run();
  check_citations(context);
}

}  // namespace vanban::views
