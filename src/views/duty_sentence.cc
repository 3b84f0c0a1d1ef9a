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

/// No name begins without one of these.
constexpr uint32_t name_openers = name_heads | bit(DutyKind::quantifier);
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

/// The name at `at`, behind a comma, goes on with a list of kinds: `chỉ đạo các xã, thị trấn lập chốt …`.
bool ends_list(const DutyText& t, uint32_t at, uint32_t comma, uint32_t floor) {
  constexpr int longest_kind = 3;  // words
  if (t.capital(at)) return false;
  uint32_t begin = comma;
  for (int words = 0; words < longest_kind; ++words) {
    const Word word = word_before(t.fold, begin, floor);
    if (word.empty()) return false;
    begin = word.begin;
    uint32_t end = 0;
    const DutyPhrase* kind = t.at(begin, comma, name_heads, end);
    if (kind == nullptr || end != comma) continue;
    const Word before = word_before(t.fold, begin, floor);
    return kind->plural || (!before.empty() && t.at(before.begin, before.end, bit(DutyKind::quantifier)) != nullptr);
  }
  return false;
}

bool holds_comma(const DutyText& t, uint32_t begin, uint32_t end) {
  return t.fold.substr(begin, end - begin).find(',') != std::string_view::npos;
}

/// A verb no list has stands between name and predicate: the name ends with the last word that surely belongs to it.
void cut_unknown(const DutyText& t, DutyName& name, DutyPredicate& does) {
  if (does.obliged || does.urged) return;
  bool brief = name.brief_at != 0 && !name.bare;
  uint32_t end = brief ? name.brief_at : name.known_end;
  if (!brief && (name.unknown == 0 || end >= name.text.end || lists_kinds(t, end, name))) return;
  // A longer stretch is a sentence of its own if a comma stands in it: `… kêu gọi tàu thuyền vào bờ, hoàn thành …`.
  if (!brief && name.unknown > max_unknown_verb && (name.bare || !holds_comma(t, end, name.next))) return;
  does.task = skip_blanks(t.fold, end, name.next);
  does.role = nullptr;
  name.text = t.trimmed({name.text.begin, end});
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

void DutySentences::read(Slice range, std::vector<DutyFinding>& out) {
  size_t first_found = out.size();
  auto mark = static_cast<size_t>(std::lower_bound(m_.marks.begin(), m_.marks.end(), range.begin,
                                                   [](const DutyMark& m, uint32_t at) { return m.at < at; }) -
                                  m_.marks.begin());
  for (uint32_t begin = range.begin; begin < range.end;) {
    Part part{begin, range.end, mark, mark};
    while (part.last < m_.marks.size() && m_.marks[part.last].at < range.end && m_.marks[part.last].kind != '.')
      ++part.last;
    mark = part.last;
    if (mark < m_.marks.size() && m_.marks[mark].at < range.end) part.end = m_.marks[mark++].at;
    sentence(part, out);
    begin = part.end;
  }
  if (out.size() > first_found) {
    out[first_found].opens = out[first_found].begin == skip_blanks(t_.fold, range.begin, range.end);
  }
}

void DutySentences::sentence(Part part, std::vector<DutyFinding>& out) {
  size_t mark = part.first;
  for (uint32_t at = part.begin; at < part.end;) {
    Part own{skip_blanks(t_.fold, at, part.end), part.end, mark, mark};
    while (own.last < part.last && m_.marks[own.last].kind != ';') ++own.last;
    mark = own.last;
    if (mark < part.last) own.end = m_.marks[mark++].at;
    DutyFinding found;
    found.begin = own.begin;
    at = own.end + 1;
    if (!clause(own, part.end, found)) continue;
    if (!out.empty() && out.back().end > own.begin) out.back().end = own.begin;
    found.end = part.end;
    out.push_back(found);
    // Over the semicolons of its own subject.
    while (mark < part.last && (m_.marks[mark].at < found.task || m_.marks[mark].kind != ';')) {
      if (m_.marks[mark].kind == ';') at = m_.marks[mark].at + 1;
      ++mark;
    }
    if (at < found.task) {
      at = mark < part.last ? m_.marks[mark++].at + 1 : part.end;
    } else {
      while (mark > part.first && m_.marks[mark - 1].at >= at) --mark;
    }
  }
}

bool DutySentences::clause(Part part, uint32_t limit, DutyFinding& out) {
  if (part.begin >= part.end || !is_word_lead(t_.fold[part.begin])) return false;
  constexpr uint32_t intros = bit(DutyKind::intro) | bit(DutyKind::opener) | bit(DutyKind::toward);
  const DutyPhrase* intro = nullptr;
  // What stands there within the whole sentence; within the clause there may be less.
  const uint32_t kinds = t_.words.kinds_at(t_.fold, part.begin, limit, starters | intros);
  if (kinds != 0 && (part.end == limit || t_.at(part.begin, part.end, starters | intros) != nullptr)) {
    if ((kinds & bit(DutyKind::lead)) != 0 && at_lead(part.begin, limit, out)) return true;
    if ((kinds & name_openers) != 0 && at_name(part.begin, limit, false, out)) return true;
    uint32_t intro_end = 0, verb_end = 0;
    if ((kinds & intros) != 0) intro = t_.at(part.begin, part.end, intros, intro_end);
    // `Theo dõi …` does not open with `theo`.
    if (intro != nullptr && t_.at(part.begin, part.end, bit(DutyKind::verb), verb_end) != nullptr &&
        verb_end > intro_end)
      intro = nullptr;
  }
  if (intro != nullptr && intro->kind == DutyKind::toward && intro->open) {
    // `Riêng Sở Tư pháp báo cáo thêm …`: no comma, no other body.
    uint32_t end = part.begin;
    t_.at(part.begin, part.end, bit(DutyKind::toward), end);
    if (at_name(skip_blanks(t_.fold, end, part.end), limit, false, out)) return true;
  }
  if (behind_marks(part, limit, intro, out)) return true;
  if (intro == nullptr || intro->past) return false;
  return behind_cues(part, limit, out) || (intro->open && scene_.plain && behind_quantifier(part, limit, out));
}

bool DutySentences::at_lead(uint32_t at, uint32_t limit, DutyFinding& out) {
  uint32_t end = 0;
  const DutyPhrase* lead = t_.at(at, limit, bit(DutyKind::lead) | bit(DutyKind::part), end);
  // `giao ban` is a meeting, `Giao Ban Quản lý …` is not.
  if (lead != nullptr && lead->kind == DutyKind::part && t_.capital(word_before(t_.fold, end, at).begin))
    lead = t_.at(at, limit, bit(DutyKind::lead), end);
  return lead != nullptr && lead->kind == DutyKind::lead && asked(end, limit, lead->role(), out);
}

/// Behind `giao`, `đề nghị`, `yêu cầu`: who is asked, and what for.
bool DutySentences::asked(uint32_t at, uint32_t limit, const char* role, DutyFinding& out) {
  DutyName name;
  if (!read_name(t_, at, limit, name) || name.kind == DutyKind::person) return false;
  DutyPredicate does;
  bool told = false;
  if (name.ender != nullptr) {
    if (name.ender->kind == DutyKind::lead) {
      // `Đề nghị Ủy ban tỉnh giao Sở Nội vụ …`: what is asked for is that it is given to another.
      told = true;
      does.task = does.verb_end = name.next;
    } else {
      told = read_predicate(t_, name.next, limit, false, does);
      if (told) cut_unknown(t_, name, does);
    }
  } else if (name.mark == ':' || name.mark == '"') {
    told = read_predicate(t_, name.next + (name.mark == ':' ? 1 : 0), limit, true, does);
  }
  // Words no list has: the name ends with the last word that surely belongs to it.
  if (!told && does.lead == nullptr) told = unlisted(name, limit, does) || behind_qualifier(t_, name, limit, does);
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
    bool other = scene_.issuer != nullptr && scene_.issuer->known() && !scene_.issuer->has(name.text);
    if (!other && asked(end, limit, name.ender->role(), out)) return true;
    if (!name.ender->acts || strong_only || !scene_.plain) return false;
    out.who = name.text;
    out.task = name.next;
    out.form = t_.words.told;
    return true;
  }
  if (at_closing(at, limit, name, out)) return true;
  bool predicate = name.ender != nullptr && read_predicate(t_, name.next, limit, false, does);
  if (predicate && does.lead != nullptr) return false;
  if (!(predicate && (does.obliged || does.must || does.role != nullptr)) &&
      (name.ender != nullptr || name.mark == '?')) {
    // `Cán bộ được cử đi học có trách nhiệm …`: a clause of its own stands between name and predicate.
    if (uint32_t modal = modal_behind(name, limit); modal > 0) {
      predicate = read_predicate(t_, modal, limit, false, does);
      name.text = t_.trimmed({name.text.begin, modal});
    } else if (uint32_t must = predicate && !name.ender->relative ? 0 : must_behind(t_, name, limit); must > 0) {
      // `Người được giao chi trả phải …`: the verb is a part of the name.
      predicate = read_predicate(t_, must, limit, false, does);
      name.text = t_.trimmed({name.text.begin, must});
    } else if (predicate) {
      cut_unknown(t_, name, does);
    } else if (name.ender != nullptr && name.ender->object && !name.bare && name.unknown > 0 &&
               name.unknown <= max_unknown_verb) {
      // `đẩy nhanh công tác …`: the words before `công tác` are a verb no list has.
      predicate = true;
      does = {};
      cut_unknown(t_, name, does);
    }
  }
  if (!predicate && (scene_.ordered || name.brief_at != 0 || only_verb(t_, name, limit)) && scene_.plain &&
      !strong_only)
    predicate = unlisted(name, limit, does);
  if (!predicate && scene_.ordered && scene_.plain && name.ender != nullptr && !name.ender->past &&
      !name.ender->reached)
    predicate = behind_qualifier(t_, name, limit, does);
  if (!predicate) return false;
  bool strong = does.obliged || does.charged;
  if (!strong) {
    if (strong_only || !scene_.plain || (scene_.title && does.role == nullptr)) return false;
    if (name.bare && defines(t_, does.verb_end, t_.within(does.verb_end, limit, max_subject))) return false;
    if (!does.must && fated(t_, does.task, t_.within(does.task, limit, max_subject))) return false;
    if (!scene_.own && name.kind == DutyKind::body && scene_.issuer != nullptr && scene_.issuer->known() &&
        scene_.issuer->begins(name.text))
      return false;
  }
  out.who = name.text;
  out.task = does.task;
  out.role = does.role;
  out.charged = does.charged;
  bool leads = does.role != nullptr && std::string_view(does.role) == "lead";
  out.form = strong || does.must ? t_.words.obliged : leads ? t_.words.leading : t_.words.told;
  return true;
}

