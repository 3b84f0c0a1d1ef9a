#include "views/duty_name.h"

#include <algorithm>

namespace vanban::views {

namespace {

/// Words of small letters that may follow each other in a name without any of them being known: `Trung tâm Bảo vệ sức
/// khỏe …`.
constexpr int max_unknown = 14;
constexpr uint32_t max_bracket = 200;
/// No list of bodies is longer; what is quoted or bracketed closes before that.
constexpr uint32_t max_name = 1200;
constexpr uint32_t max_enclosed = 800;
constexpr uint32_t max_phrase = 80;

constexpr uint32_t enders = bit(DutyKind::verb) | bit(DutyKind::adverb) | bit(DutyKind::modal) |
                            bit(DutyKind::charged) | bit(DutyKind::lead) | bit(DutyKind::intro) | bit(DutyKind::stop) |
                            bit(DutyKind::toward) | bit(DutyKind::closing_duty) | bit(DutyKind::then) |
                            bit(DutyKind::joiner) | bit(DutyKind::part) | name_heads | bit(DutyKind::quantifier);

constexpr uint32_t predicates = bit(DutyKind::verb) | bit(DutyKind::adverb) | bit(DutyKind::modal) |
                                bit(DutyKind::intro) | bit(DutyKind::opener) | bit(DutyKind::lead) |
                                bit(DutyKind::part) | bit(DutyKind::stop);

constexpr std::string_view dashes[] = {"-", "–", "—", "‐", "‑", "−", "/", "&", "+", "’", "'"};

uint32_t joining_mark(std::string_view s, uint32_t at) {
  for (std::string_view d : dashes) {
    if (s.substr(at).starts_with(d)) return static_cast<uint32_t>(d.size());
  }
  return 0;
}

/// Reads `các đồng chí`, `toàn thể` and the word the name begins with; false if it is none. `several`: `các` stands
/// before it.
bool read_head(const DutyText& t, uint32_t& at, uint32_t limit, DutyKind& kind, bool& fuller, bool& several) {
  bool titled = false;
  several = false;
  for (int i = 0; i < 4; ++i) {
    at = skip_blanks(t.fold, at, limit);
    uint32_t end = at;
    const DutyPhrase* word = t.at(at, limit, name_heads | bit(DutyKind::not_body) | bit(DutyKind::quantifier), end);
    if (word == nullptr) {
      // `các ông, bà có tên tại Điều 1`
      if (titled && t.fold.substr(at, limit - at).starts_with("có tên")) {
        kind = DutyKind::office;
        return true;
      }
      // A title and a name: `ông Nguyễn Văn A`; or an office no list has: `các đồng chí Phụ trách …`.
      if (!titled || at >= limit || !is_word_lead(t.fold[at]) || !t.capital(at)) return false;
      at = t.word_end(at, limit);
      kind = DutyKind::office;
      return true;
    }
    if (word->kind != DutyKind::quantifier) {
      if (word->kind == DutyKind::not_body || (word->inner && !several)) return false;
      // One small syllable (`bộ`, `tổ`, `hội`) is a name's beginning only before a capital or in a list of such words.
      if (!several && !t.capital(at) && t.word_end(at, end) == end && end < limit && t.fold[end] != ',') {
        uint32_t next = skip_blanks(t.fold, end, limit);
        if (next >= limit || !is_word_lead(t.fold[next]) || !t.capital(next)) return false;
      }
      several = several || word->plural;
      at = end;
      kind = word->kind;
      fuller = word->fuller;
      return true;
    }
    several = true;
    titled = titled || word->titled;
    at = end;
    if (titled && at < limit && (t.fold[at] == ':' || t.fold[at] == ',')) ++at;
  }
  return false;
}

class NameReader {
 public:
  NameReader(const DutyText& t, uint32_t limit, DutyName& out) : t_(t), limit_(limit), out_(out) {}

