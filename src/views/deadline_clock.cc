#include "views/deadline_clock.h"

#include <algorithm>
#include <charconv>

namespace vanban::views {

Date read_iso(const std::string& iso) {
  Date d;
  auto number = [&](size_t at, size_t n) {
    int value = 0;
    if (iso.size() >= at + n) std::from_chars(iso.data() + at, iso.data() + at + n, value);
    return value;
  };
  d.year = number(0, 4);
  d.month = number(5, 2);
  d.day = number(8, 2);
  return d;
}

DeadlineClock::DeadlineClock(const Context& context, const DeadlineGrammar& grammar)
    : context_(context), grammar_(grammar), datings_(context.document.attachments.size() + 1) {}

DeadlineClock::Dating& DeadlineClock::dating(int attachment) {
  Dating& d = datings_[static_cast<size_t>(attachment) + 1];
  if (!d.known) {
    d.known = true;
    d.issued = find_issued(attachment);
    d.campaign = find_campaign(attachment);
  }
  return d;
}

Date DeadlineClock::issued(int attachment) { return dating(attachment).issued; }

void DeadlineClock::opens_on(int attachment, Date day) {
  Dating& d = dating(attachment);
  if (!d.issued.known()) d.issued = day;
}

Date DeadlineClock::find_issued(int attachment) {
  const Document& document = context_.document;
  const auto& main = document.header.date;
  Date own = main ? read_iso(main->value) : Date{};
  if (attachment < 0) return main ? own : signed_on();
  const Attachment& a = document.attachments[static_cast<size_t>(attachment)];
  if (a.header.date && a.header.date->value.size() == 10) return read_iso(a.header.date->value);
  // A letter that passes this attachment on names it by its number and date. A number that recognition broke
  // has stayed among the title lines.
  auto is_own = [&](const Citation& c) {
    if (c.notation.size() < 5 || c.self) return false;
    if (a.header.code) return a.header.code->notation == c.notation;
    return std::any_of(a.header.titles.begin(), a.header.titles.end(), [&](const Value& title) {
      return document.view(title.text).find(c.notation) != std::string_view::npos;
    });
  };
  constexpr size_t first_few = 64;
  for (size_t i = 0; i < std::min(first_few, document.citations.size()); ++i) {
    const Citation& c = document.citations[i];
    if (c.at.attachment >= 0 || !is_own(c)) continue;
    if (Date date = date_of_citation(c); date.day > 0) return date;
  }
  if (a.reference && a.reference->date.size() == 10) return read_iso(a.reference->date);
  return own;
}

Date DeadlineClock::signed_on() const {
  grammar::Captures captures;
  for (const Signature& s : context_.document.signatures) {
    for (const grammar::Rule& form : context_.grammar.family("date_forms").rules) {
      if (!form.pattern.match_at(context_.fold(), s.extent.begin, s.extent.end, captures)) continue;
      auto number = [&](std::string_view name) {
        Slice digits = grammar::group(form, captures, name);
        int value = 0;
        std::from_chars(context_.fold().data() + digits.begin, context_.fold().data() + digits.end, value);
        return value;
      };
      Date date{number("year"), number("month"), number("day")};
      if (date.known() && exists(date)) return date;
    }
  }
  return {};
}

Date DeadlineClock::date_of_citation(const Citation& c) {
  if (c.date.size() == 10) return read_iso(c.date);
  if (grammar_.day_in_words == nullptr) return {};
  std::string_view fold = context_.fold();
  size_t at = std::max(c.value.text.end, c.value.extent.end);
  while (at < fold.size() && (fold[at] == ' ' || fold[at] == ',')) ++at;
  constexpr size_t reach = 60;
  grammar::Captures captures;
  if (!grammar_.day_in_words->pattern.match_at(fold, at, std::min(fold.size(), at + reach), captures)) return {};
  auto number = [&](std::string_view name) {
    Slice s = grammar::group(*grammar_.day_in_words, captures, name);
    int value = 0;
    std::from_chars(fold.data() + s.begin, fold.data() + s.end, value);
    return value;
  };
  Date date{number("y"), number("m"), number("d")};
  if (date.year == 0) date.year = fallback_year();
  return date.year > 0 && date.month > 0 && exists(date) ? date : Date{};
}

void DeadlineClock::years_in(Slice range, std::vector<int>& out) const {
  grammar::Captures captures;
  std::string_view fold = context_.fold();
  for (const grammar::Hit& hit : context_.hits_in(range)) {
    if ((context_.interests(hit) & in_years) == 0) continue;
    const grammar::Rule* rule = grammar_.years.match(hit, context_.text(), fold, range.end, captures);
    if (rule == nullptr) continue;
    // The word before decides: "đến năm 2030" is no campaign.
    uint32_t end = captures.whole().begin;
    if (end > range.begin && fold[end - 1] == ' ') --end;
    uint32_t begin = end;
    while (begin > range.begin && fold[begin - 1] != ' ') --begin;
    if (begin < end && grammar_.year_guards.exact(fold.substr(begin, end - begin)) != nullptr) continue;
    Slice y = grammar::group(*rule, captures, "y");
    int year = 0;
    std::from_chars(fold.data() + y.begin, fold.data() + y.end, year);
    out.push_back(year);
  }
}

int DeadlineClock::find_campaign(int attachment) const {
  const Document& document = context_.document;
  std::vector<int> years;
  if (attachment >= 0) {
    const Attachment& a = document.attachments[static_cast<size_t>(attachment)];
    if (a.header.subject) years_in(a.header.subject->text, years);
    if (a.title) years_in(a.title->text, years);
  }
  if (years.empty() && document.header.subject) years_in(document.header.subject->text, years);
  return years.empty() ? 0 : years[0];
}

int DeadlineClock::fallback_year() {
  if (fallback_ >= 0) return fallback_;
  fallback_ = 0;
  std::vector<int> years;
  for (const Unit& unit : context_.units) {
    years_in(unit.range, years);
    if (!years.empty()) return fallback_ = years[0];
  }
  // Nothing was cited before it was issued: the latest citation is the nearest to the document's year.
  for (const Citation& c : context_.document.citations) fallback_ = std::max(fallback_, read_iso(c.date).year);
  return fallback_;
}

int DeadlineClock::year_for(Date day, Slice sentence, int attachment) {
  const Dating& d = dating(attachment);
  int own = d.issued.year > 0 ? d.issued.year : 0;
  scratch_.clear();
  years_in(sentence, scratch_);
  if (d.campaign > 0) scratch_.push_back(d.campaign);
  if (own == 0 && scratch_.empty()) return fallback_year();
  if (own > 0) scratch_.push_back(own);
  int chosen = 0;
  for (int year : scratch_) {
    if (own > 0 && (year < own - 1 || year > own + 1)) continue;
    if (chosen == 0) chosen = year;
    if (compare({year, day.month, day.day}, d.issued) >= 0) return year;
  }
  return chosen > 0 ? chosen : scratch_.front();
}

}  // namespace vanban::views
