#include "read/text_layer.h"

#include <algorithm>

#include "text/legacy.h"
#include "text/syllable.h"

namespace vanban::read {

namespace {

constexpr size_t least_words = 20;  // that a judgement is made on

/// A word without the signs around it.
std::string_view bare(std::string_view word) {
  constexpr std::string_view signs = ".,;:!?()[]\"'/-";
  while (!word.empty() && signs.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && signs.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Made of letters: nothing of ASCII but those.
bool of_letters(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

/// True if two neighbours are one word: nothing stands between them, and together they are a syllable.
bool belongs(const PageWord& a, const PageWord& b) {
  const float gap = b.box.x0 - a.box.x1;
  const float height = std::max(a.box.y1 - a.box.y0, b.box.y1 - b.box.y0);
  if (a.line != b.line || gap > 0.25F * height || gap < -0.5F * height) return false;
  if (!of_letters(a.text) || !of_letters(bare(b.text))) return false;
  const std::string joined = std::string(a.text) + std::string(b.text);
  const std::string_view word = bare(joined);
  if (is_ascii(word) || !of_letters(word) || !text::is_syllable(word)) return false;
  if (gap < 0.12F * height) return true;
  return !text::is_syllable(bare(a.text)) || !text::is_syllable(bare(b.text));
}

void grow(Box& box, const Box& by) {
  box.x0 = std::min(box.x0, by.x0);
  box.y0 = std::min(box.y0, by.y0);
  box.x1 = std::max(box.x1, by.x1);
  box.y1 = std::max(box.y1, by.y1);
}

}  // namespace

bool LayerQuality::doubtful() const { return words >= least_words && (syllables * 2 < words || marked * 10 < words); }

void LayerQuality::count(std::string_view text) {
  const std::string_view word = bare(text);
  if (word.size() < 2 || !of_letters(word)) return;
  ++words;
  if (!text::is_syllable(word)) return;
  ++syllables;
  marked += is_ascii(word) ? 0U : 1U;
}

LayerQuality quality_of(const PageWords& page) {
  LayerQuality quality;
  for (const PageWord& w : page.words) quality.count(w.text);
  return quality;
}

LayerQuality quality_of(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f";
  LayerQuality quality;
  while (!text.empty()) {
    const size_t begin = std::min(text.find_first_not_of(blanks), text.size());
    const size_t end = std::min(text.find_first_of(blanks, begin), text.size());
    quality.count(text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
  return quality;
}

size_t join_cut_words(PageWords& page, std::deque<std::string>& texts) {
  size_t mended = 0;
  size_t kept = 0;
  std::vector<PageWord>& words = page.words;
  for (size_t i = 0; i < words.size(); ++i) {
    if (kept > 0 && belongs(words[kept - 1], words[i])) {
      PageWord& word = words[kept - 1];
      word.text = texts.emplace_back(std::string(word.text) + std::string(words[i].text));
      grow(word.box, words[i].box);
      ++mended;
      continue;
    }
    words[kept++] = words[i];
  }
  words.resize(kept);
  return mended;
}

std::string decode_legacy_layer(std::vector<PageWords>& pages, std::deque<std::string>& texts) {
  LayerQuality all;
  std::string sample;
  for (const PageWords& page : pages) {
    const LayerQuality quality = quality_of(page);
    all.words += quality.words;
    all.syllables += quality.syllables;
    all.marked += quality.marked;
    for (const PageWord& w : page.words) {
      if (sample.size() > 20000) break;
      sample += w.text;
      sample += ' ';
    }
  }
  if (!all.doubtful()) return {};
  const std::optional<std::string> bytes = text::as_windows_1252(sample);
  if (!bytes) return {};
  const std::optional<text::Legacy> encoding = text::guess_legacy(*bytes);
  if (!encoding || *encoding == text::Legacy::windows_1252) return {};
  for (PageWords& page : pages) {
    for (PageWord& w : page.words) {
      if (const std::optional<std::string> word = text::as_windows_1252(w.text)) {
        w.text = texts.emplace_back(text::from_legacy(*word, *encoding));
      }
    }
  }
  return text::name_of(*encoding);
}

}  // namespace vanban::read