  void run(uint32_t begin, uint32_t at, bool several) {
    several_ = several ? Several::head : Several::no;
    out_.text = {begin, at};
    out_.known_end = at;
    out_.ender = nullptr;
    out_.mark = 0;
    out_.brief_at = out_.loose_at = loose_end_ = 0;
    head_end_ = at;
    at_ = at;
    // Behind `các thôn`, as behind a level, a verb may follow even if it stands in names.
    small_ = several && out_.kind == DutyKind::group;
    while (step()) {}
    out_.unknown = unknown_;
  }

 private:
  enum class Before { nothing, comma, semicolon, joiner };
  enum class Several { no, quantifier, head };

  bool stop_at(char mark, uint32_t next) {
    out_.mark = mark;
    out_.next = next;
    return false;
  }

  /// A word or phrase up to `end` belongs to the name; `p` is what it says, if it says something.
  void take(uint32_t end, bool known, const DutyPhrase* p = nullptr) {
    bool head = p != nullptr && (bit(p->kind) & name_heads) != 0;
    if (p != nullptr && p->kind == DutyKind::quantifier) {
      several_ = Several::quantifier;
    } else if (head && (p->plural || several_ == Several::quantifier ||
                        (several_ == Several::head && before_ != Before::nothing))) {
      several_ = Several::head;
    } else {
      several_ = Several::no;
    }
    small_ = false;
    half_ = false;
    at_ = end;
    out_.text.end = end;
    if (known) {
      out_.known_end = end;
      unknown_ = 0;
    }
    before_ = Before::nothing;
  }

  bool step() {
    at_ = skip_blanks(t_.fold, at_, limit_);
    if (at_ >= limit_) return stop_at(0, limit_);
    if (is_word_lead(t_.fold[at_])) return word();
    return mark();
  }

  /// `UBND`, `CNTT`: the second character is a capital too.
  bool all_capitals(uint32_t at, uint32_t end) const {
    uint32_t next = at + 1;
    while (next < end && is_continuation(t_.fold[next])) ++next;
    return next < end && t_.capital(next);
  }

  /// The beginning of the last word before `end`.
  uint32_t last_word(uint32_t end) const { return word_before(t_.fold, end, at_).begin; }
  uint32_t last_word_begins(uint32_t end) const { return word_before(t_.fold, end, out_.text.begin).begin; }

  /// A verb stands at `at`: what is before it belongs to the name.
  bool verb_at(uint32_t at) const {
    const DutyPhrase* p = t_.at(skip_blanks(t_.fold, at, limit_), limit_, bit(DutyKind::verb) | bit(DutyKind::modal));
    return p != nullptr && !p->loose && !p->brief;
  }

  /// `tổ chức` behind a comma is a verb, unless a list of bodies goes on: `cơ quan, tổ chức, cá nhân`.
  bool acts(uint32_t end) const {
    uint32_t verb_end = 0, next = skip_blanks(t_.fold, end, limit_);
    if (t_.at(at_, limit_, bit(DutyKind::verb), verb_end) == nullptr || verb_end < end) return false;
    constexpr uint32_t goes_on = bit(DutyKind::joiner) | bit(DutyKind::part) | bit(DutyKind::stop) |
                                 bit(DutyKind::modal) | bit(DutyKind::verb) | bit(DutyKind::adverb) | name_heads;
    return next < limit_ && is_word_lead(t_.fold[next]) && !t_.capital(next) && t_.at(next, limit_, goes_on) == nullptr;
  }

  /// Whom it is done for stands behind the verb: `Ban Nữ công tập huấn cho …`.
  bool serves(uint32_t end) const {
    bool whole = out_.text.end == head_end_ && last_word_begins(head_end_) > out_.text.begin;
    if (!whole || unknown_ > 0 || before_ != Before::nothing) return false;
    const DutyPhrase* p = t_.at(skip_blanks(t_.fold, end, limit_), limit_, bit(DutyKind::stop));
    return p != nullptr && p->ordered;
  }

