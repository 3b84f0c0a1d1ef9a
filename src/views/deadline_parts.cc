#include "views/deadline_parts.h"

#include <algorithm>

#include "grammar/find_word.h"
#include "grammar/name_end.h"

namespace vanban::views {

namespace {

/// Letters, digits and their company, as against what separates them.
bool separates(std::string_view text, uint32_t i, unsigned& bytes) {
  auto c = static_cast<unsigned char>(text[i]);
  bytes = 1;
  if (c == 0xE2 && i + 2 < text.size()) {  // dashes and bullets; an opening quotation mark is kept
    bytes = 3;
    auto last = static_cast<unsigned char>(text[i + 2]);
    return static_cast<unsigned char>(text[i + 1]) == 0x80 && last <= 0x95;
  }
  return c == ' ' || c == ',' || c == ';' || c == ':' || c == '.' || c == '-' || c == '(' || c == '+' || c == '|';
}

}  // namespace

Slice DeadlineParts::trimmed(Slice s) const {
  std::string_view text = context_.text();
  unsigned bytes = 1;
  while (s.begin < s.end && (text[s.begin] == ')' || separates(text, s.begin, bytes))) {
    s.begin += text[s.begin] == ')' ? 1 : bytes;
  }
  while (s.begin < s.end) {
    uint32_t last = s.end - 1;
    while (last > s.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!separates(text, last, bytes)) break;
    s.end = last;
  }
  return s;
}

Slice DeadlineParts::counted_back_from(const Scene& scene) const {
  const std::string_view text = context_.text();
  Slice from{scene.expression.end, scene.expression.end};
  constexpr std::string_view marks = ",;.:()";
  while (from.end < scene.after.end && marks.find(text[from.end]) == std::string_view::npos) ++from.end;
  from = trimmed(from);
  // `03 ngày trước ngày 20/6` speaks of that day, as any date.
  const bool dated = text.substr(from.begin, from.size()).find_first_of("0123456789") != std::string_view::npos;
  return dated ? Slice{} : from;
}

Slice DeadlineParts::phrase_in(Slice s) const {
  const std::string_view fold = context_.fold();
  auto side_of = [&](size_t begin, size_t end) {
    const grammar::Rule* rule = grammar_.regular_words.exact(fold.substr(begin, end - begin));
    return rule != nullptr ? std::string_view(rule->get("side")) : std::string_view();
  };
  auto joins = [&](std::string_view side) { return side == "link" || side == "conjunction"; };
  for (;;) {
    const size_t blank = fold.rfind(' ', s.end > 0 ? s.end - 1 : 0);
    if (blank == std::string_view::npos || blank <= s.begin || !joins(side_of(blank + 1, s.end))) break;
    s = trimmed({s.begin, static_cast<uint32_t>(blank)});
  }
  const size_t first = std::min<size_t>(fold.substr(0, s.end).find(' ', s.begin), s.end);
  if (first < s.end && side_of(s.begin, first) == "conjunction") s = trimmed({static_cast<uint32_t>(first) + 1, s.end});
  return s;
}

Slice DeadlineParts::rule_named_in(Slice s) const {
  const Slice own = grammar::first_of(grammar_.own_words, context_.fold(), s.begin, s.end);
  return own.empty() ? s : Slice{s.begin, own.end};
}

bool DeadlineParts::only_says_when(Slice s) const {
  const grammar::Rule* rule = grammar_.words.exact(context_.fold().substr(s.begin, s.size()));
  return rule != nullptr && grammar_.roles_of(*rule, context_.text(), s.begin, s.end) == role_label_time;
}

Slice DeadlineParts::subject_of(int attachment) const {
  const Document& document = context_.document;
  if (attachment >= 0) {
    const auto& title = document.attachments[static_cast<size_t>(attachment)].title;
    if (title) return title->text;
  }
  const auto& subject = document.header.subject;
  return subject ? subject->text : Slice{};
}

const Responsibility* DeadlineParts::duty_of(Slice at) {
  const std::vector<Responsibility>& all = context_.document.responsibilities;
  while (next_responsibility_ < all.size() && all[next_responsibility_].extent.end <= at.begin) ++next_responsibility_;
  constexpr size_t nested = 4;  // a few may share a sentence
  for (size_t i = next_responsibility_; i < all.size() && i < next_responsibility_ + nested; ++i) {
    if (all[i].extent.contains(at)) return &all[i];
  }
  return nullptr;
}

Slice DeadlineParts::recipient_in(Slice range) const {
  grammar::Captures captures;
  for (const grammar::Hit& hit : context_.hits_in(range)) {
    if ((context_.interests(hit) & in_recipients) == 0) continue;
    const grammar::Rule* rule = grammar_.recipients.match(hit, context_.text(), context_.fold(), range.end, captures);
    if (rule == nullptr) continue;
    const Slice body = grammar::group(*rule, captures, "body");
    // `gửi Phiếu xác minh cho Sở …`: what is sent is nobody.
    size_t end = 0;
    const grammar::Rule* head = grammar_.body_heads.longest_at(context_.fold(), body.begin, body.end, end);
    if (head == nullptr || head->get("kind") == "none") continue;
    end = grammar::name_end(grammar_.recipient_ends, context_.text(), context_.fold(), body.begin, body.end);
    return trimmed({body.begin, static_cast<uint32_t>(end)});
  }
  return {};
}

void DeadlineParts::fill(const Scene& scene, const std::vector<Slice>* row, Deadline& d) {
  const Responsibility* duty = duty_of(d.value.text);
  if (duty != nullptr) d.assignee = duty->assignee.text;
  if (row != nullptr) {
    for (Slice cell : *row) {
      if (cell.size() > d.what.size()) d.what = cell;
    }
    if (!d.what.empty()) d.recipient = recipient_in(d.what);
    return;
  }
  Slice label = scene.label;
  Slice before = trimmed(label.empty() ? scene.before : label);
  Slice after = trimmed(scene.after);
  d.what = before.empty() ? after : before;
  // `Giao Sở Nội vụ trình …`: what it is about is the task.
  if (duty != nullptr && d.what.contains(Slice{duty->task.begin, duty->task.begin})) {
    d.what = trimmed({duty->task.begin, d.what.end});
  }
  if (!d.assignee.empty() && d.what.begin < d.assignee.end && d.assignee.begin <= d.what.begin) {
    d.what = trimmed({std::min(d.assignee.end, d.what.end), d.what.end});
  }
  // `Định kỳ trước ngày 10/12 hằng năm, báo cáo …`: how often is not what.
  const grammar::Rule* how = grammar_.regular_words.exact(context_.fold().substr(d.what.begin, d.what.size()));
  if (d.what.empty() || (how != nullptr && how->get("side") == "adverb")) {
    d.what = after;
    if (duty != nullptr && after.contains(Slice{duty->task.begin, duty->task.begin}))
      d.what = trimmed({duty->task.begin, after.end});
    // `rà soát …; hoàn thành trước ngày …`: the clause before.
    if (d.what.empty() && duty != nullptr && duty->task.begin < scene.lead.begin)
      d.what = trimmed({duty->task.begin, scene.lead.begin});
  }
  d.what = phrase_in(d.what);
  if (std::string_view(d.kind) == "effective") d.what = rule_named_in(d.what);
  if (std::string_view(d.kind) == "event" || std::string_view(d.kind) == "period") return;  // nothing is sent
  d.recipient = recipient_in(scene.before);
  if (d.recipient.empty()) d.recipient = recipient_in(scene.after);
}

namespace {

bool possible(const DateRange& range) { return exists(range.first) && exists(range.last); }

}  // namespace

void check_date(Context& context, const DateRange& range, Slice at, int attachment) {
  if (possible(range)) return;
  const Date& date = exists(range.first) ? range.last : range.first;
  context.report("date.impossible", Severity::warning,
                 "the calendar has no " + iso(date) + "; the date stays as it is printed", at, attachment);
}

void check_deadline(Context& context, const DateExpression& expression, const DateRange& range, Date issued,
                    const Deadline& d) {
  auto report = [&](const char* code, std::string message) {
    context.report(code, Severity::warning, std::move(message), d.value.text, d.at.attachment);
  };
  if (!possible(range)) return;
  for (const Moment& m : expression) {
    if (m.weekday == nullptr || m.date == nullptr || expression.size > 1 || !range.one_day()) continue;
    if (range.first.day > 0 && weekday(range.first) != m.weekday->weekday) {
      report("date.contradicts", iso(range.first) + " is another day of the week than the text says");
      return;
    }
  }
  if (std::string_view(d.kind) == "due" && issued.known() && compare(range.last, issued) < 0) {
    report("date.contradicts", "due on " + d.end + ", before the document of " + iso(issued) + " was issued");
  } else if (!d.start.empty() && !d.end.empty() && compare(range.last, range.first) < 0) {
    report("date.contradicts", "ends on " + d.end + ", before it begins on " + d.start);
  }
}

void check_citations(Context& context) {
  Document& document = context.document;
  for (const Citation& c : document.citations) {
    if (c.date.empty() || c.self) continue;
    // A form attached may be of another day than the letter; where it prints no date the letter's counts.
    const auto& own = document.part(c.at.attachment).header.date;
    const auto& main = document.header.date;
    const std::string& issued = own && own->value.size() == 10 ? own->value : main ? main->value : std::string();
    size_t n = std::min(issued.size(), c.date.size());
    if (n < 4 || c.date.compare(0, n, issued, 0, n) <= 0) continue;
    context.report(
        "date.contradicts", Severity::warning,
        "cites " + (c.code.empty() ? c.type : c.code) + " of " + c.date + ", later than the document's own " + issued,
        c.value.text, c.at.attachment);
  }
}

}  // namespace vanban::views
