#include "structure/restore.h"

#include <algorithm>

#include "structure/damaged_labels.h"
#include "structure/damaged_tables.h"
#include "structure/labels.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

constexpr uint32_t letterhead = 24;  // lines a letterhead, a type and a subject take at most
constexpr size_t widest = 200;       // bytes of a line whose columns ran together
constexpr size_t widest_mark = 26;   // bytes of a stamp of urgency or secrecy
constexpr size_t upper = 14;         // lines in which a letterhead stands
constexpr size_t about_lines = 3;    // below the first of a V/v, beside which the date may stand
constexpr size_t plenty = 2;         // signs of recognition that prove it; one alone may be anything
constexpr size_t front = 2500;       // bytes in which a damaged document shows that it is one …
constexpr size_t back = 1500;        // … or in these, at its end

}  // namespace

bool Restorer::asked_for(const std::vector<Classified>& roles, const std::vector<Label>& labels) {
  const Telltales& telltales = grammar_.derived<Telltales>();
  std::string_view all = layout_.clean.text;
  size_t signs = telltales.count(all.substr(0, front), plenty);
  if (all.size() > front && signs < plenty)
    signs += telltales.count(all.substr(std::max(front, all.size() - std::min(all.size(), back))), plenty - signs);
  damaged_ = signs == plenty;
  if (signs > 0 || layout_.recognised) return true;
  if (shows_wrecked_label(layout_, roles, labels)) {
    damaged_ = true;
    return true;
  }
  // Most of a letterhead is there, but not all: KÉ HOẠCH for KẾ HOẠCH, or two columns on one line.
  uint64_t seen = 0;
  for (const Classified& c : roles) seen |= uint64_t{1} << static_cast<unsigned>(c.role);
  auto has = [&](Role r) { return static_cast<int>(seen >> static_cast<unsigned>(r) & 1); };
  int state = has(Role::state_name) | has(Role::party_name);
  int title = has(Role::type) | has(Role::about) | has(Role::address_head);
  const bool most = has(Role::org) + state + title + has(Role::dateline) >= 2;
  if (most && (letterhead_lacks(roles, state == 0, title == 0, has(Role::dateline) == 0) || damaged_mark(roles)))
    return true;
  // The columns of the closing on one line.
  for (size_t i = 0; i < roles.size(); ++i) {
    const Slice s = layout_.lines[i].clean();
    if (roles[i].role == Role::distribution && second_column(s)) return true;
    if (roles[i].role == Role::body && !labels[i] && i + 1 < roles.size() && labels[i + 1].style == Style::bullet &&
        authority_behind(s) < s.end)
      return true;
  }
  return false;
}

/// One of the first lines is a stamp of urgency or secrecy with letters or marks that no print has: HÖA TỐC.
bool Restorer::damaged_mark(const std::vector<Classified>& roles) const {
  for (size_t i = 0; i < std::min<size_t>(roles.size(), upper); ++i) {
    const Role r = roles[i].role;
    const Slice s = layout_.lines[i].clean();
    if (s.size() > widest_mark || (r != Role::org && r != Role::subject && r != Role::body && r != Role::title))
      continue;
    const std::string_view t = text(s);
    if (!mostly_capitals(t)) continue;
    const text::Skeleton bones = text::bones(t);
    if (!grammar_.derived<MarkReader>().read(t, fold(s), bones, Zone::head)) continue;
    const Likeness found = grammar_.derived<DamageReader>().read(t, fold(s), bones, Zone::head);
    if (found.role == Role::mark && !found.exact) return true;
  }
  return false;
}

/// The date stands behind the V/v of a letter, on its line.
bool Restorer::beside_about(Slice s) const {
  grammar::Captures captures;
  for (const grammar::Rule& rule : grammar_.family("damaged_splits").rules) {
    if (rule.is("letter") && rule.pattern.match_at(layout_.clean.text, s.begin, s.end, captures)) return true;
  }
  return false;
}