  /// `Văn phòng Ủy ban kiểm tra, đôn đốc …`: the verb that the name of another body ends with (Ủy ban kiểm tra) is what
  /// this one does, if another follows, or `việc`. Where the name ends; else `end`.
  uint32_t before_verb(uint32_t end) const {
    uint32_t next = skip_blanks(t_.fold, end, limit_), behind = 0;
    const Word second = word_before(t_.fold, end, at_);
    const Word first = word_before(t_.fold, second.begin, at_);
    if (first.begin <= at_ || next >= limit_ || t_.capital(first.begin)) return end;
    if (t_.at(first.begin, end, bit(DutyKind::verb), behind) == nullptr || behind != end) return end;
    const DutyPhrase* object = t_.at(next, limit_, bit(DutyKind::stop) | bit(DutyKind::joiner), behind);
    bool does = object != nullptr && object->object;
    if (object != nullptr && object->kind == DutyKind::joiner) does = verb_at(behind);
    if (t_.fold[next] == ',') does = verb_at(next + 1);
    return does ? word_before(t_.fold, first.begin, at_).end : end;
  }

  bool word() {
    uint32_t end = 0;
    // `Đội thi công số 1`, `Chi nhánh Khu vực 8`
    if (t_.fold[at_] >= '0' && t_.fold[at_] <= '9' && t_.words.takes_number(t_.fold, out_.text.end)) {
      take(t_.word_end(at_, limit_), true);
      return true;
    }
    if (t_.capital(at_)) {
      // A name's own word; but a whole head is taken as one, so that its small words are known: `Văn phòng Ủy ban …`.
      const DutyPhrase* head = t_.at(at_, limit_, name_heads, end);
      if (small_ && head == nullptr) {
        // A line that was joined to the name: `các đơn vị trực thuộc Chuẩn bị …`.
        const DutyPhrase* verb = t_.at(at_, limit_, bit(DutyKind::verb), end);
        if (verb != nullptr && !verb->loose && t_.word_end(at_, limit_) < end && !t_.capital(last_word(end))) {
          out_.ender = verb;
          out_.next = at_;
          return false;
        }
      }
      // Or what bodies are for: `Vụ Vật liệu xây dựng`.
      if (const DutyPhrase* part = head == nullptr ? t_.at(at_, limit_, bit(DutyKind::part), end) : nullptr;
          part != nullptr && t_.word_end(at_, limit_) < end && (!part->before_verb || verb_at(end))) {
        take(end, true);
        return true;
      }
      if (head != nullptr) end = before_verb(end);
      uint32_t first = head == nullptr ? t_.word_end(at_, limit_) : end;
      bool syllable = head == nullptr && !all_capitals(at_, first);
      take(first, true, head);
      half_ = syllable;
      return true;
    }
    if (before_ != Before::nothing) {
      const DutyPhrase* p = t_.at(at_, limit_, name_heads | bit(DutyKind::quantifier), end);
      // `… và báo cáo` goes on with a verb, not with a newspaper.
      uint32_t verb_end = 0;
      if (p != nullptr && t_.at(at_, limit_, bit(DutyKind::verb), verb_end) != nullptr && verb_end > end) p = nullptr;
      if (p != nullptr && !(p->inner && acts(end))) {
        take(end, true, p);
        return true;
      }
      if (before_ == Before::semicolon) return stop_at(';', at_);
    }
    const DutyPhrase* p = t_.at(at_, limit_, enders, end);
    // `Sở Xây dựng`: the small half of a name's word that is a verb elsewhere.
    if (half_ && before_ == Before::nothing) {
      uint32_t word_end = 0;
      if (t_.at(last_word_begins(out_.text.end), limit_, enders, word_end) != nullptr && word_end > at_) {
        take(word_end, true);
        return true;
      }
    }
    // `… nghiên cứu, đề xuất`, `… tập huấn cho`: a verb that stands in names was none of this one.
    if (p != nullptr && loose_end_ != 0 && out_.text.end == loose_end_ &&
        ((p->kind == DutyKind::verb && !p->loose && before_ == Before::comma) || p->ordered)) {
      out_.text.end = out_.known_end = word_before(t_.fold, out_.loose_at, out_.text.begin).end;
      out_.ender = t_.at(out_.loose_at, limit_, bit(DutyKind::verb), end);
      out_.next = out_.loose_at;
      return false;
    }
    // Behind an office's own word (`Thủ thư nhắc …`) nothing but a verb stands in small letters.
    bool brief = p != nullptr && p->brief && !(out_.kind == DutyKind::office && out_.text.end == head_end_);
    if (brief) {
      // One syllable (`Tổ xe`) needs more words to be a name.
      bool whole = out_.text.end > head_end_ || last_word_begins(head_end_) > out_.text.begin;
      if (out_.brief_at == 0 && unknown_ == 0 && before_ == Before::nothing && whole) out_.brief_at = at_;
      p = nullptr;
    }
    if (p == nullptr || (p->loose && (!small_ || verb_at(end)) && !serves(end))) {
      bool settled = out_.text.end > head_end_ && unknown_ == 0 && before_ == Before::nothing;
      if (p != nullptr && settled && out_.loose_at == 0) {
        out_.loose_at = at_;
        loose_end_ = end;
      }
      // The second syllable of a name's word is small: `Tư pháp`, `Nội vụ`.
      bool half = half_ && !brief && p == nullptr && before_ == Before::nothing;
      if (!half && p == nullptr) unknown_ += before_ == Before::comma ? 3 : 1;
      if (unknown_ > max_unknown) return stop_at('?', at_);
      take(p != nullptr ? end : t_.word_end(at_, limit_), half || p != nullptr);
      return true;
    }
    switch (p->kind) {
      case DutyKind::joiner:
        before_ = Before::joiner;
        at_ = end;
        return true;
      case DutyKind::part:
      case DutyKind::quantifier:
      case DutyKind::body:
      case DutyKind::office:
      case DutyKind::group:
      case DutyKind::person:
        take(end, true, p);
        // Behind a level (`cấp tỉnh`) a verb may follow, even one that stands in names.
        small_ = p->closed || (bit(p->kind) & name_heads) != 0;
        return true;
      case DutyKind::verb:
      case DutyKind::adverb:
        // Behind `và` no predicate begins: `bộ phận tiếp nhận và trả kết quả`.
        if (before_ == Before::joiner) {
          ++unknown_;
          take(end, false);
          return true;
        }
        break;
      default: break;
    }
    out_.ender = p;
    out_.next = at_;
    return false;
  }

