#include "read/surer_lines.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"
#include "text/syllable.h"

namespace vanban::read {

namespace {

constexpr float least_sure = 0.5F;     // of a word
constexpr float least_core = 0.7F;     // of a word that a line is taken for
constexpr float least_letter = 0.85F;  // of a word of one letter
constexpr float least_line = 0.7F;     // of a line, on the average of its letters
constexpr float least_long = 0.5F;     // ... of one with many letters that are sure
constexpr float many_letters = 12;
constexpr size_t least_letters = 5;   // of a line
constexpr float ahead = 1.1F;         // how much surer a line must be that takes another's place
constexpr float not_behind = 0.98F;   // ... that takes the place of pieces
constexpr float least_kept = 0.85F;   // of a word that keeps its marks
constexpr float word_ahead = 0.035F;  // how much surer a word must be
constexpr float least_high = 4;       // points, of a word
constexpr float least_wide = 2.4F;    // points, of a letter
constexpr float unreadable = 0.25F;   // a word in a line that is read
constexpr float edge = 3;             // points
constexpr float plain_gap = 1.5F;     // heights of a word, between words of one text

size_t letters_of(std::string_view word) {
  size_t letters = 0;
  unsigned bytes = 1;
  for (size_t i = 0; i < word.size(); i += bytes)
    letters += text::is_letter(text::code_point(word, i, bytes)) ? 1U : 0U;
  return letters;
}

size_t characters_of(std::string_view word) {
  return static_cast<size_t>(std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

/// Several words of which recognition made one: letters with marks, but no syllable.
bool glued(std::string_view word, size_t letters) {
  const bool marked = std::any_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; });
  return letters > 3 && marked && letters == characters_of(word) && !text::is_syllable(word);
}

/// How much of a line is sure: its letters, each as much as recognition was sure of its word.
float weight(const PageWord& word) {
  const size_t letters = letters_of(word.text);
  return word.confidence * static_cast<float>(letters) * (glued(word.text, letters) ? 0.5F : 1.0F);
}

float middle(const Box& box) { return (box.y0 + box.y1) / 2; }

bool within(float y, const Box& box) { return y >= box.y0 - 1 && y <= box.y1 + 1; }

void grow(Box& box, const Box& by) {
  box = {std::min(box.x0, by.x0), std::min(box.y0, by.y0), std::max(box.x1, by.x1), std::max(box.y1, by.y1)};
}

/// True for a box that print of so many letters can have; where strokes lie over each other, words get others.
bool fits(const Box& box, size_t letters) {
  return box.y1 - box.y0 >= least_high && box.x1 - box.x0 >= least_wide * static_cast<float>(letters);
}

/// The words [begin, end) of a line without what is no word of print at its ends: from the first word that is read well
/// to the last, and what is sure beside them.
std::vector<PageWord> sure_words(const PageWords& page, size_t begin, size_t end) {
  const auto core = [&](size_t i) {
    const PageWord& w = page.words[i];
    const size_t letters = letters_of(w.text);
    return w.confidence >= least_core && letters > 1 && fits(w.box, letters);
  };
  const auto sure = [&](size_t i) {
    const PageWord& w = page.words[i];
    const size_t letters = letters_of(w.text);
    return w.confidence >= least_sure && fits(w.box, letters) &&
           (letters > 1 || has_digit(w.text) || (letters == 1 && w.confidence >= least_letter));
  };
  size_t first = begin;
  while (first < end && !core(first)) ++first;
  if (first == end) return {};
  size_t last = end;
  while (!core(last - 1)) --last;
  for (size_t i = begin; i < end; ++i) {
    const PageWord& w = page.words[i];
    if (letters_of(w.text) > 1 && w.confidence >= least_core && !fits(w.box, letters_of(w.text))) return {};
  }
  while (first > begin && sure(first - 1)) --first;
  while (last < end && sure(last)) ++last;
  if (first > begin && (page.words[first - 1].text == "-" || page.words[first - 1].text == "–")) --first;
  return {page.words.begin() + static_cast<std::ptrdiff_t>(first),
          page.words.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// A line of the second look, in the page's own points.
class Line {
 public:
  Line(std::vector<PageWord> words, const Box& region) : words_(std::move(words)), box_{0, 0, 0, 0} {
    for (PageWord& w : words_) {
      w.box = {w.box.x0 + region.x0, w.box.y0 + region.y0, w.box.x1 + region.x0, w.box.y1 + region.y0};
      if (&w == &words_.front()) box_ = w.box;
      grow(box_, w.box);
      letters_ += letters_of(w.text);
      sure_ += weight(w);
    }
  }

  const std::vector<PageWord>& words() const { return words_; }
  const Box& box() const { return box_; }
  float sure() const { return sure_; }
  bool is_line() const {
    const float least = sure_ >= many_letters ? least_long : least_line;
    return letters_ >= least_letters && sure_ >= least * static_cast<float>(letters_);
  }

  /// Lines may fall or rise: what is over one is told by the word of it that is nearest.
  bool lies_over(const Box& word, float right) const {
    const float x = (word.x0 + word.x1) / 2;
    if (x < box_.x0 - 2 || x > right) return false;
    const PageWord* nearest = &words_.front();
    const auto away = [&](const PageWord& w) { return std::max({0.0F, w.box.x0 - x, x - w.box.x1}); };
    for (const PageWord& w : words_) {
      if (away(w) < away(*nearest)) nearest = &w;
    }
    return within(middle(word), nearest->box) && within(middle(nearest->box), word);
  }

  /// True if no gap in it is one between columns.
  bool dense() const {
    for (size_t i = 1; i < words_.size(); ++i) {
      const float height = std::max(6.0F, words_[i].box.y1 - words_[i].box.y0);
      if (words_[i].box.x0 - words_[i - 1].box.x1 > plain_gap * height) return false;
    }
    return true;
  }

 private:
  std::vector<PageWord> words_;
  Box box_;
  size_t letters_ = 0;
  float sure_ = 0;
};

/// True for two readings of one word: hardly one begins or ends where the other does not.
bool same_place(const Box& a, const Box& b) {
  const float both = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const float either = std::max(a.x1, b.x1) - std::min(a.x0, b.x0);
  return both > 0.8F * either && middle(a) > b.y0 && middle(a) < b.y1 && middle(b) > a.y0 && middle(b) < a.y1;
}

/// Of letters, but for what ends a part of a sentence: a label or a number is of one piece with its line.
bool is_word(std::string_view word, size_t letters) {
  if (word.ends_with(',') || word.ends_with(';') || word.ends_with('.')) word.remove_suffix(1);
  return letters > 1 && letters == characters_of(word) && !glued(word, letters);
}

/// What has lost no mark that it had when it was read before: `old` in its place, of as many letters and sure.
std::string_view with_marks(const PageWord& word, const PageWords& page) {
  const size_t letters = letters_of(word.text);
  for (const PageWord& old : page.words) {
    if (old.confidence < least_kept || !same_place(old.box, word.box) || letters_of(old.text) != letters) continue;
    if (is_word(old.text, letters) && old.text.size() > word.text.size()) return old.text;
  }
  return word.text;
}

/// The words of a line that was not taken which are surer than those in their places, and have as many marks.
void take_surer_words(PageWords& page, const Line& line, std::deque<std::string>& texts) {
  for (const PageWord& w : line.words()) {
    const size_t letters = letters_of(w.text);
    if (!is_word(w.text, letters)) continue;
    for (PageWord& old : page.words) {
      if (old.confidence + word_ahead > w.confidence || !same_place(old.box, w.box)) continue;
      const size_t had = letters_of(old.text);
      if (had > letters + 1 || letters > had + 1 || !is_word(old.text, had)) continue;
      if (letters == had && w.text.size() < old.text.size()) continue;  // a mark is lost sooner than made up
      old.text = texts.emplace_back(w.text);
      old.confidence = w.confidence;
    }
  }
}

}  // namespace

void take_surer_lines(PageWords& page, const PageWords& again, const Box& region, bool stamped,
                      std::deque<std::string>& texts) {
  uint32_t next = page.words.empty() ? 1 : page.words.back().line + 1;
  for (const PageWord& w : page.words) next = std::max(next, w.line + 1);
  const bool whole = region.x0 <= 0;  // the region is as wide as the page
  for (size_t begin = 0; begin < again.words.size();) {
    size_t end = begin + 1;
    while (end < again.words.size() && again.words[end].line == again.words[begin].line) ++end;
    const Line line(sure_words(again, begin, end), region);
    begin = end;
    if (!line.is_line()) continue;
    const float right = whole ? line.box().x1 + 2 : region.x1;
    float had = 0;
    // The line is the end of one that begins outside the region, or the beginning of one.
    bool cut = (region.x0 > 0 && line.box().x0 < region.x0 + edge) ||
               (region.x1 < page.width - edge && line.box().x1 > region.x1 - edge);
    bool pieces = false;
    const PageWord* seen = nullptr;
    for (const PageWord& w : page.words) {
      const float y = middle(w.box);
      const bool beside = y > line.box().y0 && y < line.box().y1;
      cut = cut || (beside && w.box.x0 < region.x0 && w.box.x1 > region.x0 - 12);
      if (!line.lies_over(w.box, right)) continue;
      had += weight(w);
      pieces = pieces || (seen != nullptr && seen->line != w.line);
      seen = &w;
    }
    if (cut) continue;
    if (line.sure() <= ahead * had && !(pieces && line.dense() && line.sure() >= not_behind * had)) {
      take_surer_words(page, line, texts);
      continue;
    }
    std::vector<PageWord> words = line.words();
    for (PageWord& w : words) w.text = texts.emplace_back(with_marks(w, page));
    std::erase_if(page.words, [&](const PageWord& w) { return line.lies_over(w.box, right); });
    for (PageWord& w : words) {
      w.line = next;
      const bool inside = !page.words.empty() && page.words.back().line == next;
      if (stamped && inside && w.confidence < unreadable) {
        page.words.back().box.x1 = std::max(page.words.back().box.x1, w.box.x1);  // the gap is none of columns
        page.asides.push_back({FurnitureRange::Kind::stamp, {w}});
      } else {
        page.words.push_back(w);
      }
    }
    ++next;
  }
}

}  // namespace vanban::read
