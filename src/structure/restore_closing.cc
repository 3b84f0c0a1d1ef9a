// The closing: Nơi nhận on the left, the signature on the right, and recognition read both as one line.
#include <algorithm>

#include "structure/restore.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

constexpr size_t longest_tail = 60;  // bytes of what stands in the right column beside an entry

}  // namespace

/// A piece of capitals, or a name, behind the sign that ends an entry of the list.
bool Restorer::second_column(Slice s) const {
  std::string_view t = text(s);
  size_t stop = t.rfind("; ");
  if (stop == std::string_view::npos || t.size() - stop > longest_tail) return false;
  std::string_view tail = t.substr(stop + 2);
  unsigned bytes = 0;
  constexpr size_t a_speck = 3;
  size_t begin = 0;
  while (begin < std::min(tail.size(), a_speck) && !text::is_letter(text::code_point(tail, begin, bytes)))
    begin += bytes;
  if (begin > 0 && begin < tail.size() && mostly_capitals(tail)) return true;
  constexpr size_t a_scrap = 10;  // bytes
  if (begin > 1 && tail.size() < a_scrap && grammar_.derived<NoiseReader>().measure(tail).words == 0) return true;
  if (!text::is_upper(text::code_point(tail, 0, bytes))) return false;
  return mostly_capitals(tail) || grammar_.lexicon("surnames").stands_at(layout_.clean.fold, s.begin + stop + 2, s.end);
}

/// Where an entry of the list ends and something else follows; the end of the line if nothing does.
uint32_t Restorer::entry_end(Slice s, const Classified& strict) const {
  std::string_view t = text(s);
  size_t stop = std::string_view::npos;
  if (strict.role == Role::distribution_head) {
    stop = t.find(": ");
  } else {
    stop = t.rfind("; ");
    bool last = strict.rule != nullptr && strict.rule->is("last");
    if (stop == std::string_view::npos && last) stop = t.rfind(". ");
    // `Lưu; VT, HĐQT.`: it was a colon.
    if (size_t behind = 0; stop != std::string_view::npos && last && t[stop] == ';') {
      const uint32_t word = s.begin + static_cast<uint32_t>(std::min(t.find_first_not_of("-–~+*•_ "), t.size()));
      const bool kept =
          grammar_.lexicon("archive_words").longest_at(layout_.clean.fold, word, s.end, behind) != nullptr;
      if (kept && behind == s.begin + stop) stop = std::string_view::npos;
    }
  }
  if (stop == std::string_view::npos || t.size() - stop > longest_tail) return s.end;
  return s.begin + static_cast<uint32_t>(stop) + 1;
}

/// What begins in `s` as lines of a signature begin: a mark of authority, an office, a body; s.end if nothing does.
uint32_t Restorer::signature_begin(Slice s, bool list) const {
  std::string_view t = text(s);
  grammar::Captures captures;
  for (const grammar::Rule& rule : grammar_.family("authority").rules) {
    if (!rule.pattern.find(layout_.clean.text, s.begin, s.end, captures)) continue;
    uint32_t at = captures.whole().begin;
    // A speck may stand right before the mark: `.KT. CHỦ TỊCH`.
    const bool apart =
        at == s.begin || std::string_view(" .,:;-_'`").find(layout_.clean.text[at - 1]) != std::string_view::npos;
    if (apart && mostly_capitals(text({at, s.end}))) return at;
  }
  text::Skeleton bones = text::bones(t);
  Likeness office = damage_->column(t, fold(s), bones, Zone::closing);
  if (!office) office = damage_->read(t, fold(s), bones, Zone::closing);
  if (office.role == Role::office) return s.begin + office.at.begin;
  if (list && mostly_capitals(t) && grammar_.lexicon("body_heads").stands_at(layout_.clean.fold, s.begin, s.end))
    return s.begin;
  return s.end;
}

