#include "views/duty_heading.h"

#include "text/fold.h"
#include "views/duty_predicate.h"

namespace vanban::views {

namespace {

/// Longer texts are no headings.
constexpr uint32_t max_heading = 160;
/// How much of a name may follow a word that looks like a verb.
constexpr uint32_t max_name_rest = 100;
/// A heading all in capitals whose marks were misread is looked up by its bare letters, if it is of such a length.
constexpr uint32_t min_damaged = 12;
constexpr uint32_t max_damaged = 80;
/// How far before its colon a lead-in says that it gives orders.
constexpr uint32_t max_orders = 160;
/// A name no list has, behind `Trách nhiệm của`.
constexpr uint32_t max_unlisted = 100;

/// A Roman numeral that was not taken for a label: `VIII Tổ chức thực hiện`.
bool is_numeral(const DutyText& t, uint32_t at, uint32_t limit) {
  uint32_t end = t.word_end(at, limit);
  return t.text.substr(at, end - at).find_first_not_of("IVXLC0123456789") == std::string_view::npos;
}

DutyZone zone_named(const DutyPhrase& phrase) {
  switch (phrase.kind) {
    case DutyKind::organise: return DutyZone::organise;
    case DutyKind::agenda: return DutyZone::agenda;
    case DutyKind::facts: return DutyZone::facts;
    case DutyKind::ask: return DutyZone::ask;
    default: return phrase.ahead ? DutyZone::ahead : DutyZone::neutral;
  }
}

}  // namespace

DutyZone zone_of(const DutyText& t, Slice heading, bool& whole) {
  whole = false;
  // At the beginning, but for a numeral and `các`; only the part on organisation counts behind `và` and marks too.
  bool first = true, fresh = true;
  uint32_t about = 0;
  // `Về kết quả thực hiện`
  if (t.at(heading.begin, heading.end, bit(DutyKind::topic), about) != nullptr) heading.begin = about;
  for (uint32_t i = heading.begin; i < heading.end && i < heading.begin + max_heading;) {
    if (!is_word_lead(t.fold[i])) {
      fresh = fresh || t.fold[i] != ' ';
      ++i;
      continue;
    }
    uint32_t end = 0;
    const DutyPhrase* hidden = t.at(i, heading.end, zone_words, end);
    if (hidden != nullptr && hidden->inner) {  // `xử lý phản ánh, kiến nghị`: no zone, wherever it stands
      fresh = first = false;
      i = end;
      continue;
    }
    const DutyPhrase* p =
        t.at(i, heading.end, bit(DutyKind::joiner) | bit(DutyKind::quantifier) | (fresh ? zone_words : 0U), end);
    bool zone = p != nullptr && (bit(p->kind) & zone_words) != 0;
    if (zone && (first || p->kind == DutyKind::organise || p->kind == DutyKind::ask)) {
      whole = t.trimmed({end, heading.end}).empty();
      return zone_named(*p);
    }
    fresh = (p != nullptr && !zone) || (first && is_numeral(t, i, heading.end));
    first = first && fresh;
    i = p != nullptr ? end : t.word_end(i, heading.end);
  }
  return DutyZone::none;
}

bool gives_orders(const DutyText& t, Slice lead_in, bool& asks) {
  bool orders = false;
  asks = false;
  uint32_t i = lead_in.size() > max_orders ? char_floor(t.fold, lead_in.end - max_orders) : lead_in.begin;
  for (; i < lead_in.end; i = t.word_end(i, lead_in.end)) {
    while (i < lead_in.end && !is_word_lead(t.fold[i])) ++i;
    uint32_t end = 0;
    const DutyPhrase* p = i < lead_in.end ? t.at(i, lead_in.end, bit(DutyKind::orders), end) : nullptr;
    if (p == nullptr) continue;
    orders = true;
    asks = p->role() != nullptr && t.trimmed({end, lead_in.end}).empty();
  }
  return orders;
}

DutyZone damaged_zone(const DutyText& t, Slice heading) {
  if (heading.size() > max_damaged || heading.size() < min_damaged || !is_word_lead(t.fold[heading.begin]) ||
      !t.capital(heading.begin))
    return DutyZone::none;
  uint32_t next = heading.begin + 1;
  while (next < heading.end && is_continuation(t.fold[next])) ++next;
  if (next >= heading.end || !is_word_lead(t.fold[next]) || !t.capital(next)) return DutyZone::none;
  const DutyPhrase* p = t.words.bare_zone(text::skeleton(t.text.substr(heading.begin, heading.size())));
  return p == nullptr ? DutyZone::none : zone_named(*p);
}

bool read_heading(const DutyText& t, Slice text, DutyHeading& out) {
  out = {};
  uint32_t at = text.begin;
  for (int i = 0; i < 3; ++i) {
    at = skip_blanks(t.fold, at, text.end);
    uint32_t end = 0;
    const DutyPhrase* p = t.at(at, text.end, bit(DutyKind::lead) | bit(DutyKind::toward) | bit(DutyKind::about), end);
    if (p == nullptr) break;
    (p->kind == DutyKind::lead ? out.lead : p->kind == DutyKind::toward ? out.toward : out.about) = p;
    at = end;
  }
  DutyName& name = out.name;
  if (!read_name(t, at, text.end, name)) {
    // `Trách nhiệm của thủ kho`: whoever it is, as long as nothing else is said.
    if (out.about == nullptr || !out.about->whose || text.end - at > max_unlisted || !is_word_lead(t.fold[at]))
      return false;
    if (t.fold.substr(at, text.end - at).find_first_of(":;,.") != std::string_view::npos) return false;
    name.text = {at, text.end};
    name.kind = DutyKind::office;
    out.after = DutyHeading::Rest::none;
    return true;
  }
  // `Trách nhiệm của cơ quan xử lý`: the verb belongs to the name.
  if (out.about != nullptr && out.about->whose && name.bare && name.ender != nullptr &&
      name.ender->kind == DutyKind::verb && text.end - at <= max_unlisted &&
      t.fold.substr(at, text.end - at).find_first_of(":;,.") == std::string_view::npos) {
    name.text.end = text.end;
    name.ender = nullptr;
    out.after = DutyHeading::Rest::none;
    return true;
  }
  uint32_t next = name.text.end;
  if (name.ender != nullptr) {
    if (name.ender->kind == DutyKind::charged) {
      uint32_t end = 0;
      t.at(name.next, text.end, bit(DutyKind::charged), end);
      out.after = t.trimmed({end, text.end}).empty() ? DutyHeading::Rest::charged : DutyHeading::Rest::goes_on;
      return true;
    }
    out.after = DutyHeading::Rest::goes_on;
    if (name.ender->kind == DutyKind::modal && !name.ender->weak) {
      // `Điều 3. Ủy ban nhân dân xã có nhiệm vụ`: the tasks follow, with or without a colon.
      uint32_t end = 0;
      t.at(name.next, text.end, bit(DutyKind::modal), end);
      if (t.trimmed({end, text.end}).empty()) out.after = DutyHeading::Rest::charged;
      return true;
    }
    if (t.capital(name.next)) {
      out.colon = true;  // a line of its own that was joined
      out.rest = name.next;
      out.after = DutyHeading::Rest::clause;
      return true;
    }
    // `Đơn vị bảo đảm chất lượng: rà soát …`: a name no list has, all of it before the colon.
    if (name.ender->kind == DutyKind::verb && name.ender->role() == nullptr && name.bare) {
      uint32_t colon = name.next;
      while (colon < text.end && colon < name.next + max_name_rest &&
             std::string_view(",;.:").find(t.fold[colon]) == std::string_view::npos)
        ++colon;
      if (colon < text.end && t.fold[colon] == ':') {
        name.text.end = colon;
        name.ender = nullptr;
        name.mark = ':';
        out.colon = true;
        out.rest = skip_blanks(t.fold, colon + 1, text.end);
        out.after = out.rest < text.end ? DutyHeading::Rest::clause : DutyHeading::Rest::none;
      }
    }
    return true;
  }
  if (name.mark == '?' || name.mark == '"' || name.mark == '(' || name.mark == ';') {
    bool ends = t.trimmed({next, text.end}).empty();
    out.after = ends ? DutyHeading::Rest::none : DutyHeading::Rest::goes_on;
    return true;
  }
  // A stroke that ends a heading: `Sở Nông nghiệp và Phát triển nông thôn -`.
  auto last_stroke = [&](uint32_t mark) {
    return t.fold[mark] == '-' && skip_blanks(t.fold, mark + 1, text.end) >= text.end;
  };
  while (next < text.end && (last_stroke(next) || t.fold[next] == ' ' || t.fold[next] == '.' || t.fold[next] == ':' ||
                             t.fold[next] == ',' || t.fold[next] == ';')) {
    if (t.fold[next] == ':') out.colon = true;
    ++next;
  }
  out.rest = next;
  out.after = next < text.end                ? DutyHeading::Rest::clause
              : only_verb(t, name, text.end) ? DutyHeading::Rest::goes_on
                                             : DutyHeading::Rest::none;
  return true;
}

}  // namespace vanban::views