/// Where somebody is told what to do, what stands behind the last word that surely belongs to the name is the task,
/// though no list has its verb: `Sở Hoa Sen siết lại …`.
bool DutySentences::unlisted(DutyName& name, uint32_t limit, DutyPredicate& does) const {
  if (name.ender != nullptr && name.ender->ordered) {
    does = {};
    does.task = does.verb_end = name.next;
    return true;
  }
  if (name.ender != nullptr && name.ender->kind == DutyKind::adverb) {
    uint32_t verb = name.next;
    t_.at(name.next, limit, bit(DutyKind::adverb), verb);
    verb = skip_blanks(t_.fold, verb, limit);
    if (verb >= limit || !is_word_lead(t_.fold[verb]) || t_.capital(verb) ||
        t_.at(verb, limit, bit(DutyKind::stop) | bit(DutyKind::toward)) != nullptr)
      return false;
    does = {};
    does.task = does.verb_end = name.next;
    return true;
  }
  bool open = name.ender == nullptr || (name.ender->kind != DutyKind::stop && name.ender->kind != DutyKind::verb);
  uint32_t end = name.brief_at != 0 ? name.brief_at : name.loose_at;
  if (end == 0 && !name.bare && name.unknown >= 2 && name.known_end < name.text.end) end = name.known_end;
  if (!open || end == 0) return false;
  uint32_t task = skip_blanks(t_.fold, end, limit);
  if (task >= limit || !is_word_lead(t_.fold[task]) || t_.capital(task)) return false;
  name.text = t_.trimmed({name.text.begin, end});
  does = {};
  does.task = does.verb_end = task;
  return true;
}

