#include "structure/restore.h"

#include <algorithm>

#include "structure/damaged_tables.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

constexpr uint32_t letterhead = 24;  // lines a letterhead, a type and a subject take at most
constexpr size_t widest = 200;       // bytes of a line whose columns ran together
constexpr size_t front = 2500;       // bytes in which a damaged document shows that it is one …
constexpr size_t back = 1500;        // … or in these, at its end

bool closing_role(Role r) { return r >= Role::distribution_head && r <= Role::name; }
bool settled(Role r) { return r >= Role::rule || r == Role::site; }

}  // namespace

bool Restorer::asked_for(const std::vector<Classified>& roles) const {
  const Telltales& telltales = grammar_.derived<Telltales>();
  std::string_view all = layout_.clean.text;
  if (telltales.in(all.substr(0, front))) return true;
  if (all.size() > front && telltales.in(all.substr(std::max(front, all.size() - std::min(all.size(), back)))))
    return true;
  // A document in good print but for its type: KÉ HOẠCH.
  size_t head = std::min<size_t>(roles.size(), letterhead);
  for (size_t i = 0; i < head; ++i) {
    Role r = roles[i].role;
    if (r == Role::type || r == Role::about || r == Role::address_head) return false;
  }
  const DamageReader& damage = grammar_.derived<DamageReader>();
  for (size_t i = 0; i < head; ++i) {
    Slice s = layout_.lines[i].clean();
    bool open = roles[i].role == Role::org || roles[i].role == Role::subject || roles[i].role == Role::body;
    if (!open || s.size() > 40 || !mostly_capitals(text(s))) continue;
    Likeness found = damage.read(text(s), fold(s), text::bones(text(s)), Zone::head);
    if (found.role == Role::type && !found.exact) return true;
  }
  return false;
}

bool Restorer::restore(std::string_view nfc, const std::vector<Classified>& strict, const std::vector<Label>& labels) {
  damage_ = &grammar_.derived<DamageReader>();
  noise_reader_ = &grammar_.derived<NoiseReader>();
  lines_.reserve(layout_.lines.size() + 16);
  all_lines(strict, labels);
  if (!damaged_) return false;
  layout_.damaged = true;
  drop_noise();
  make_tables(nfc);
  for (Line& n : noise_) {
    hints_.push_back({static_cast<uint32_t>(lines_.size()), Role::noise, 0, nullptr, nullptr});
    lines_.push_back(n);
  }
  layout_.lines = std::move(lines_);
  return true;
}

void Restorer::all_lines(const std::vector<Classified>& strict, const std::vector<Label>& labels) {
  for (at_ = 0; at_ < layout_.lines.size(); ++at_) {
    const Line& l = layout_.lines[at_];
    const Classified& c = strict[at_];
    if (l.table >= 0 || settled(c.role)) {
      keep(l, c.role);
      continue;
    }
    if (c.role == Role::state_name || c.role == Role::party_name) head_until_ = at_ + letterhead;
    if (closing_role(c.role)) {
      stage_ = Stage::closing;
    } else if (at_ < head_until_) {
      stage_ = Stage::head;
    } else {
      stage_ = Stage::body;
    }
    numbered_ = labels[at_] && labels[at_].style != Style::bullet;
    if (c.role == Role::distribution_head) listing_ = true;
    if (c.role == Role::state_name || c.role == Role::body) listing_ = listing_ && c.role == Role::body;
    line(l, c);
  }
}

/// One line of the strict reading: kept, or cut into pieces that are each read for themselves.
void Restorer::line(const Line& l, const Classified& strict) {
  std::string_view t = text(l.clean());
  bool capitals = t.size() <= widest && mostly_capitals(t);
  bool edge = stage_ != Stage::body || capitals || t.size() <= 70;
  if (!edge || numbered_ || t.size() > widest) {
    keep(l, strict.role);
    return;
  }
  if (!l.cell && stage_ == Stage::head && (columns(l, strict) || forms(l))) return;
  if ((stage_ == Stage::closing || (stage_ == Stage::body && (capitals || listing_))) && closing_columns(l, strict))
    return;
  piece(l, l.clean(), l.column, l.cell, strict.role);
}

