#include "views/duty_sentence.h"

#include <algorithm>

namespace vanban::views {

namespace {

/// A subject is not looked for beyond this.
constexpr uint32_t max_subject = 400;
/// Those who carry out a decision are many.
constexpr uint32_t max_list = 1500;
constexpr uint32_t min_list = 60;
/// The words that close a decision, counted from its end.
constexpr uint32_t max_closing = 160;
/// More small words no list has are taken for a part of the name, not for its verb.
constexpr int max_unknown_verb = 3;

constexpr uint32_t starters = name_heads | bit(DutyKind::quantifier) | bit(DutyKind::lead);

/// True if a sentence goes on to what happens to its subject: `… được xem xét, khen thưởng`.
bool fated(const DutyText& t, uint32_t at, uint32_t end) {
  while (at < end) {
    uint32_t next = 0;
    if (!is_word_lead(t.fold[at])) {
      ++at;
    } else if (t.at(at, end, bit(DutyKind::fate), next) != nullptr) {
      return true;
    } else {
      at = t.word_end(at, end);
    }
  }
  return false;
}

/// A small bare word that a comma and another name follow goes on with a list: `của địa phương, cơ quan, Chủ tịch …`.
bool continues_list(const DutyText& t, uint32_t at, uint32_t limit) {
  uint32_t end = 0;
  if (t.capital(at) || t.at(at, limit, name_heads, end) == nullptr) return false;
  uint32_t next = skip_blanks(t.fold, end, limit);
  if (next >= limit || t.fold[next] != ',') return false;
  next = skip_blanks(t.fold, next + 1, limit);
  return next < limit && is_word_lead(t.fold[next]) && t.capital(next) && t.at(next, limit, name_heads) != nullptr;
}

/// Where `có trách nhiệm` stands behind a name and a clause that qualifies it; 0 if it does not.
uint32_t modal_behind(const DutyText& t, const DutyName& name, uint32_t limit) {
  limit = t.within(std::min(name.next, limit), limit, max_subject);
  for (uint32_t i = name.next; i < limit;) {
    char c = t.fold[i];
    if (!is_word_lead(c)) {
      if (c == ';' || c == ',' || c == ':' || c == '.') return 0;
      ++i;
      continue;
    }
    uint32_t end = 0;
    const DutyPhrase* p = t.capital(i) ? nullptr : t.at(i, limit, bit(DutyKind::modal) | bit(DutyKind::charged) | bit(DutyKind::joiner) | bit(DutyKind::stop), end);
    if (p != nullptr && (p->kind == DutyKind::joiner || p->defines)) return 0;
    if (p != nullptr && p->kind != DutyKind::stop && !p->weak && !p->near) return i;
    i = p != nullptr ? end : t.word_end(i, limit);
  }
  return 0;
}

/// A verb no list has stands between name and predicate: the name ends with the last word that surely belongs to it.
void cut_unknown(const DutyText& t, DutyName& name, DutyPredicate& does) {
  if (does.obliged || name.unknown == 0 || name.unknown > max_unknown_verb || name.known_end >= name.text.end) return;
  does.task = skip_blanks(t.fold, name.known_end, name.next);
  does.role = nullptr;
  name.text.end = name.known_end;
}

/// `Đơn vị chủ trì là …` says what is called so.
bool defines(const DutyText& t, uint32_t at, uint32_t limit) {
  while (at < limit) {
    char c = t.fold[at];
    if (!is_word_lead(c)) {
      if (c == ';' || c == ':' || c == '.') return false;
      ++at;
      continue;
    }
    const DutyPhrase* p = t.at(at, limit, bit(DutyKind::stop));
    if (p != nullptr && p->defines) return true;
    at = t.word_end(at, limit);
  }
  return false;
}

}  // namespace

uint32_t clause_end(const DutyText& t, uint32_t at, uint32_t limit) {
  for (uint32_t i = at; i < limit; ++i) {
    char c = t.fold[i];
    if (c == ';') return i;
    if (c == '(' || static_cast<unsigned char>(c) == 0xE2 || c == '"') {
      uint32_t enclosed = skip_enclosed(t.fold, i, limit);
      if (enclosed > i) i = enclosed - 1;
    }
  }
  return limit;
}

void DutySentences::read(Slice range, std::vector<DutyFinding>& out) {
  size_t first = out.size();
  for (uint32_t at = range.begin; at < range.end;) {
    uint32_t end = sentence_end(t_, at, range.end);
    sentence(at, end, out);
    at = end;
  }
  if (out.size() > first) out[first].opens = out[first].begin == skip_blanks(t_.fold, range.begin, range.end);
}

void DutySentences::sentence(uint32_t begin, uint32_t end, std::vector<DutyFinding>& out) {
  for (uint32_t at = begin; at < end;) {
    at = skip_blanks(t_.fold, at, end);
    uint32_t stop = clause_end(t_, at, end);
    DutyFinding found;
    found.begin = at;
    if (clause(at, stop, end, found)) {
      if (!out.empty() && out.back().end > at) out.back().end = at;
      found.end = end;
      out.push_back(found);
      stop = clause_end(t_, std::max(found.task, stop), end);
    }
    at = stop + 1;
  }
}

bool DutySentences::clause(uint32_t begin, uint32_t end, uint32_t limit, DutyFinding& out) {
  if (begin >= end || !is_word_lead(t_.fold[begin])) return false;
  if (at_lead(begin, limit, out)) return true;
  if (at_name(begin, limit, false, out)) return true;
  uint32_t intro_end = 0;
  const DutyPhrase* intro = t_.at(begin, end, bit(DutyKind::intro) | bit(DutyKind::opener) | bit(DutyKind::toward), intro_end);
  return inside(begin, end, limit, intro, out);
}

bool DutySentences::at_lead(uint32_t at, uint32_t limit, DutyFinding& out) {
  uint32_t end = 0;
  const DutyPhrase* lead = t_.at(at, limit, bit(DutyKind::lead) | bit(DutyKind::part), end);
  return lead != nullptr && lead->kind == DutyKind::lead && asked(end, limit, lead->role, out);
}

/// Behind `giao`, `đề nghị`, `yêu cầu`: who is asked, and what for.
bool DutySentences::asked(uint32_t at, uint32_t limit, const char* role, DutyFinding& out) {
  DutyName name;
  if (!read_name(t_, at, limit, name) || name.kind == DutyKind::person) return false;
  DutyPredicate does;
  bool told = false;
  if (name.ender != nullptr) {
    told = name.ender->kind != DutyKind::lead && read_predicate(t_, name.next, limit, false, does);
    if (told) cut_unknown(t_, name, does);
  } else if (name.mark == ':' || name.mark == '"') {
    told = read_predicate(t_, name.next + (name.mark == ':' ? 1 : 0), limit, true, does);
  } else if (name.mark == '?') {
    // Words no list has: the name ends with the last word that surely belongs to it.
    name.text.end = name.known_end;
    does.task = skip_blanks(t_.fold, name.known_end, limit);
    told = does.task < limit && is_word_lead(t_.fold[does.task]);
  }
  if (!told || does.lead != nullptr) return false;
  out.who = name.text;
  out.task = does.task;
  out.role = role != nullptr ? role : does.role;
  out.form = t_.words.asked;
  out.charged = does.charged;
  return true;
}

bool DutySentences::at_name(uint32_t at, uint32_t limit, bool strong_only, DutyFinding& out) {
  DutyName name;
  if (!read_name(t_, at, limit, name) || name.kind == DutyKind::person) return false;
  DutyPredicate does;
  if (name.ender != nullptr && name.ender->kind == DutyKind::lead) {
    uint32_t end = 0;
    t_.at(name.next, limit, bit(DutyKind::lead), end);
    // What another body asked for is only told of.
    if (scene_.issuer != nullptr && scene_.issuer->known() && !scene_.issuer->has(name.text)) return false;
    return asked(end, limit, name.ender->role, out);
  }
  if (at_closing(at, limit, name, out)) return true;
  bool predicate = name.ender != nullptr && read_predicate(t_, name.next, limit, false, does);
  if (predicate && does.lead != nullptr) return false;
  if (!(predicate && (does.obliged || does.must || does.role != nullptr)) && (name.ender != nullptr || name.mark == '?')) {
    // `Cán bộ được cử đi học có trách nhiệm …`: a clause of its own stands between name and predicate.
    if (uint32_t modal = modal_behind(t_, name, limit); modal > 0) {
      predicate = read_predicate(t_, modal, limit, false, does);
      name.text = t_.trimmed({name.text.begin, modal});
    } else if (predicate) {
      cut_unknown(t_, name, does);
    }
  }
  if (!predicate) return false;
  bool strong = does.obliged || does.charged;
  if (!strong) {
    if (strong_only || !scene_.plain || (scene_.title && does.role == nullptr)) return false;
    if (name.bare && defines(t_, does.verb_end, t_.within(does.verb_end, limit, max_subject))) return false;
    if (!does.must && fated(t_, does.task, t_.within(does.task, limit, max_subject))) return false;
    if (!scene_.own && scene_.issuer != nullptr && scene_.issuer->known() && scene_.issuer->begins(name.text)) return false;
  }
  out.who = name.text;
  out.task = does.task;
  out.role = does.role;
  out.charged = does.charged;
  bool leads = does.role != nullptr && std::string_view(does.role) == "lead";
  out.form = strong || does.must ? t_.words.obliged : leads ? t_.words.leading : t_.words.told;
  return true;
}

/// `… chịu trách nhiệm thi hành Quyết định này` at the end of a sentence: who stands before it, in whatever list.
bool DutySentences::at_closing(uint32_t at, uint32_t limit, DutyName& name, DutyFinding& out) {
  const DutyPhrase* last = nullptr;
  uint32_t begin = 0, behind = 0;
  if (name.ender != nullptr && name.ender->kind == DutyKind::closing_duty) {
    begin = name.next;
  } else {
    uint32_t stop = limit;
    if (stop - at < min_list || stop - at > max_list) return false;
    uint32_t near_end = std::max(name.text.end, stop - std::min(stop, max_closing));
    while (near_end < stop && is_continuation(t_.fold[near_end])) ++near_end;
    for (uint32_t i = near_end; i < stop && begin == 0;) {
      if (!is_word_lead(t_.fold[i])) {
        ++i;
        continue;
      }
      uint32_t end = 0;
      last = t_.at(i, stop, bit(DutyKind::closing_duty), end);
      if (last != nullptr) begin = i;
      i = t_.word_end(i, stop);
    }
    if (begin == 0) return false;
  }
  last = t_.at(begin, limit, bit(DutyKind::closing_duty), behind);
  if (last == nullptr) return false;
  bool adverbial = name.ender != nullptr && (name.ender->kind == DutyKind::intro || name.ender->kind == DutyKind::adverb);
  out.who = adverbial ? name.text : t_.trimmed({name.text.begin, begin});
  // `chịu trách nhiệm` is the form, `thi hành …` the task.
  DutyPredicate does;
  bool modal = read_predicate(t_, begin, limit, false, does);
  out.task = modal && does.obliged && !does.charged ? does.task : begin;
  out.form = t_.words.obliged;
  return true;
}

/// Behind the words a clause opens with: `Theo chức năng được giao, các trường …`; `Kiểm tra: Sở Y tế …`.
bool DutySentences::inside(uint32_t begin, uint32_t end, uint32_t limit, const DutyPhrase* intro, DutyFinding& out) {
  bool any_word = intro != nullptr;
  for (uint32_t i = begin; i < end;) {
    if (uint32_t enclosed = skip_enclosed(t_.fold, i, end); enclosed > i) {
      i = enclosed;
      continue;
    }
    char c = t_.fold[i];
    if (c == ',' || c == ':') {
      uint32_t next = skip_blanks(t_.fold, i + 1, end);
      i = next;
      if (next >= end || !is_word_lead(t_.fold[next]) || t_.at(next, end, starters) == nullptr) continue;
      if (at_lead(next, limit, out)) return true;
      if (c == ',' && continues_list(t_, next, limit)) continue;
      if (at_name(next, limit, c == ',' && intro == nullptr, out)) return true;
      continue;
    }
    if (!is_word_lead(c)) {
      ++i;
      continue;
    }
    if (intro != nullptr && !t_.capital(i)) {
      uint32_t then_end = 0;
      if (t_.at(i, end, bit(DutyKind::then), then_end) != nullptr) {
        i = skip_blanks(t_.fold, then_end, end);
        if (i < end && is_word_lead(t_.fold[i]) && (at_lead(i, limit, out) || at_name(i, limit, false, out))) return true;
        continue;
      }
    }
    if (any_word && i > begin) {
      uint32_t word_end = 0;
      const DutyPhrase* p = t_.capital(i) ? nullptr : t_.at(i, end, bit(DutyKind::lead) | (intro->open ? bit(DutyKind::quantifier) : 0U), word_end);
      if (p != nullptr) {
        Word before = word_before(t_.fold, i, begin);
        bool noun = !before.empty() && t_.at(before.begin, before.end, bit(DutyKind::noun)) != nullptr;
        if (!noun && p->kind == DutyKind::lead && at_lead(i, limit, out)) return true;
        if (!noun && p->kind == DutyKind::quantifier && at_name(i, limit, false, out)) return true;
      }
    }
    i = t_.word_end(i, end);
  }
  return false;
}

}  // namespace vanban::views
