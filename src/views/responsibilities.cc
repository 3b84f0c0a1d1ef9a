// Who has to do what (trách nhiệm).
#include <algorithm>
#include <string>

#include "text/fold.h"
#include "views/duty_reader.h"

namespace vanban::views {

namespace {

/// Less than this tells nobody what to do: a column headed `Đơn vị phối hợp`.
constexpr uint32_t min_task = 13;
/// But `đề nghị … phê duyệt` does.
constexpr uint32_t min_request = 9;
/// Where a column is for tasks, whatever has a few letters is one.
constexpr uint32_t min_in_column = 4;
/// No more than a verb: `chỉ đạo`, `tập trung thực hiện`.
constexpr uint32_t max_bare_verb = 26;
/// A heading without children is no longer than this.
constexpr uint32_t max_lone_heading = 90;

bool roman(const Node& n) {
  return n.kind == NodeKind::item && n.number.find_first_not_of("IVXL") == std::string::npos && !n.number.empty();
}

bool division(const Node& n) {
  return n.kind == NodeKind::part || n.kind == NodeKind::chapter || n.kind == NodeKind::section;
}

}  // namespace

DutyReader::DutyReader(Context& context, const DutyText& text, const DutyIssuer& issuer)
    : document_(context.document),
      t_(text),
      issuer_(issuer),
      cues_(context),
      columns_(context.grammar.lexicon("duty_columns")),
      clocks_(context.grammar.family("duty_clocks")) {
  const auto& type = document_.header.type;
  const grammar::Rule* plan = type ? context.grammar.lexicon("duty_plans").exact(text::fold(type->code)) : nullptr;
  plan_ = plan != nullptr;
  if (plan_ && !plan->list("subject").empty()) {
    const auto& subject = document_.header.subject;
    const std::string_view about = subject ? document_.folded(subject->text) : std::string_view();
    const auto& leads = plan->list("subject");
    plan_ =
        std::any_of(leads.begin(), leads.end(), [&](const std::string& s) { return about.starts_with(text::fold(s)); });
  }
  contract_ = plan_ && plan->is("throughout");
  const grammar::Rule* report = type ? context.grammar.lexicon("duty_reports").exact(text::fold(type->code)) : nullptr;
  report_ = report != nullptr;
  only_report_ = report_ && report->is("throughout");
  told_ = report_ && report->is("told");
  orders_ = type && context.grammar.lexicon("duty_orders").exact(text::fold(type->code)) != nullptr;
}

DutyScene DutyReader::scene(size_t i, DutyZone zone) const {
  DutyScene s;
  s.issuer = &issuer_;
  const Node& n = (*tree_)[i];
  // What stands before the numbering tells why the document is written, not what is to be done.
  bool preamble = n.parent < 0 && n.label.empty() &&
                  (i == 0 || (first_label_ < tree_->size() ? i < first_label_ : ends_with(n.text, ':')));
  // `Điều 3. Cơ quan áp dụng cơ chế …` is a heading.
  s.own = (zone == DutyZone::organise && !states_[i].asks) || contract_ || (plan_ && !n.label.empty());
  s.title = has_children(i) && !n.label.empty() && !ends_sentence(n.text);
  // A paragraph that begins with a small letter is the rest of something else.
  bool torn = n.label.empty() && !t_.capital(n.text.begin);
  bool organise = zone == DutyZone::organise;
  s.plain = !torn && (organise ? !only_report_ || states_[i].asks
                               : (!report_ || states_[i].ahead) && zone == DutyZone::none && !preamble);
  s.ordered = organise || (states_[i].ordered && !preamble);
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
  root_.ordered = orders_ && attachment < 0;
  states_.assign(tree_->size(), {});
  slogans_.assign(tree_->size(), false);
  for (const Slogan& slogan : document_.slogans) {
    if (slogan.at.attachment != attachment || slogan.at.node < 0) continue;
    // `Đẩy mạnh truyền thông với thông điệp “…”` is a task that names one.
    const auto node = static_cast<size_t>(slogan.at.node);
    slogans_[node] = slogans_[node] || slogan.value.text.begin <= (*tree_)[node].text.begin + 8;
  }
  for (size_t i = 0; i < tree_->size(); ++i) {
    const Node& n = (*tree_)[i];
    State& state = states_[i];
    State& outside = around(n);
    state = outside;
    state.list = -1;
    if (outside.list >= 0) {
      bool listed = n.kind == NodeKind::bullet || (!n.label.empty() && (!has_children(i) || ends_sentence(n.text)));
      (listed ? state.holder : outside.list) = listed ? outside.list : -1;
    }
    // A Roman numeral under an Arabic one is a chapter that lost its place, not a part of it.
    if (n.parent >= 0 && roman(n) && !roman((*tree_)[static_cast<size_t>(n.parent)])) state = {};
    if (n.kind == NodeKind::table) {
      cells(n, {attachment, static_cast<int>(i)}, state.zone);
    } else if (!n.text.empty() && !slogans_[i]) {
      node(i, state);
    }
  }
}

/// The task of a row, where the columns say who does it.
bool DutyReader::row_task(const DutyColumns& columns, uint32_t r, Place at) {
  const Row& row = document_.rows[r];
  auto cell = [&](int column) {
    const auto c = static_cast<uint32_t>(column);
    return column >= 0 && c < row.cell_count ? document_.cells[row.first_cell + c] : Slice{};
  };
  DutyFinding f;
  f.who = t_.trimmed(cell(columns.who));
  Slice task = t_.trimmed(cell(columns.task));
  // `-` and `nt` stand for nobody.
  constexpr uint32_t shortest_name = 4;
  if (f.who.size() < shortest_name || task.empty() || !is_word_lead(t_.fold[f.who.begin])) return false;
  DutyName name;
  const bool known = read_name(t_, f.who.begin, f.who.end, name);
  if (columns.bodies_only && (!known || name.kind == DutyKind::person)) return false;
  while (task.begin < task.end && !is_word_lead(t_.fold[task.begin])) ++task.begin;  // `- Rà soát …`
  f.begin = f.task = task.begin;
  f.end = task.end;
  f.role = columns.role;
  f.form = t_.words.column;
  const size_t before = document_.responsibilities.size();
  cues_.read(cell(columns.task), marks_);
  emit(f, at, f.end);
  if (document_.responsibilities.size() == before) return false;
  if (Slice mate = t_.trimmed(cell(columns.mate)); mate.size() >= shortest_name)
    split_names(t_, mate, document_.responsibilities.back().with);
  return true;
}

void DutyReader::cells(const Node& node, Place at, DutyZone zone) {
  DutyScene s;
  s.issuer = &issuer_;
  s.own = zone == DutyZone::organise;
  s.plain = !report_ && zone != DutyZone::facts;
  s.ordered = s.own;
  const bool told = s.plain && zone != DutyZone::agenda;
  const DutyColumns columns = told ? read_duty_columns(document_, node, columns_, clocks_) : DutyColumns{};
  for (uint32_t r = node.first_row; r < node.first_row + node.row_count; ++r) {
    const Row& row = document_.rows[r];
    if (columns && r > columns.head && row_task(columns, r, at)) continue;
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

void DutyReader::emit(const DutyFinding& found, Place at, uint32_t end) {
  Responsibility r;
  r.assignee.text = r.assignee.extent = t_.trimmed(found.who);
  r.task = t_.trimmed({found.task, std::min(found.end, end)});
  const uint32_t least = found.form.rule == t_.words.asked.rule    ? min_request
                         : found.form.rule == t_.words.column.rule ? min_in_column
                                                                   : min_task;
  // The blanks of a form: `Đội bóng đăng ký: màu trang phục ………`.
  const std::string_view words = t_.fold.substr(r.task.begin, r.task.size());
  const bool blank = words.find("......") != std::string_view::npos || words.find("………") != std::string_view::npos;
  if (r.assignee.text.empty() || blank || r.task.size() < least ||
      std::string_view(";,):.").find(t_.fold[r.task.begin]) != std::string_view::npos)
    return;
  r.role = found.role != nullptr ? found.role : "assigned";
  r.extent = {std::min(found.begin, r.task.begin), std::min(found.end, end)};
  while (r.extent.end > r.extent.begin && t_.fold[r.extent.end - 1] == ' ') --r.extent.end;
  r.at = at;
  r.rule = r.assignee.rule = found.form.rule;
  r.confidence = r.assignee.confidence = found.form.confidence;
  read_partners(t_, r.task, marks_.partners, r.with);
  document_.responsibilities.push_back(std::move(r));
}

/// What stands from here on is told of by a heading.
void DutyReader::enter(State& state, DutyZone zone) {
  state.ahead = zone == DutyZone::ahead || (state.ahead && zone == DutyZone::neutral);
  if (zone == DutyZone::ahead) zone = DutyZone::neutral;
  if (zone == DutyZone::neutral) {
    if (state.zone != DutyZone::organise) state.zone = DutyZone::none;
    return;
  }
  state.asks = zone == DutyZone::ask || (state.asks && zone == DutyZone::organise);
  state.zone = zone == DutyZone::ask ? DutyZone::organise : zone;
}

/// `- 8h00: Chủ tịch họp giao ban`: a line of an agenda.
bool DutyReader::at_an_hour(Slice text) const {
  if (text.empty() || (t_.fold[text.begin] != 't' && (t_.fold[text.begin] < '0' || t_.fold[text.begin] > '9')))
    return false;
  grammar::Captures captures;
  for (const grammar::Rule& rule : clocks_.rules) {
    if (!rule.pattern.match_at(t_.fold, text.begin, text.end, captures)) continue;
    const uint32_t behind = skip_blanks(t_.fold, captures.whole().end, text.end);
    return behind < text.end && t_.fold[behind] == ':';
  }
  return false;
}

void DutyReader::node(size_t i, State& state) {
  const Node& n = (*tree_)[i];
  marked_ = false;
  cues_.read(n.text, marks_);
  if (n.label.empty() || n.kind == NodeKind::bullet) {
    if (at_an_hour(n.text)) state.zone = DutyZone::agenda;
  }
  DutyZone outer = state.zone;
  bool whole = false;
  bool heads = has_children(i) || n.text.size() <= max_lone_heading;
  DutyZone own_zone = heads ? zone_of(t_, n.text, whole) : DutyZone::none;
  if (own_zone == DutyZone::none && has_children(i) && !n.label.empty()) own_zone = damaged_zone(t_, n.text);
  // A chapter on procedures holds articles that oblige; only a list of steps is none.
  if (own_zone == DutyZone::agenda && division(n)) own_zone = DutyZone::neutral;
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
  bool lead_in = n.label.empty() || n.kind == NodeKind::article;
  if (bool asks = false;
      lead_in && !state.ordered && !report_ && ends_with(n.text, ':') && gives_orders(t_, n.text, asks)) {
    State& below = has_children(i) ? state : around(n);
    below.ordered = true;
    below.asks = below.asks || asks;
  }
  if (!report_ && ends_with(n.text, ':')) {
    if (int32_t list = list_holder(n.text); list >= 0) (has_children(i) ? state.holder : around(n).list) = list;
  }
  int32_t holder = state.holder;
  size_t before = document_.responsibilities.size();
  size_t count = sentences(i, n.text, outer);
  bool own = count > 0 && !found_.empty() && found_.front().opens;
  if (own) {
    state.holder = -1;
    bool list = ends_with(n.text, ':') && has_children(i);
    // `Giao Sở Nội vụ chỉ đạo:` says what is done in what stands below.
    if (list && count == 1 && document_.responsibilities.back().task.size() <= max_bare_verb &&
        children_begin_tasks(i, 1)) {
      const Responsibility alone = std::move(document_.responsibilities.back());
      document_.responsibilities.pop_back();
      state.holder = hold(alone.assignee.text, std::string_view(alone.role) == "requested", false);
      return;
    }
    if (list && outer == DutyZone::organise && children_begin_tasks(i, 1)) {
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

void find_responsibilities(Context& context) {
  const auto& words = context.grammar.derived<DutyWords>();
  DutyText text{context.text(), context.fold(), words, {}};
  DutyIssuer issuer(context.document, text);
  DutyReader reader(context, text, issuer);
  for (int a = -1; a < static_cast<int>(context.document.attachments.size()); ++a) reader.tree(a);
}

}  // namespace vanban::views