/// `… chịu trách nhiệm thi hành Quyết định này` at the end of a sentence: who stands before it, in whatever list.
bool DutySentences::at_closing(uint32_t at, uint32_t limit, DutyName& name, DutyFinding& out) {
  const DutyPhrase* last = nullptr;
  uint32_t begin = 0, behind = 0;
  if (name.ender != nullptr && name.ender->kind == DutyKind::closing_duty) {
    begin = name.next;
  } else {
    if (limit - at < min_list || limit - at > max_list) return false;
    for (uint32_t modal : cues_in(m_.modals, std::max(name.text.end, limit - std::min(limit, max_closing)), limit)) {
      if (begin != 0) break;
      uint32_t end = 0;
      if (t_.at(modal, limit, bit(DutyKind::closing_duty), end) != nullptr) begin = modal;
    }
    if (begin == 0) return false;
  }
  last = t_.at(begin, limit, bit(DutyKind::closing_duty), behind);
  if (last == nullptr) return false;
  bool adverbial =
      name.ender != nullptr && (name.ender->kind == DutyKind::intro || name.ender->kind == DutyKind::adverb);
  out.who = adverbial ? name.text : t_.trimmed({name.text.begin, begin});
  // `chịu trách nhiệm` is the form, `thi hành …` the task.
  DutyPredicate does;
  bool modal = read_predicate(t_, begin, limit, false, does);
  out.task = modal && does.obliged && !does.charged ? does.task : begin;
  out.form = t_.words.obliged;
  return true;
}