  bool mark() {
    char c = t_.fold[at_];
    if (c == ',') {
      before_ = Before::comma;
      ++at_;
      return true;
    }
    if (c == ';') {
      uint32_t after = skip_blanks(t_.fold, at_ + 1, limit_), end = 0;
      if (after >= limit_ || t_.at(after, limit_, name_heads | bit(DutyKind::quantifier), end) == nullptr)
        return stop_at(';', at_);
      before_ = Before::semicolon;
      ++at_;
      return true;
    }
    if (c == '(') {
      uint32_t end = skip_enclosed(t_.fold, at_, std::min(limit_, at_ + max_bracket));
      if (end == at_) return stop_at('(', at_);
      take(end, true);
      return true;
    }
    if (c == '.') {
      // `TP.HCM`, `TT. HĐND`, but not the end of a sentence.
      uint32_t after = skip_blanks(t_.fold, at_ + 1, limit_);
      uint32_t word = at_;
      while (word > out_.text.begin && (is_word_lead(t_.fold[word - 1]) || is_continuation(t_.fold[word - 1]))) --word;
      bool abbreviation =
          at_ - word <= 4 && at_ > word && t_.capital(word) && (after == at_ + 1 || t_.capital(at_ - 1));
      if (!abbreviation || after >= limit_ || !is_word_lead(t_.fold[after])) return stop_at('.', at_);
      ++at_;
      return true;
    }
    if (uint32_t bytes = joining_mark(t_.fold, at_); bytes > 0) {
      at_ += bytes;
      return true;
    }
    if (c == ':') {
      // `Giám đốc các Sở: Nội vụ, Tài chính; …` goes on; `Các Sở: Tổ chức …` does not.
      uint32_t after = skip_blanks(t_.fold, at_ + 1, limit_), end = 0;
      if (several_ == Several::head && after < limit_ && is_word_lead(t_.fold[after]) && t_.capital(after)) {
        const DutyPhrase* p = t_.at(after, limit_, predicates, end);
        if (p == nullptr || p->loose || p->kind == DutyKind::part) {
          ++at_;
          several_ = Several::no;
          return true;
        }
      }
      return stop_at(':', at_);
    }
    return stop_at('"', at_);
  }

