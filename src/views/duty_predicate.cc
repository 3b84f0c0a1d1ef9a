#include "views/duty_predicate.h"

#include <algorithm>

#include "views/duty_name.h"

namespace vanban::views {

namespace {

constexpr uint32_t opening = bit(DutyKind::verb) | bit(DutyKind::adverb) | bit(DutyKind::modal) |
                             bit(DutyKind::charged) | bit(DutyKind::lead) | bit(DutyKind::intro) | bit(DutyKind::stop) |
                             bit(DutyKind::toward);
/// Where a task begins by itself, as behind a colon, it may also open with `Trước ngày …`.
constexpr uint32_t opening_anew = opening | bit(DutyKind::opener);

/// What stands before the verb (`căn cứ tình hình thực tế, …`) belongs to the task unless it is longer than this.
constexpr uint32_t max_intro = 90;
/// The verb is not looked for further behind `căn cứ` than this.
constexpr uint32_t max_adverbial = 500;

bool noun_maker(const DutyText& t, uint32_t before, uint32_t floor) {
  Word w = word_before(t.fold, before, floor);
  uint32_t end = 0;
  return !w.empty() && t.at(w.begin, w.end, bit(DutyKind::noun), end) != nullptr && end == w.end;
}

/// A syllable that is a verb elsewhere begins a body's or a person's name: `Chi cục …`, `Thu Hà`.
bool names_something(const DutyText& t, uint32_t at, uint32_t verb_end, uint32_t limit) {
  uint32_t end = 0;
  if (t.at(at, limit, name_heads | bit(DutyKind::not_body), end) != nullptr && end > verb_end) return true;
  uint32_t next = skip_blanks(t.fold, verb_end, limit);
  return next < limit && is_word_lead(t.fold[next]) && t.capital(next);
}

/// Behind `căn cứ …`: where the verb is that the adverbial stands before. 0 if there is none in the sentence.
/// `least`: how many words an adverbial has before a verb can be told from a part of it.
/// `comma`: whether a comma stands right before it.
uint32_t behind_intro(const DutyText& t, uint32_t at, uint32_t limit, int least, bool& comma) {
  limit = t.within(at, limit, max_adverbial);
  bool after_comma = false;
  int words = 0;
  for (uint32_t i = at; i < limit;) {
    if (uint32_t enclosed = skip_enclosed(t.fold, i, limit); enclosed > i) {
      i = enclosed;
      continue;
    }
    char c = t.fold[i];
    if (c == ';' || c == ':') return 0;
    if (!is_word_lead(c)) {
      if (c == ',') after_comma = true;
      ++i;
      continue;
    }
    uint32_t end = 0;
    constexpr uint32_t kinds = bit(DutyKind::verb) | bit(DutyKind::adverb) | bit(DutyKind::modal) |
                               bit(DutyKind::charged) | bit(DutyKind::part);
    const DutyPhrase* p = t.capital(i) ? nullptr : t.at(i, limit, kinds, end);
    if (p != nullptr && p->kind == DutyKind::part) {
      i = end;
      words += 2;
      continue;
    }
    if (p != nullptr && !p->near) {
      bool modal = p->kind == DutyKind::modal || p->kind == DutyKind::charged;
      bool free = !p->loose && (after_comma || (words >= least && !noun_maker(t, i, at)));
      comma = after_comma;
      if (modal || free) return i;
    }
    after_comma = false;
    i = p != nullptr ? end : t.word_end(i, limit);
    ++words;
  }
  return 0;
}

}  // namespace

bool read_predicate(const DutyText& t, uint32_t at, uint32_t limit, bool capitals, DutyPredicate& out) {
  out = {};
  uint32_t start = skip_blanks(t.fold, at, limit);
  out.task = out.verb_end = start;
  bool eager = false;
  for (int i = 0; i < 8; ++i) {
    while (at < limit && (t.fold[at] == ' ' || t.fold[at] == ',')) ++at;
    if (at >= limit) return false;
    uint32_t end = 0;
    const DutyPhrase* p = nullptr;
    if (is_word_lead(t.fold[at]) && (!t.capital(at) || (capitals && at == start)))
      p = t.at(at, limit, capitals && at == start ? opening_anew : opening, end);
    if (p != nullptr && p->brief && t.capital(at) && names_something(t, at, end, limit)) p = nullptr;
    if (p == nullptr) return out.obliged || (out.must && is_word_lead(t.fold[at])) || eager;
    switch (p->kind) {
      case DutyKind::modal:
        if (p->near && at != start) return false;
        (p->weak ? out.must : out.obliged) = true;
        out.task = p->keep ? at : skip_blanks(t.fold, end, limit);
        if (p->keep) return true;
        at = end;
        break;
      case DutyKind::charged:
        out.charged = out.obliged = true;
        if (p->colon) out.task = end;
        return true;
      case DutyKind::adverb: {
        at = end;
        uint32_t and_end = 0;
        uint32_t next = skip_blanks(t.fold, at, limit);
        if (t.at(next, limit, bit(DutyKind::joiner), and_end) != nullptr) at = and_end;
        // `khẩn trương …` tells to do something, whatever the verb is.
        if (p->urges && i == 0) out.urged = true;
        eager = capitals || out.urged;
        break;
      }
      case DutyKind::intro:
      case DutyKind::opener: {
        bool comma = false;
        uint32_t verb = behind_intro(t, end, limit, p->kind == DutyKind::intro && p->open ? 0 : 2, comma);
        if (verb == 0) return out.obliged;
        // `Thực hiện theo Nghị quyết … quy định …` is itself what is to be done: no comma ends an adverbial there.
        const bool does = !comma && at == start && t.at(at, limit, bit(DutyKind::verb)) != nullptr;
        if (verb - out.task > max_intro && !does) out.task = verb;
        at = verb;
        break;
      }
      case DutyKind::lead:
        out.lead = p;
        out.task = end;
        return true;
      case DutyKind::verb: {
        out.verb = p;
        out.verb_end = end;
        out.role = p->role();
        uint32_t next = skip_blanks(t.fold, end, limit);
        const DutyPhrase* after = t.at(next, limit, bit(DutyKind::stop) | bit(DutyKind::modal));
        // `thực hiện được 100%` is what is aimed at; `Báo cáo phải …` is a noun.
        bool aim = after != nullptr && (after->reached || after->weak);
        return !aim;
      }
      // `chủ động cho học sinh nghỉ học`
      case DutyKind::stop: return out.obliged || (out.urged && p->ordered);
      default: return out.obliged;
    }
  }
  return out.obliged;
}

bool only_verb(const DutyText& t, const DutyName& name, uint32_t limit) {
  constexpr int least = 3;  // blanks: the verb itself has one
  if (name.loose_at == 0 || name.ender != nullptr) return false;
  uint32_t stop = limit;
  while (stop > name.loose_at && t.fold[stop - 1] == ' ') --stop;
  const bool dotted = stop > name.loose_at && (t.fold[stop - 1] == '.' || t.fold[stop - 1] == ';');
  if (!dotted && (stop >= t.fold.size() || (t.fold[stop] != '.' && t.fold[stop] != ';'))) return false;
  if (name.text.end + (dotted ? 1 : 0) < stop) return false;
  return std::count(t.fold.begin() + name.loose_at, t.fold.begin() + stop, ' ') >= least;
}

bool behind_qualifier(const DutyText& t, DutyName& name, uint32_t limit, DutyPredicate& out) {
  constexpr uint32_t longest = 160;
  constexpr uint32_t kinds = bit(DutyKind::verb) | bit(DutyKind::adverb) | bit(DutyKind::modal) | bit(DutyKind::stop);
  if (name.ender == nullptr || !name.ender->qualifies) return false;
  limit = t.within(name.next, limit, longest);
  uint32_t end = 0;
  // The clause's own verb, whatever it is; the verb right behind it is its object: `gửi báo cáo`.
  uint32_t i = skip_blanks(t.fold, name.next, limit);
  const DutyPhrase* opener = t.at(i, limit, bit(DutyKind::stop), end);
  while (opener != nullptr && opener->qualifies) {
    i = skip_blanks(t.fold, end, limit);
    opener = t.at(i, limit, bit(DutyKind::stop), end);
  }
  if (t.at(i, limit, bit(DutyKind::verb), end) == nullptr) end = t.word_end(i, limit);
  bool object = true;
  for (i = end; i < limit; i = end) {
    char c = t.fold[i];
    if (c == ',' || c == ';' || c == ':' || c == '.') return false;
    if (!is_word_lead(c)) {
      end = i + 1;
      continue;
    }
    end = t.word_end(i, limit);
    uint32_t phrase_end = end;
    const DutyPhrase* p = t.capital(i) ? nullptr : t.at(i, limit, kinds, phrase_end);
    const bool verb = p != nullptr && p->kind == DutyKind::verb && !p->brief;
    const bool told = p != nullptr && (p->urges || p->kind == DutyKind::modal);
    if (told || (verb && !object && !noun_maker(t, i, name.next))) {
      if (!read_predicate(t, i, limit, false, out) || out.lead != nullptr) return false;
      name.text = t.trimmed({name.text.begin, i});
      return true;
    }
    if (p != nullptr) end = phrase_end;
    // What stands behind `việc`, or joins the clause's own verb, is no predicate either.
    object = (p != nullptr && p->object) || t.at(i, limit, bit(DutyKind::joiner)) != nullptr;
  }
  return false;
}

uint32_t must_behind(const DutyText& t, const DutyName& name, uint32_t limit) {
  if (name.ender == nullptr || name.ender->kind != DutyKind::verb || (name.bare && name.kind != DutyKind::office))
    return 0;
  uint32_t end = name.next;
  t.at(name.next, limit, bit(DutyKind::verb), end);
  constexpr int longest = 4;  // words
  for (int words = 0; words <= (name.ender->relative ? longest : 0); ++words) {
    end = skip_blanks(t.fold, end, limit);
    if (end >= limit || !is_word_lead(t.fold[end])) return 0;
    const DutyPhrase* modal = t.at(end, limit, bit(DutyKind::modal));
    if (modal != nullptr && modal->weak) return end;
    end = t.word_end(end, limit);
  }
  return 0;
}

bool past_before(const DutyText& t, uint32_t at, uint32_t floor) {
  for (Word word = word_before(t.fold, at, floor); !word.empty(); word = word_before(t.fold, word.begin, floor)) {
    if (t.fold.substr(word.end, 1) == ",") return false;
    const DutyPhrase* p = t.at(word.begin, word.end, bit(DutyKind::stop));
    if (p != nullptr && p->past) return true;
  }
  return false;
}

}  // namespace vanban::views
