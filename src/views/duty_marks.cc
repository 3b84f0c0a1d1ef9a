#include "views/duty_marks.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "views/duty_name.h"

namespace vanban::views {

namespace {

constexpr uint64_t each(uint64_t byte) { return byte * 0x0101010101010101ULL; }

/// The high bit of every byte of `x` that is not zero.
constexpr uint64_t not_zero(uint64_t x) { return (((x & each(0x7F)) + each(0x7F)) | x) & each(0x80); }

/// The high bit of every byte of eight that can be a mark: ! to ? but for letters and blanks, and what quotation marks
/// begin with.
constexpr uint64_t interesting(uint64_t x) {
  uint64_t y = x ^ each(0x20);
  uint64_t low = ~not_zero(y & each(0xE0)) & not_zero(y);
  return (low | ~not_zero(x ^ each(0xE2))) & each(0x80);
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
  return abbreviation ? 0 : after;
}

}  // namespace

void DutyMarks::read_marks(const DutyText& t, Slice range) {
  marks.clear();
  uint32_t i = range.begin;
  // Eight bytes at a time: few of them hold a mark.
  while (i < range.end) {
    if (i + 8 <= t.fold.size()) {
      uint64_t x = 0;
      std::memcpy(&x, t.fold.data() + i, 8);
      if constexpr (std::endian::native == std::endian::little) {
        uint64_t found = interesting(x);
        if (found == 0) {
          i += 8;
          continue;
        }
        i += static_cast<uint32_t>(std::countr_zero(found)) / 8;
        if (i >= range.end) break;
      }
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

DutyCues::DutyCues(const Context& context) : context_(context) {
  const auto& by_trigger = context.grammar.derived<Triggers>().cues;
  by_trigger_ = &by_trigger;
}

DutyCues::Triggers::Triggers(const grammar::Grammar& grammar) : cues(grammar.triggers().size(), 0) {
  for (auto [family, cue] :
       {std::pair{"duty_leads", lead}, {"duty_modals", modal}, {"duty_thens", then}, {"duty_partners", partner}}) {
    const grammar::Family& rules = grammar.family(family);
    for (size_t t = 0; t < cues.size(); ++t) {
      if (rules.waits_for(static_cast<uint16_t>(t))) cues[t] = static_cast<uint8_t>(cues[t] | cue);
    }
  }
}

void DutyCues::read(Slice range, DutyMarks& out) const {
  out.leads.clear();
  out.modals.clear();
  out.thens.clear();
  out.partners.clear();
  auto unit = std::lower_bound(context_.units.begin(), context_.units.end(), range.begin,
                               [](const Unit& u, uint32_t begin) { return u.range.begin < begin; });
  if (unit == context_.units.end() || unit->range.begin != range.begin) return;
  for (uint32_t h = unit->first_hit; h < unit->last_hit; ++h) {
    const grammar::Hit& hit = context_.hits[h];
    uint8_t cue = (*by_trigger_)[hit.trigger];
    if (cue == 0) continue;
    if (cue & lead) out.leads.push_back(hit.at);
    if (cue & modal) out.modals.push_back(hit.at);
    if (cue & then) out.thens.push_back(hit.at);
    if (cue & partner) out.partners.push_back(hit.at);
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