/// Where a mark of authority and capitals stand behind a few other words: `Mi bia TM. ỦY BAN NHÂN DÂN`; s.end if they
/// do not.
uint32_t Restorer::authority_behind(Slice s) const {
  constexpr uint32_t few_words = 20;  // bytes: what Nơi nhận: became
  constexpr uint32_t shortest = 12;   // of a mark and an office
  const std::string_view t = text(s);
  if (t.size() < shortest || t.size() > longest_tail + few_words) return s.end;
  grammar::Captures captures;
  for (size_t blank = t.find(' '); blank != std::string_view::npos && blank <= few_words;
       blank = t.find(' ', blank + 1)) {
    const uint32_t at = s.begin + static_cast<uint32_t>(blank) + 1;
    unsigned bytes = 1;
    if (at >= s.end || !text::is_upper(text::code_point(layout_.clean.text, at, bytes))) continue;
    for (const grammar::Rule& rule : grammar_.family("authority").rules) {
      if (rule.pattern.match_at(layout_.clean.text, at, s.end, captures) && mostly_capitals(text({at, s.end})) &&
          !mostly_capitals(text({s.begin, at})))
        return at;
    }
  }
  return s.end;
}

/// Beside the authority stands what Nơi nhận: became, if entries of a list follow.
bool Restorer::beside_authority(const Line& l, const Classified& strict) {
  const Slice s = l.clean();
  if (listing_ || strict.role != Role::body || at_ + 1 >= layout_.lines.size()) return false;
  const uint32_t at = authority_behind(s);
  if (at == s.end) return false;
  if (std::string_view("-~+*_").find(layout_.clean.text[layout_.lines[at_ + 1].begin]) == std::string_view::npos)
    return false;
  damaged_ = true;
  const Slice left = without_edges(layout_.clean.text, {s.begin, at});
  constexpr float sure = 7;
  hints_.push_back({static_cast<uint32_t>(lines_.size()), Role::distribution_head, sure, nullptr, nullptr});
  listing_ = true;
  piece(l, left, 0, true, Role::distribution_head);
  piece(l, {at, s.end}, 1, true);
  return true;
}

/// `_ TM. BAN THƯỜNG VỤ`: a speck before the mark.
bool Restorer::speck_before_authority(const Line& l, const Classified& strict) {
  Slice s = l.clean();
  constexpr uint32_t a_speck = 4;
  if (strict.role != Role::body || !mostly_capitals(text(s))) return false;
  uint32_t begin = s.begin;
  unsigned bytes = 1;
  while (begin < s.end && !text::is_letter(text::code_point(layout_.clean.text, begin, bytes))) begin += bytes;
  if (begin == s.begin || begin > s.begin + a_speck) return false;
  grammar::Captures captures;
  for (const grammar::Rule& rule : grammar_.family("authority").rules) {
    if (!rule.pattern.match_at(layout_.clean.text, begin, s.end, captures)) continue;
    damaged_ = true;
    noise(l, {s.begin, begin});
    piece(l, {begin, s.end}, l.column, l.cell);
    return true;
  }
  return false;
}