/// One of the first lines is, most likely, what the letterhead lacks.
bool Restorer::letterhead_lacks(const std::vector<Classified>& roles, bool state, bool title, bool date) const {
  if (!state && !title && !date) return false;
  const DamageReader& damage = grammar_.derived<DamageReader>();
  for (size_t i = 0; i < std::min<size_t>(roles.size(), upper); ++i) {
    Role r = roles[i].role;
    Slice s = layout_.lines[i].clean();
    if (date && r == Role::about && beside_about(s)) return true;
    bool open = r == Role::org || r == Role::subject || r == Role::body || r == Role::title;
    if (!open || s.size() > widest) continue;
    std::string_view t = text(s);
    // However surely a long line begins with a body's name, another column may stand behind it.
    if (roles[i].margin >= 4 && (r != Role::org || !state || s.size() <= 50)) continue;
    if (date && s.size() < 130 && t.find(" 20") != std::string_view::npos && t.find(',') != std::string_view::npos) {
      grammar::Captures captures;
      for (const grammar::Rule& rule : grammar_.family("damaged_forms").rules) {
        if (rule.get("role") == "dateline" && rule.pattern.match_at(layout_.clean.text, s.begin, s.end, captures))
          return true;
      }
      for (const grammar::Rule& rule : grammar_.family("damaged_splits").rules) {
        if (!rule.is("letter") && rule.pattern.match_at(layout_.clean.text, s.begin, s.end, captures)) return true;
      }
    }
    if ((!title && !state) || !mostly_capitals(t)) continue;
    if (title && s.size() < 40) {
      Likeness found = damage.read(t, fold(s), text::bones(t), Zone::head);
      if (found.role == Role::type && !found.exact) return true;
    }
    if (state && s.size() > 50 && damage.column(t, fold(s), text::bones(t), Zone::head)) return true;
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
  // A straight mark closes what stands before it; it may be the opening one itself.
  const std::string_view all = layout_.clean.text;
  const size_t closing = all.rfind("”"), straight = all.rfind('"');
  quoted_until_ =
      std::max(closing == std::string_view::npos ? 0 : closing + 1, straight == std::string_view::npos ? 0 : straight);
  for (at_ = 0; at_ < layout_.lines.size(); ++at_) {
    const Line& l = layout_.lines[at_];
    const Classified& c = strict[at_];
    if (l.table >= 0 || settled(c.role)) {
      keep(l, c.role);
      continue;
    }
    if (c.role == Role::state_name || c.role == Role::party_name) head_until_ = at_ + letterhead;
    body_seen_ = body_seen_ || c.role == Role::body || c.role == Role::addressee;
    if (closing_role(c.role) && body_seen_) {
      stage_ = Stage::closing;
    } else if (at_ < head_until_ && !(listing_ && c.role == Role::body)) {
      stage_ = Stage::head;
    } else {
      stage_ = Stage::body;
    }
    numbered_ = labels[at_] && labels[at_].style != Style::bullet;
    if (c.role == Role::distribution_head) listing_ = true;
    if (c.role == Role::about) about_at_ = at_ + 1;
    if (at_ < upper && scrap(l.clean())) damaged_ = true;
    if (c.role == Role::state_name || c.role == Role::body) listing_ = listing_ && c.role == Role::body;
    line(l, c);
  }
}

/// One line of the strict reading: kept, or cut into pieces that are each read for themselves.
void Restorer::line(const Line& l, const Classified& strict) {
  std::string_view t = text(l.clean());
  if (speck_before_label(l)) return;
  bool capitals = t.size() <= widest && mostly_capitals(t);
  bool edge = stage_ != Stage::body || capitals || t.size() <= 70;
  if (!edge || numbered_ || t.size() > widest) {
    keep(l, strict.role);
    return;
  }
  if (capitals && speck_before_authority(l, strict)) return;
  if (body_seen_ && beside_authority(l, strict)) return;
  if (!l.cell && stage_ == Stage::head && (columns(l, strict) || forms(l) || wrecked_column(l, strict))) return;
  if ((stage_ == Stage::closing || (stage_ == Stage::body && (capitals || listing_))) && closing_columns(l, strict))
    return;
  piece(l, l.clean(), l.column, l.cell, strict.role);
}

/// No dash stands right before a number (`-2. Đoàn thanh tra yêu cầu …`), and no quotation begins with an article and
/// is nowhere closed (`“Điều 1: …`).
bool Restorer::speck_before_label(const Line& l) {
  const Slice s = l.clean();
  const std::string_view t = text(s);
  uint32_t speck = 0;  // its bytes
  uint32_t label = 0;  // where it begins
  constexpr size_t shortest = 6;
  const uint32_t number = t.size() >= shortest && t[1] == ' ' ? 2 : 1;
  if (t.size() >= shortest && std::string_view("-_.,'`~").find(t[0]) != std::string_view::npos && t[number] >= '1' &&
      t[number] <= '9' && (t.substr(number + 1).starts_with(". ") || t.substr(number + 2).starts_with(". "))) {
    speck = 1;
    label = number;
  } else if (const uint32_t mark = t.starts_with("“")    ? 3
                                   : t.starts_with("\"") ? 1
                                                         : 0;
             mark > 0 && quoted_until_ <= s.begin) {
    const Label read = label_reader(grammar_).read(layout_.clean.text, layout_.clean.fold, s.begin + mark, s.end);
    if (read && read.style == Style::keyword) speck = label = mark;
  }
  if (speck == 0) return false;
  noise(l, {s.begin, s.begin + speck});
  piece(l, {s.begin + label, s.end}, l.column, l.cell);
  return true;
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
    if (!rule.pattern.match_at(rule.pattern.side(layout_.clean.text, layout_.clean.fold), s.begin, s.end, captures))
      continue;
    Slice left = grammar::group(rule, captures, "left");
    Slice right = grammar::group(rule, captures, "right");
    damaged_ = true;
    // The specks before the number, and between it and the place.
    noise(l, {s.begin, left.begin});
    noise(l, {left.end, right.begin});
    if (rule.is("letter") && noise_reader_->measure(text(left)).words == 0 && about_at_ == 0) {
      noise(l, left);  // no line of a V/v
      piece(l, right, 1, true);
    } else if (rule.is("letter")) {
      piece(l, right, 1, true);
      if (about_at_ > 0 && at_ < about_at_ + about_lines)
        hints_.push_back({static_cast<uint32_t>(lines_.size()), Role::about, 5, nullptr, nullptr});
      piece(l, left, 0, true);
    } else {
      piece(l, left, 0, true);
      piece(l, right, 1, true);
    }
    return true;
  }
  return false;
}

