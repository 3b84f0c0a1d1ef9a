#include "views/duty_marks.h"

#include <algorithm>
#include <array>

#include "views/duty_name.h"

namespace vanban::views {

namespace {

enum : uint8_t { plain_byte, listed, stop, opener };

constexpr std::array<uint8_t, 256> byte_class = [] {
  std::array<uint8_t, 256> c{};
  for (char m : {',', ';', ':'}) c[static_cast<unsigned char>(m)] = listed;
  for (char m : {'.', '!', '?'}) c[static_cast<unsigned char>(m)] = stop;
  for (unsigned m : {0x28U, 0x5BU, 0x22U, 0xE2U, 0xC2U}) c[m] = opener;  // ( [ " and the first bytes of other quotation marks
  return c;
}();

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
  for (uint32_t i = range.begin; i < range.end; ++i) {
    switch (byte_class[static_cast<unsigned char>(t.fold[i])]) {
      case plain_byte: break;
      case listed: marks.push_back({i, t.fold[i]}); break;
      case stop:
        if (uint32_t next = next_sentence(t, i, range.begin, range.end); next != 0) marks.push_back({next, '.'});
        break;
      default:
        if (uint32_t end = skip_enclosed(t.fold, i, range.end); end > i) i = end - 1;
    }
  }
}

DutyCues::DutyCues(const Context& context)
    : context_(context), leads_(context.grammar.family("duty_leads")), modals_(context.grammar.family("duty_modals")),
      thens_(context.grammar.family("duty_thens")) {}

void DutyCues::read(Slice range, DutyMarks& out) const {
  out.leads.clear();
  out.modals.clear();
  out.thens.clear();
  auto unit = std::lower_bound(context_.units.begin(), context_.units.end(), range.begin,
                               [](const Unit& u, uint32_t begin) { return u.range.begin < begin; });
  if (unit == context_.units.end() || unit->range.begin != range.begin) return;
  for (uint32_t h = unit->first_hit; h < unit->last_hit; ++h) {
    const grammar::Hit& hit = context_.hits[h];
    if (leads_.waits_for(hit.trigger)) out.leads.push_back(hit.at);
    if (modals_.waits_for(hit.trigger)) out.modals.push_back(hit.at);
    if (thens_.waits_for(hit.trigger)) out.thens.push_back(hit.at);
  }
}

bool any_in(const std::vector<uint32_t>& cues, uint32_t begin, uint32_t end) {
  auto at = std::lower_bound(cues.begin(), cues.end(), begin);
  return at != cues.end() && *at < end;
}

}  // namespace vanban::views