bool Restorer::closing_columns(const Line& l, const Classified& strict) {
  if (strict.role == Role::authority || strict.role == Role::state_name || strict.role == Role::motto) return false;
  Slice s = l.clean();
  std::string_view t = text(s);
  bool list = listing_ || strict.role == Role::distribution || strict.role == Role::distribution_head;
  uint32_t stop = list ? entry_end(s, strict) : s.end;
  if (stop < s.end) {
    Slice tail = without_edges(layout_.clean.text, {stop, s.end});
    std::string_view rest = text(tail);
    if (rest.starts_with("(")) return false;
    uint32_t begin = damaged_name(rest) ? tail.begin : signature_begin(tail, true);
    bool strokes = begin <= tail.begin + 8;  // a dash there is no bullet
    if (rest.starts_with("-") && !strokes && noise_reader_->measure(rest).wrecks == 0) return false;
    bool capitals = mostly_capitals(rest);
    bool head = strict.role == Role::distribution_head;
    bool short_rest = layout_.clean.text[stop - 1] == '.' && tail.size() < 12;
    constexpr size_t a_scrap = 10;  // bytes: too few for a word and an office
    bool wreck = noise_reader_->noisy(rest) || (tail.size() < a_scrap && noise_reader_->measure(rest).words == 0) ||
                 (tail.size() < 30 && noise_reader_->measure(rest).wrecks > 0);
    if (begin == tail.end && !capitals && !wreck && !short_rest) return false;
    damaged_ = true;
    piece(l, {s.begin, stop}, 0, true, strict.role);
    if (begin == tail.end && head && capitals) {
      // In capitals beside Nơi nhận: what an office became.
      unsigned bytes = 1;
      begin = tail.begin;
      while (begin < tail.end && !text::is_letter(text::code_point(layout_.clean.text, begin, bytes))) begin += bytes;
    }
    noise(l, {tail.begin, begin});
    if (begin >= tail.end) return true;
    if (const grammar::Rule* rule = grammar_.family("damaged_forms").named("collective");
        rule != nullptr && head && capitals) {
      grammar::Captures captures;
      if (rule->pattern.match_at(layout_.clean.text, begin, tail.end, captures))
        hints_.push_back(
            {static_cast<uint32_t>(lines_.size()), Role::authority, static_cast<float>(rule->weight), rule, nullptr});
    }
    piece(l, {begin, tail.end}, 1, true);
    return true;
  }
  // Without a sign between them: by the office alone.
  text::Skeleton bones = text::bones(t);
  Likeness whole = damage_->read(t, fold(s), bones, Zone::closing);
  if (whole.at.size() + 3 > t.size()) return false;
  Likeness right = damage_->column(t, fold(s), bones, Zone::closing);
  if (right.role != Role::office) return false;
  uint32_t cut = s.begin + right.at.begin;
  Slice left = without_edges(layout_.clean.text, {s.begin, cut});
  Likeness other = damage_->read(text(left), fold(left), text::bones(text(left)), Zone::closing);
  bool other_office = other.role == Role::office && other.at.size() + 2 >= left.size();
  // What ends as an entry does is one, with an office in it: `- Các PHÓ GIÁM ĐỐC;`.
  const bool whole_entry = std::string_view(";,.").find(t.back()) != std::string_view::npos;
  constexpr size_t wordy = 8;  // bytes: more than a stroke and a word in capitals
  const bool small = !mostly_capitals(text(left)) && (text(left).starts_with("-") || left.size() >= wordy);
  bool item = list && !whole_entry && strict.role != Role::org && (text(left).ends_with(",") || small);
  unsigned bytes = 0;
  bool junk = !other_office && left.size() <= 8 &&
              (noise_reader_->measure(text(left)).words == 0 || text::is_lower(text::code_point(text(left), 0, bytes)));
  if (!other_office && !item && !junk) return false;
  damaged_ = true;
  if (junk) {
    noise(l, left);
  } else {
    piece(l, left, 0, true, strict.role);
  }
  piece(l, {cut, s.end}, 1, true);
  return true;
}

/// Two to five words as names have them, though a letter may be lost or too many in the first.
bool Restorer::damaged_name(std::string_view t) const {
  size_t words = 0;
  size_t sound = 0;
  for (size_t i = 0; i < t.size();) {
    size_t end = std::min(t.find(' ', i), t.size());
    std::string_view word = t.substr(i, end - i);
    i = end + 1;
    unsigned bytes = 1;
    if (word.size() <= 1 && words == 0 && (word.empty() || !text::is_letter(text::code_point(word, 0, bytes))))
      continue;
    ++words;
    bool capital = text::is_upper(text::code_point(word, 0, bytes));
    bool small = true;
    for (size_t k = bytes; k < word.size();) {
      char32_t c = text::code_point(word, k, bytes);
      small = small && text::is_lower(c);
      k += bytes;
    }
    if (capital && small && noise_reader_->syllable(word)) {
      ++sound;
    } else if ((words != 1 && !(capital && words > 1 && sound + 1 == words)) ||
               noise_reader_->measure(word).words > 1 || word.size() > 12) {
      return false;
    }
  }
  return words >= 3 && words <= 5 && sound + 1 >= words;
}

}  // namespace vanban::structure
