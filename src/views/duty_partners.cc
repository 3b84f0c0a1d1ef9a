// The bodies that a task is done with (cơ quan phối hợp), and those a compound name is made of.
#include "views/duty_name.h"
#include "views/duty_predicate.h"

namespace vanban::views {

namespace {

/// True if another body is named at `at`, and not only its kind: `các phòng, UBND xã`, but `các vụ, cục`.
bool begins_name(const DutyText& t, uint32_t at, uint32_t limit) {
  uint32_t end = 0;
  const DutyPhrase* p = t.at(at, limit, name_heads | bit(DutyKind::quantifier), end);
  if (p == nullptr) return false;
  if (p->kind == DutyKind::quantifier || p->plural) return true;
  if (!t.capital(at)) return false;
  uint32_t next = skip_blanks(t.fold, end, limit);
  if (t.word_end(at, limit) < end) return true;
  return next < limit && is_word_lead(t.fold[next]) &&
         (t.capital(next) || t.at(next, limit, bit(DutyKind::group)) != nullptr);
}

}  // namespace

void split_names(const DutyText& t, Slice name, std::vector<Slice>& out) {
  uint32_t begin = name.begin;
  for (uint32_t i = name.begin; i < name.end;) {
    uint32_t enclosed = skip_enclosed(t.fold, i, name.end);
    if (enclosed > i) {
      i = enclosed;
      continue;
    }
    uint32_t next = 0, end = 0;
    if (t.fold[i] == ',' || t.fold[i] == ';') {
      next = i + 1;
    } else if (t.fold[i] == ' ' && t.at(i + 1, name.end, bit(DutyKind::joiner), end) != nullptr) {
      next = end;
    }
    if (next != 0) {
      uint32_t word = skip_blanks(t.fold, next, name.end);
      bool another = word < name.end && is_word_lead(t.fold[word]) && begins_name(t, word, name.end);
      if (another) {
        out.push_back(t.trimmed({begin, i}));
        begin = word;
        i = word;
        continue;
      }
    }
    ++i;
  }
  if (begin < name.end) out.push_back(t.trimmed({begin, name.end}));
}

void read_partners(const DutyText& t, Slice task, const std::vector<uint32_t>& cues, std::vector<Slice>& out) {
  constexpr uint32_t between = bit(DutyKind::verb) | bit(DutyKind::adverb) | bit(DutyKind::mate);
  for (uint32_t cue : cues) {
    if (cue < task.begin || cue >= task.end) continue;
    uint32_t i = cue, end = 0;
    const DutyPhrase* p = t.at(i, task.end, bit(DutyKind::verb), end);
    if (p == nullptr || p->role() == nullptr) continue;
    // Over `chặt chẽ với` to the names.
    for (i = end; i < task.end; i = end) {
      while (i < task.end && (t.fold[i] == ' ' || t.fold[i] == ',')) ++i;
      p = t.at(i, task.end, between, end);
      if (p == nullptr || (p->kind == DutyKind::verb && p->role() == nullptr)) break;
    }
    DutyName name;
    if (read_name(t, i, task.end, name)) {
      // What the two do together stands behind the name, though no list has its verb.
      bool cut = name.mark == '?' || (!name.bare && name.unknown > 0);
      uint32_t names_end = cut ? name.known_end : name.text.end;
      for (uint32_t verb : {name.brief_at, name.loose_at}) {
        if (cut && verb != 0) names_end = std::min(names_end, verb);
      }
      split_names(t, t.trimmed({name.text.begin, names_end}), out);
      return;
    }
  }
}

}  // namespace vanban::views