/// The columns of a letterhead on one line: a body's name and Quốc hiệu or Tiêu ngữ.
bool Restorer::columns(const Line& l, const Classified& strict) {
  if (strict.role == Role::body && strict.margin >= 4) return false;
  Slice s = l.clean();
  text::Skeleton bones = text::bones(text(s));
  Likeness right = damage_->column(text(s), fold(s), bones, Zone::head);
  if (!right || right.role == Role::office) return false;
  damaged_ = true;
  uint32_t cut = s.begin + right.at.begin;
  Slice left = {s.begin, cut};
  while (!left.empty() && layout_.clean.text[left.end - 1] == ' ') --left.end;
  Slice sound = noise_reader_->sound_part(layout_.clean.text, left);
  noise(l, {left.begin, sound.begin});
  if (!sound.empty()) piece(l, sound, 0, true);
  noise(l, {sound.end, left.end});
  piece(l, {cut, s.end}, 1, true);
  head_until_ = std::max(head_until_, at_ + letterhead);
  return true;
}

/// Number and date of a letterhead, by their form.
bool Restorer::forms(const Line& l) {
  Slice s = l.clean();
  grammar::Captures captures;
  for (const grammar::Rule& rule : grammar_.family("damaged_splits").rules) {
    const std::string& t = rule.pattern.cased() ? layout_.clean.text : layout_.clean.fold;
    if (!rule.pattern.match_at(t, s.begin, s.end, captures)) continue;
    Slice left = grammar::group(rule, captures, "left");
    Slice right = grammar::group(rule, captures, "right");
    damaged_ = true;
    piece(l, left, 0, true);
    piece(l, right, 1, true);
    return true;
  }
  return false;
}

/// The list on the left and the signature on the right, on one line.
bool Restorer::closing_columns(const Line& l, const Classified& strict) {
  if (strict.role == Role::authority || strict.role == Role::state_name || strict.role == Role::motto) return false;
  Slice s = l.clean();
  std::string_view t = text(s);
  text::Skeleton bones = text::bones(t);
  if (damage_->read(t, fold(s), bones, Zone::closing).at.size() + 3 > t.size()) return false;  // an office, whole
  bool list = listing_ || closing_role(strict.role);
  Likeness right = damage_->column(t, fold(s), bones, Zone::closing);
  if (right && right.role == Role::office) {
    uint32_t cut = s.begin + right.at.begin;
    Slice left = {s.begin, cut};
    while (!left.empty() && layout_.clean.text[left.end - 1] == ' ') --left.end;
    text::Skeleton left_bones = text::bones(text(left));
    Likeness left_office = damage_->read(text(left), fold(left), left_bones, Zone::closing);
    bool other_office = left_office.role == Role::office && left_office.at.size() + 2 >= left.size();
    bool head = left_office.role == Role::distribution_head;
    size_t stop = text(left).find_last_of(";:");
    bool item = list && ((stop != std::string_view::npos && left.begin + stop + 10 > left.end) ||
                         (text(left).starts_with("-") && text(left).ends_with(",")));
    Ink ink = noise_reader_->measure(text(left));
    unsigned bytes = 0;
    bool junk =
        !other_office && left.size() <= 8 && (ink.words == 0 || text::is_lower(text::code_point(text(left), 0, bytes)));
    if (other_office || item || head || junk) {
      damaged_ = true;
      if (junk) {
        noise(l, left);
      } else {
        Slice kept = left;
        if ((item || head) && stop != std::string_view::npos)
          kept.end = std::min(left.end, left.begin + static_cast<uint32_t>(stop) + 1);
        piece(l, kept, 0, true, strict.role);
        noise(l, {kept.end, left.end});
      }
      piece(l, {cut, s.end}, 1, true);
      return true;
    }
  }
  if (!list) return false;
  // Behind Nơi nhận: begins the list, with a bullet, or the right column, in capitals.
  size_t colon = t.find(": ");
  if (strict.role == Role::distribution_head && colon != std::string_view::npos) {
    Slice rest = {s.begin + static_cast<uint32_t>(colon) + 2, s.end};
    if (rest.size() > 40 || text(rest).starts_with("-") || !mostly_capitals(text(rest))) return false;
    damaged_ = true;
    uint32_t first = rest.begin;
    unsigned bytes = 1;
    while (first < rest.end && !text::is_letter(text::code_point(layout_.clean.text, first, bytes))) first += bytes;
    piece(l, {s.begin, rest.begin}, 0, true, strict.role);
    noise(l, {rest.begin, first});
    piece(l, {first, rest.end}, 1, true);
    return true;
  }
  // Behind the end of an entry stands what recognition saw of the other column.
  size_t stop = t.rfind("; ");
  if (stop == std::string_view::npos && strict.rule != nullptr && strict.rule->is("last")) stop = t.rfind(". ");
  if (stop == std::string_view::npos || t.size() - stop > 40) return false;
  Slice tail = {s.begin + static_cast<uint32_t>(stop) + 2, s.end};
  // Any wreck is enough in so short a piece; a second item of the list has none.
  bool last =
      (t[stop] == '.' && tail.size() < 12) || (tail.size() < 30 && noise_reader_->measure(text(tail)).wrecks > 0);
  if ((text(tail).starts_with("-") && !last) || text(tail).starts_with("(") ||
      (!last && !noise_reader_->noisy(text(tail)) && !mostly_capitals(text(tail))))
    return false;
  damaged_ = true;
  piece(l, {s.begin, s.begin + static_cast<uint32_t>(stop) + 1}, 0, true, strict.role);
  noise(l, tail);
  return true;
}