  const DutyText& t_;
  uint32_t limit_;
  DutyName& out_;
  uint32_t at_ = 0;
  uint32_t head_end_ = 0;   ///< of the word the name begins with
  uint32_t loose_end_ = 0;  ///< behind the first verb that stands in names, where a name could have ended before it
  int unknown_ = 0;
  Several several_ = Several::no;  ///< `các`, and the body's word behind it
  bool small_ = false;
  bool half_ = false;  ///< the last word is capitalised, and may be the first syllable of two
  Before before_ = Before::nothing;
};

}  // namespace

uint32_t skip_enclosed(std::string_view s, uint32_t at, uint32_t limit) {
  struct Pair {
    std::string_view open, close;
  };
  static constexpr Pair pairs[] = {{"(", ")"}, {"“", "”"}, {"\"", "\""}, {"«", "»"}, {"‘", "’"}, {"[", "]"}};
  for (const Pair& p : pairs) {
    if (!s.substr(at, p.open.size()).starts_with(p.open)) continue;
    size_t close = s.substr(0, std::min(limit, at + max_enclosed)).find(p.close, at + p.open.size());
    return close == std::string_view::npos ? at : static_cast<uint32_t>(close + p.close.size());
  }
  return at;
}

bool read_name(const DutyText& t, uint32_t at, uint32_t limit, DutyName& out) {
  at = skip_blanks(t.fold, at, limit);
  if (at >= limit || !is_word_lead(t.fold[at])) return false;
  uint32_t begin = at;
  limit = t.within(at, limit, max_name);
  // A heading's name is asked for again as its sentence's subject.
  if (t.last.at == at && !t.last.name.text.empty() && t.last.name.next + max_phrase <= limit) {
    out = t.last.name;
    return true;
  }
  bool fuller = false, several = false;
  if (!read_head(t, at, limit, out.kind, fuller, several)) return false;
  NameReader(t, limit, out).run(begin, at, several);
  // `Văn phòng Sở` is all of a name.
  uint32_t last = word_before(t.fold, at, begin).begin;
  out.bare = out.known_end == at && !several && !(last > begin && t.capital(last));
  if (fuller && out.text.end == at) return false;
  t.last = {begin, out};
  return true;
}

bool lists_kinds(const DutyText& t, uint32_t begin, const DutyName& name) {
  constexpr auto most = 6;  // words
  if (t.at(name.text.begin, name.text.end, bit(DutyKind::quantifier)) == nullptr) return false;
  std::string_view s = t.fold.substr(begin, name.text.end - begin);
  const size_t comma = s.rfind(',');
  return comma != s.npos && comma + 1 < s.size() && t.fold.substr(name.text.end, 1) == " " &&
         std::count(s.begin(), s.end(), ' ') <= most;
}

}  // namespace vanban::views
