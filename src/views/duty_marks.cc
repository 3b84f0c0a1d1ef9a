#include "views/duty_marks.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "text/sixteen.h"
#include "views/duty_name.h"

namespace vanban::views {

namespace {

/// Of sixteen bytes, a bit for each that can be a mark, or that a quotation mark begins with.
uint32_t marks_in(const char* p) {
#if defined(__SSE2__)
  using namespace text::sixteen;
  const Bytes v = load(p);
  const Bytes stops = is(either(v, all(2)), '.');   // or a comma
  const Bytes colons = is(either(v, all(1)), ';');  // or a colon
  return bits(either(stops, colons, is(v, '!'), is(v, '?'), is(v, '('), is(v, '"'), is(v, 0xE2)));
#else
  uint32_t bits = 0;
  for (uint32_t i = 0; i < 16; ++i)
    bits |= uint32_t{std::string_view(",;:.!?(\"\xE2").find(p[i]) != std::string_view::npos} << i;
  return bits;
#endif
}

/// Behind a full stop at `at`: where the next sentence begins, `limit` if none does, 0 if the stop ends no sentence.
uint32_t next_sentence(const DutyText& t, uint32_t at, uint32_t floor, uint32_t limit) {
  uint32_t next = at + 1;
  while (next < limit && t.fold[next] != ' ') {
    if (is_word_lead(t.fold[next])) return 0;
    ++next;
  }
  uint32_t after = skip_blanks(t.fold, next, limit);
  if (after >= limit) return limit;
  if (!is_word_lead(t.fold[after]) || !t.capital(after)) return 0;
  Word w = word_before(t.fold, at, floor);
  bool abbreviation = !w.empty() && w.end == at && at - w.begin <= 3 && t.capital(w.begin);  // TP. Vinh
  // The last part of a notation is none: … theo Thông tư số 5/2011/TT-BTC. Đề nghị …
  if (abbreviation && w.begin > floor && (t.fold[w.begin - 1] == '-' || t.fold[w.begin - 1] == '/')) return after;
  return abbreviation ? 0 : after;
}

}  // namespace

void DutyMarks::read_marks(const DutyText& t, Slice range) {
  marks.clear();
  // Sixteen bytes at a time: few of them hold a mark.
  for (uint32_t i = range.begin; i < range.end;) {
    if (i + 16 <= t.fold.size()) {
      const uint32_t found = marks_in(t.fold.data() + i);
      if (found == 0) {
        i += 16;
        continue;
      }
      i += static_cast<uint32_t>(std::countr_zero(found));
      if (i >= range.end) break;
    }
    i = mark_at(t, i, range);
  }
}

/// Takes the mark at `i`, if it is one; returns where to go on.
uint32_t DutyMarks::mark_at(const DutyText& t, uint32_t i, Slice range) {
  switch (t.fold[i]) {
    case ',':
    case ';':
    case ':': marks.push_back({i, t.fold[i]}); break;
    case '.':
    case '!':
    case '?':
      if (uint32_t next = next_sentence(t, i, range.begin, range.end); next != 0) marks.push_back({next, '.'});
      break;
    case '(':
    case '"':
    case '\xE2':
      if (uint32_t end = skip_enclosed(t.fold, i, range.end); end > i) return end;
      break;
    default: break;
  }
  return i + 1;
}

void DutyCues::read(Slice range, DutyMarks& out) const {
  out.leads.clear();
  out.modals.clear();
  out.thens.clear();
  out.partners.clear();
  auto unit = std::lower_bound(context_.units.begin(), context_.units.end(), range.begin,
                               [](const Unit& u, uint32_t begin) { return u.range.begin < begin; });
  if (unit == context_.units.end() || unit->range.begin != range.begin) return;
  constexpr unsigned any = in_leads | in_modals | in_thens | in_partners;
  if ((unit->interests & any) == 0) return;
  for (uint32_t h = unit->first_hit; h < unit->last_hit; ++h) {
    const grammar::Hit& hit = context_.hits[h];
    const unsigned cue = context_.interests(hit) & any;
    if (cue == 0) continue;
    if (cue & in_leads) out.leads.push_back(hit.at);
    if (cue & in_modals) out.modals.push_back(hit.at);
    if (cue & in_thens) out.thens.push_back(hit.at);
    if (cue & in_partners) out.partners.push_back(hit.at);
  }
}

std::span<const uint32_t> cues_in(const std::vector<uint32_t>& cues, uint32_t begin, uint32_t end) {
  auto first = std::lower_bound(cues.begin(), cues.end(), begin);
  auto last = std::lower_bound(first, cues.end(), end);
  return {first, last};
}

bool any_in(const std::vector<uint32_t>& cues, uint32_t begin, uint32_t end) {
  auto at = std::lower_bound(cues.begin(), cues.end(), begin);
  return at != cues.end() && *at < end;
}

}  // namespace vanban::views