/// `SỞ Y TẾ An Rêm - ' n`: a body's name in capitals, and what became of the name of the state or the motto beside it.
bool Restorer::wrecked_column(const Line& l, const Classified& strict) {
  if (at_ >= upper || (strict.role != Role::org && strict.role != Role::title && strict.role != Role::subject))
    return false;
  const Slice s = l.clean();
  size_t end = 0;
  if (grammar_.lexicon("body_heads").longest_at(layout_.clean.fold, s.begin, s.end, end) == nullptr) return false;
  uint32_t cut = s.end;
  size_t words = 0;
  for (uint32_t word = s.begin; word < s.end;) {
    const auto next = static_cast<uint32_t>(std::min<size_t>(layout_.clean.text.find(' ', word), s.end));
    unsigned bytes = 1;
    bool small = false;
    for (uint32_t k = word; k < next; k += bytes)
      small = small || text::is_lower(text::code_point(layout_.clean.text, k, bytes));
    if (small) {
      cut = word;
      break;
    }
    ++words;
    word = next + 1;
  }
  constexpr size_t named = 2;  // words of the shortest name
  if (words < named || cut >= s.end || end > cut) return false;
  damaged_ = true;
  piece(l, {s.begin, cut}, 0, true);
  noise(l, {cut, s.end});
  return true;
}

void Restorer::piece(const Line& from, Slice s, uint8_t column, bool cell, Role strict) {
  s = without_edges(layout_.clean.text, s);
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
    hint(damage_->read(t, fold(s), bones, zone), s.begin, strict);
    if ((stage_ == Stage::closing || listing_) && strict != Role::name && !t.starts_with("-") && damaged_name(t)) {
      hints_.push_back({static_cast<uint32_t>(lines_.size()), Role::name, 4.5F, nullptr, nullptr});
      damaged_ = true;
    }
    grammar::Captures captures;
    for (const grammar::Rule& rule : grammar_.family("damaged_forms").rules) {
      const std::string_view where = rule.get("zone");
      if (where == "list" || (stage_ != Stage::head && where == "head") ||
          (stage_ != Stage::closing && !listing_ && where == "closing"))
        continue;
      std::string_view side = rule.pattern.side(layout_.clean.text, layout_.clean.fold);
      if (!rule.pattern.match_at(side, s.begin, s.end, captures)) continue;
      auto role = static_cast<Role>(std::max(0, role_named(rule.get("role"))));
      if (role == strict) break;
      if (role == Role::stamp) {
        noise(from, s);
        return;
      }
      hints_.push_back({static_cast<uint32_t>(lines_.size()), role, static_cast<float>(rule.weight), &rule, nullptr});
      damaged_ = true;
      break;
    }
  }
  keep(l, strict);
}

void Restorer::hint(const Likeness& found, uint32_t at, Role strict) {
  if (!found || found.exact) return;
  // What the strict reading found already only learns what it stands for.
  float weight = found.role == strict ? 0 : found.weight;
  hints_.push_back(
      {static_cast<uint32_t>(lines_.size()), found.role, weight, found.form, found.entry, at + found.at.end});
  damaged_ = damaged_ || found.role != strict || layout_.recognised;
  if (found.role == strict) return;
  if (found.role == Role::distribution_head) listing_ = true;
}

void Restorer::noise(const Line& from, Slice s) {
  s = without_edges(layout_.clean.text, s);
  if (s.empty()) return;
  Line l = from;
  l.begin = s.begin;
  l.end = s.end;
  noise_.push_back(l);
}

/// What is left without another explanation may have been a table.
void Restorer::make_tables(std::string_view nfc) {
  std::vector<bool> open(lines_.size(), false);
  for (size_t i = 0; i < lines_.size(); ++i) open[i] = strict_[i] == Role::body || strict_[i] == Role::page_number;
  for (const Hint& h : hints_) open[h.line] = false;
  std::vector<uint32_t> moved = restore_tables(nfc, *noise_reader_, running_numbers(), open, layout_, lines_);
  for (Hint& h : hints_) h.line = moved[h.line];
}

}  // namespace vanban::structure