void Restorer::piece(const Line& from, Slice s, uint8_t column, bool cell, Role strict) {
  while (!s.empty() && layout_.clean.text[s.end - 1] == ' ') --s.end;
  while (!s.empty() && layout_.clean.text[s.begin] == ' ') ++s.begin;
  if (s.empty()) return;
  Line l = from;
  l.begin = s.begin;
  l.end = s.end;
  l.column = column;
  l.cell = cell;
  if (column > from.column) {
    l.indent += 40;
    l.blank_before = 0;
  }
  std::string_view t = text(s);
  if (t.size() <= widest) {
    text::Skeleton bones = text::bones(t);
    Zone zone = stage_ == Stage::head ? (at_ < 12 ? Zone::head : Zone::anywhere) : Zone::closing;
    hint(damage_->read(t, fold(s), bones, zone), strict);
    if (stage_ == Stage::closing && strict != Role::name && !t.starts_with("-") && damaged_name(t)) {
      hints_.push_back({static_cast<uint32_t>(lines_.size()), Role::name, 4.5F, nullptr, nullptr});
      damaged_ = true;
    }
    grammar::Captures captures;
    for (const grammar::Rule& rule : grammar_.family("damaged_forms").rules) {
      if (stage_ != Stage::head && rule.get("zone") == "head") continue;
      if (!rule.pattern.match_at(rule.pattern.cased() ? layout_.clean.text : layout_.clean.fold, s.begin, s.end,
                                 captures))
        continue;
      auto role = static_cast<Role>(std::max(0, role_named(rule.get("role"))));
      if (role == strict) break;
      hints_.push_back({static_cast<uint32_t>(lines_.size()), role, static_cast<float>(rule.weight), &rule, nullptr});
      damaged_ = true;
      break;
    }
  }
  keep(l, strict);
}

void Restorer::hint(const Likeness& found, Role strict) {
  if (!found || found.exact) return;
  // What the strict reading found already only learns what it stands for.
  float weight = found.role == strict ? 0 : found.weight;
  hints_.push_back({static_cast<uint32_t>(lines_.size()), found.role, weight, found.form, found.entry});
  if (found.role == strict) return;
  damaged_ = true;
  if (found.role == Role::distribution_head) listing_ = true;
}

void Restorer::noise(const Line& from, Slice s) {
  while (!s.empty() && layout_.clean.text[s.end - 1] == ' ') --s.end;
  while (!s.empty() && layout_.clean.text[s.begin] == ' ') ++s.begin;
  if (s.empty()) return;
  Line l = from;
  l.begin = s.begin;
  l.end = s.end;
  noise_.push_back(l);
}