/// Behind a comma or a colon: `Theo chức năng được giao, các trường …`; `Kiểm tra: Sở Y tế …`.
bool DutySentences::behind_marks(Part part, uint32_t limit, const DutyPhrase* intro, DutyFinding& out) {
  bool plain = scene_.plain && intro != nullptr;
  for (size_t m = part.first; m < part.last; ++m) {
    const DutyMark& mark = m_.marks[m];
    // Without an introduction or a cue, what stands behind a comma is the rest of a list.
    bool cue = any_in(m_.leads, mark.at, limit) || any_in(m_.modals, mark.at, limit);
    if (!cue && !(mark.kind == ':' ? scene_.plain : plain)) continue;
    uint32_t next = skip_blanks(t_.fold, mark.at + 1, part.end);
    if (next >= part.end || !is_word_lead(t_.fold[next]) || t_.at(next, part.end, starters) == nullptr) continue;
    if (at_lead(next, limit, out)) return true;
    if (mark.kind == ',' && (continues_list(t_, next, limit) || ends_list(t_, next, mark.at, part.begin))) continue;
    if (at_name(next, limit, mark.kind == ',' && intro == nullptr, out)) return true;
  }
  return false;
}

bool DutySentences::noun_before(uint32_t at, uint32_t floor) const {
  Word before = word_before(t_.fold, at, floor);
  return !before.empty() && t_.at(before.begin, before.end, bit(DutyKind::noun)) != nullptr;
}

/// In a clause with an introduction: `Nhận được công văn đề nghị Thủ trưởng …`, `Trường hợp … thì Sở Y tế …`.
bool DutySentences::behind_cues(Part part, uint32_t limit, DutyFinding& out) {
  for (uint32_t at : cues_in(m_.leads, part.begin + 1, part.end)) {
    if (t_.capital(at) || noun_before(at, part.begin) || past_before(t_, at, part.begin)) continue;
    if (at_lead(at, limit, out)) return true;
  }
  for (uint32_t at : cues_in(m_.thens, part.begin + 1, part.end)) {
    uint32_t next = skip_blanks(t_.fold, t_.word_end(at, part.end), part.end);
    if (next >= part.end || !is_word_lead(t_.fold[next])) continue;
    if (at_lead(next, limit, out) || at_name(next, limit, false, out)) return true;
  }
  return false;
}

/// `Kết thúc đợt thi các trường gửi báo cáo`: no comma, but `các`.
bool DutySentences::behind_quantifier(Part part, uint32_t limit, DutyFinding& out) {
  uint32_t stop = t_.within(part.begin, part.end, max_subject);
  for (uint32_t i = part.begin; i < stop;) {
    if (!is_word_lead(t_.fold[i])) {
      ++i;
      continue;
    }
    if (i > part.begin && !t_.capital(i) && t_.at(i, stop, bit(DutyKind::quantifier)) != nullptr &&
        !noun_before(i, part.begin) && at_name(i, limit, false, out)) {
      return true;
    }
    i = t_.word_end(i, stop);
  }
  return false;
}

/// Where `có trách nhiệm` stands behind a name and a clause that qualifies it; 0 if it does not.
uint32_t DutySentences::modal_behind(const DutyName& name, uint32_t limit) const {
  limit = t_.within(std::min(name.next, limit), limit, max_subject);
  auto modal = std::lower_bound(m_.modals.begin(), m_.modals.end(), name.next);
  if (modal == m_.modals.end() || *modal >= limit) return 0;
  for (uint32_t i = name.next; i < *modal;) {
    char c = t_.fold[i];
    if (!is_word_lead(c)) {
      if (c == ';' || c == ',' || c == ':' || c == '.') return 0;
      ++i;
      continue;
    }
    uint32_t end = 0;
    const DutyPhrase* p = t_.capital(i) ? nullptr : t_.at(i, limit, bit(DutyKind::joiner) | bit(DutyKind::stop), end);
    if (p != nullptr && (p->kind == DutyKind::joiner || p->defines)) return 0;
    i = p != nullptr ? end : t_.word_end(i, limit);
  }
  return t_.at(*modal, limit, bit(DutyKind::modal) | bit(DutyKind::charged)) != nullptr ? *modal : 0;
}

}  // namespace vanban::views
