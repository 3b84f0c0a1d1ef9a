// What is no writing among the lines that were read: taken out of the order of reading, so that what it stood between
// comes together.
#include <algorithm>
#include <iterator>

#include "structure/restore.h"
#include "text/fold.h"

namespace vanban::structure {

namespace {

constexpr size_t upper = 14;  // lines in which a letterhead stands

}  // namespace

/// An entry of Nơi nhận has its bullet, or is the last: codes in it are no noise.
bool Restorer::is_entry(Slice s) const {
  constexpr std::string_view bullets[] = {"-", "+", "–", "~", "—"};
  const bool listed = std::any_of(std::begin(bullets), std::end(bullets),
                                  [&](std::string_view bullet) { return text(s).starts_with(bullet); });
  auto kept = [&](uint32_t at) { return grammar_.lexicon("archive_words").stands_at(layout_.clean.fold, at, s.end); };
  if (s.size() > 8) return listed || kept(s.begin);
  return s.size() > 1 && listed && kept(s.begin + 1);  // `~Lưu.`
}

/// A few signs in a letterhead that are no word and no number.
bool Restorer::scrap(Slice s) const {
  constexpr size_t longest = 8;  // bytes
  const std::string_view t = text(s);
  return t.size() <= longest && noise_reader_->measure(t).words == 0 && grammar_.derived<Telltales>().count(t, 1) > 0;
}

/// In front of other cells: the number of a table's row, or what stands above such numbers: TT | Họ và tên.
bool Restorer::numbers_a_row(Slice s) const {
  constexpr size_t digits = 3;
  const std::string_view t = text(s);
  if (t.size() <= digits && t.find_first_not_of("0123456789") == std::string_view::npos) return true;
  const grammar::Pattern* head = running_numbers();
  return head != nullptr && head->holds_at(layout_.clean.fold, s.begin, s.end);
}

std::vector<bool> Restorer::noisy_lines() const {
  std::vector<bool> noisy(lines_.size(), false);
  std::vector<bool> explained(lines_.size(), false);
  auto hinted = hints_.begin();
  for (uint32_t i = 0; i < lines_.size(); ++i) {
    while (hinted != hints_.end() && hinted->line < i) ++hinted;
    bool known = settled(strict_[i]) || (strict_[i] <= Role::dateline && strict_[i] != Role::org) ||
                 strict_[i] == Role::authority || strict_[i] == Role::mark || strict_[i] == Role::about ||
                 (strict_[i] == Role::distribution && is_entry(lines_[i].clean())) ||
                 (i + 1 < lines_.size() && lines_[i + 1].raw == lines_[i].raw && numbers_a_row(lines_[i].clean())) ||
                 (hinted != hints_.end() && hinted->line == i) || lines_[i].table >= 0;
    explained[i] = known;
    noisy[i] = !known && (noise_reader_->noisy(text(lines_[i].clean())) || (i < upper && scrap(lines_[i].clean())));
  }
  // What stands among noise and is short and broken itself is noise, though a word of it may look sound.
  for (size_t i = 1; i + 1 < noisy.size(); ++i) {
    bool hinted_only = explained[i] && strict_[i] != Role::body;
    if (noisy[i] || hinted_only || settled(strict_[i]) || lines_[i].table >= 0) continue;
    bool before = noisy[i - 1] || (i > 1 && noisy[i - 2]);
    bool behind = noisy[i + 1] || (i + 2 < noisy.size() && noisy[i + 2]);
    Slice at = lines_[i].clean();
    Ink ink = noise_reader_->measure(text(at));
    bool between = before && behind && at.size() < 90 && strict_[i] == Role::body;
    bool below = before && strict_[i] == Role::distribution && !is_entry(at) && ink.words < 3;
    if ((between || below) && ink.broken > 0) noisy[i] = true;
  }
  // A few letters without a bullet, below an entry that has ended: `s0 TA`, `cờ`.
  for (size_t i = 1; i < noisy.size(); ++i) {
    constexpr size_t few = 8;  // bytes
    const Slice at = lines_[i].clean();
    if (noisy[i] || is_entry(at) || at.size() > few) continue;
    const bool between = is_entry(lines_[i - 1].clean()) && i + 1 < lines_.size() && is_entry(lines_[i + 1].clean());
    if (strict_[i] != Role::distribution && !(strict_[i] == Role::body && between)) continue;
    const std::string_view before = text(lines_[i - 1].clean());
    const bool ended = before.ends_with(";") || before.ends_with(".") || noisy[i - 1];
    if (ended && !explained[i] && !text(at).ends_with(";") && !text(at).ends_with(".") &&
        noise_reader_->measure(text(at)).words <= 1)
      noisy[i] = true;
  }
  // Pen strokes between the parts of a closing: a run of lines that nothing else explains, many of them broken.
  for (size_t i = 1; i < noisy.size(); ++i) {
    if (!closing_role(strict_[i - 1]) || strict_[i] != Role::body) continue;
    size_t end = i;
    size_t broken = 0;
    while (end < noisy.size() && ((strict_[end] == Role::body && !explained[end]) || settled(strict_[end])) &&
           lines_[end].table < 0 && lines_[end].clean().size() < 100) {
      broken += noisy[end] ? 1 : 0;
      ++end;
    }
    bool closed =
        end < noisy.size() && (closing_role(strict_[end]) || explained[end] || strict_[end] <= Role::reference);
    if (closed && broken * 4 >= end - i)
      std::fill(noisy.begin() + static_cast<long>(i), noisy.begin() + static_cast<long>(end), true);
    i = end;
  }
  return noisy;
}

bool Restorer::trim_noise(Line& l) {
  Slice s = l.clean();
  Slice sound = noise_reader_->sound_part(layout_.clean.text, s);
  // A sign behind the sign that ends the sentence: `… thực hiện Nghị quyết. :`.
  if (sound.size() > 3 && layout_.clean.text[sound.end - 2] == ' ' &&
      std::string_view(":;,.-_'`|").find(layout_.clean.text[sound.end - 1]) != std::string_view::npos &&
      std::string_view(".;:").find(layout_.clean.text[sound.end - 3]) != std::string_view::npos)
    sound.end -= 2;
  // Behind the sign that ends a document nothing follows.
  size_t stop = text(sound).find("./.");
  if (stop != std::string_view::npos && stop + 20 > sound.size())
    sound.end = sound.begin + static_cast<uint32_t>(stop) + 3;
  if (sound.size() * 2 < s.size() || sound == s) return false;
  std::string_view tail = text({sound.end, s.end});
  bool ended = tail.find('.') != std::string_view::npos &&
               (tail.find('/') != std::string_view::npos || tail.find("⁄") != std::string_view::npos);
  noise(l, {s.begin, sound.begin});
  noise(l, {sound.end, s.end});
  l.begin = sound.begin;
  l.end = sound.end;
  return ended;
}

/// Signs without a letter at the edges of a line of the letterhead: `_ BCH HUYỆN ĐOÀN`, `V/v kiểm tra việc tạm giữ .`.
void Restorer::trim_head(Line& l, Role role) {
  const Slice s = l.clean();
  auto wordless = [&](Slice token) {
    constexpr uint32_t longest = 3;  // bytes
    unsigned bytes = 1;
    const char first = layout_.clean.text[token.begin];
    return token.size() <= longest && std::string_view("\"'()0123456789").find(first) == std::string_view::npos &&
           !text::is_letter(text::code_point(text(token), 0, bytes));
  };
  Slice sound = s;
  const size_t first = text(s).find(' '), last = text(s).rfind(' ');
  if (first == std::string_view::npos) return;
  if (role != Role::about && wordless({s.begin, s.begin + static_cast<uint32_t>(first)}))
    sound.begin = s.begin + static_cast<uint32_t>(first) + 1;
  if (wordless({s.begin + static_cast<uint32_t>(last) + 1, s.end})) sound.end = s.begin + static_cast<uint32_t>(last);
  if (sound == s || sound.empty()) return;
  noise(l, {s.begin, sound.begin});
  noise(l, {sound.end, s.end});
  l.begin = sound.begin;
  l.end = sound.end;
}

/// Takes the noise out of the order of reading, so that what it stood between comes together.
void Restorer::drop_noise() {
  std::vector<bool> noisy = noisy_lines();
  std::erase_if(hints_, [&](const Hint& h) { return noisy[h.line]; });
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
    if (lines_[i].table < 0 && (r == Role::org || r == Role::subject || r == Role::about)) trim_head(kept.back(), r);
    // What the reader is sent it for may end in a wreck: `- TT Huyện ủy (b/€);`.
    if (r == Role::distribution && is_entry(lines_[i].clean()) &&
        text(lines_[i].clean()).find('(') != std::string_view::npos)
      continue;
    if (lines_[i].table >= 0 || settled(r) || (r != Role::body && r < Role::type)) continue;
    if (trim_noise(kept.back())) ended.push_back({moved[i], Role::body, 3, nullptr, nullptr, 0, true});
  }
  for (Hint& h : hints_) h.line = moved[h.line];
  hints_.insert(hints_.end(), ended.begin(), ended.end());
  std::stable_sort(hints_.begin(), hints_.end(), [](const Hint& a, const Hint& b) { return a.line < b.line; });
  lines_ = std::move(kept);
  strict_ = std::move(roles);
}

}  // namespace vanban::structure