std::vector<bool> Restorer::noisy_lines() const {
  std::vector<bool> noisy(lines_.size(), false);
  auto hinted = hints_.begin();
  for (uint32_t i = 0; i < lines_.size(); ++i) {
    while (hinted != hints_.end() && hinted->line < i) ++hinted;
    bool known = settled(strict_[i]) || (strict_[i] <= Role::dateline && strict_[i] != Role::org) ||
                 strict_[i] == Role::authority || strict_[i] == Role::mark || strict_[i] == Role::about ||
                 (strict_[i] == Role::distribution && lines_[i].clean().size() > 8) ||
                 (hinted != hints_.end() && hinted->line == i) || lines_[i].table >= 0;
    noisy[i] = !known && noise_reader_->noisy(text(lines_[i].clean()));
  }
  // What stands among noise and is short and broken itself is noise, though a word of it may look sound.
  for (size_t i = 1; i + 1 < noisy.size(); ++i) {
    if (noisy[i] || settled(strict_[i]) || lines_[i].table >= 0) continue;
    bool before = noisy[i - 1] || (i > 1 && noisy[i - 2]);
    bool behind = noisy[i + 1] || (i + 2 < noisy.size() && noisy[i + 2]);
    std::string_view t = text(lines_[i].clean());
    if (before && behind && t.size() < 90 && strict_[i] == Role::body && noise_reader_->measure(t).broken > 0)
      noisy[i] = true;
  }
  // Pen strokes between the parts of a closing: a run of lines that nothing else explains, many of them broken.
  for (size_t i = 1; i < noisy.size(); ++i) {
    if (!closing_role(strict_[i - 1]) || strict_[i] != Role::body) continue;
    size_t end = i;
    size_t broken = 0;
    while (end < noisy.size() && (strict_[end] == Role::body || settled(strict_[end])) && lines_[end].table < 0 &&
           lines_[end].clean().size() < 100) {
      broken += noisy[end] ? 1 : 0;
      ++end;
    }
    bool closed = end < noisy.size() && (closing_role(strict_[end]) || strict_[end] == Role::state_name);
    if (closed && broken * 4 >= end - i)
      std::fill(noisy.begin() + static_cast<long>(i), noisy.begin() + static_cast<long>(end), true);
    i = end;
  }
  return noisy;
}

bool Restorer::trim_noise(Line& l) {
  Slice s = l.clean();
  Slice sound = noise_reader_->sound_part(layout_.clean.text, s);
  // Behind the sign that ends a document nothing follows.
  size_t stop = text(sound).find("./.");
  if (stop != std::string_view::npos && stop + 20 > sound.size())
    sound.end = sound.begin + static_cast<uint32_t>(stop) + 3;
  if (sound.size() * 3 < s.size() * 2 || sound == s) return false;
  std::string_view tail = text({sound.end, s.end});
  bool ended = tail.find('.') != std::string_view::npos &&
               (tail.find('/') != std::string_view::npos || tail.find("⁄") != std::string_view::npos);
  noise(l, {s.begin, sound.begin});
  noise(l, {sound.end, s.end});
  l.begin = sound.begin;
  l.end = sound.end;
  return ended;
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
    } else if (words != 1 || noise_reader_->measure(word).words > 1 || word.size() > 12) {
      return false;
    }
  }
  return words >= 3 && words <= 5 && sound + 1 >= words;
}

/// Takes the noise out of the order of reading, so that what it stood between comes together.
void Restorer::drop_noise() {
  std::vector<bool> noisy = noisy_lines();
  std::vector<uint32_t> moved(lines_.size(), 0);
  std::vector<Line> kept;
  std::vector<Role> roles;
  Hints ended;  // lines behind which the document's last sign was
  kept.reserve(lines_.size());
  for (uint32_t i = 0; i < lines_.size(); ++i) {
    moved[i] = static_cast<uint32_t>(kept.size());
    if (noisy[i]) {
      noise_.push_back(lines_[i]);
      continue;
    }
    kept.push_back(lines_[i]);
    roles.push_back(strict_[i]);
    Role r = strict_[i];
    if (lines_[i].table >= 0 || settled(r) || (r != Role::body && r < Role::type)) continue;
    if (trim_noise(kept.back())) ended.push_back({moved[i], Role::body, 3, nullptr, nullptr, true});
  }
  for (Hint& h : hints_) h.line = moved[h.line];
  hints_.insert(hints_.end(), ended.begin(), ended.end());
  std::stable_sort(hints_.begin(), hints_.end(), [](const Hint& a, const Hint& b) { return a.line < b.line; });
  lines_ = std::move(kept);
  strict_ = std::move(roles);
}

/// What is left without another explanation may have been a table.
void Restorer::make_tables(std::string_view nfc) {
  std::vector<bool> open(lines_.size(), false);
  for (size_t i = 0; i < lines_.size(); ++i) open[i] = strict_[i] == Role::body || strict_[i] == Role::page_number;
  for (const Hint& h : hints_) open[h.line] = false;
  std::vector<uint32_t> moved = restore_tables(nfc, *noise_reader_, open, layout_, lines_);
  for (Hint& h : hints_) h.line = moved[h.line];
}

}  // namespace vanban::structure
