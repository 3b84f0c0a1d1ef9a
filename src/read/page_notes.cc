#include "read/page_notes.h"

#include <algorithm>
#include <string>

#include "text/fold.h"
#include "text/nfc.h"

namespace vanban::read {

namespace {

using Kind = FurnitureRange::Kind;

/// A line as the program saw it: words [begin, end) of the page.
struct Line {
  size_t begin = 0, end = 0;
  Box box;
  bool taken = false;

  float height() const { return box.y1 - box.y0; }
};

std::vector<Line> lines_of(const PageWords& page) {
  std::vector<Line> lines;
  for (size_t i = 0; i < page.words.size(); ++i) {
    const Box& box = page.words[i].box;
    if (i == 0 || page.words[i].line != page.words[i - 1].line) lines.push_back({i, i, box});
    Line& line = lines.back();
    line.end = i + 1;
    line.box = {std::min(line.box.x0, box.x0), std::min(line.box.y0, box.y0), std::max(line.box.x1, box.x1),
                std::max(line.box.y1, box.y1)};
  }
  return lines;
}

/// The usual height of a word, by how many characters have it.
float usual_height(const PageWords& page) {
  std::vector<std::pair<float, size_t>> heights;
  size_t all = 0;
  for (const PageWord& w : page.words) {
    heights.emplace_back(w.box.y1 - w.box.y0, w.text.size());
    all += w.text.size();
  }
  std::sort(heights.begin(), heights.end());
  size_t below = 0;
  for (const auto& [height, characters] : heights) {
    below += characters;
    if (below * 2 >= all) return height;
  }
  return 0;
}

/// The beginning of a line, in small letters, single blanks between its words.
std::string opening(const PageWords& page, const Line& line) {
  std::string text;
  for (size_t i = line.begin; i < line.end && text.size() < 40; ++i) {
    if (!text.empty()) text += ' ';
    text += page.words[i].text;
  }
  return text::fold(text::to_nfc(text));
}

/// What a line of the caption says that programs print over a document when they sign it.
enum class Caption : uint8_t { none, about_signing, signer };

Caption caption_in(const grammar::Lexicon& captions, std::string_view line) {
  size_t end = 0;
  const grammar::Rule* words = captions.longest_at(line, 0, line.size(), end);
  if (words == nullptr) return Caption::none;
  const size_t next = line.find_first_not_of(' ', end);
  const bool colon = next != std::string_view::npos && line[next] == ':';
  if (!colon && !words->is("bare")) return Caption::none;
  return words->is("signer") ? Caption::signer : Caption::about_signing;
}

class Taker {
 public:
  Taker(PageWords& page, const grammar::Lexicon& captions)
      : page_(page), captions_(captions), lines_(lines_of(page)), usual_(usual_height(page)) {}

  void run() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].taken && caption(lines_[i]) == Caption::signer) stamp(i);
    }
    footnotes();
    if (page_.asides.empty()) return;
    std::vector<PageWord> kept;
    for (const Line& line : lines_) {
      if (line.taken) continue;
      kept.insert(kept.end(), page_.words.begin() + static_cast<std::ptrdiff_t>(line.begin),
                  page_.words.begin() + static_cast<std::ptrdiff_t>(line.end));
    }
    page_.words = std::move(kept);
  }

 private:
  Caption caption(const Line& line) const { return caption_in(captions_, opening(page_, line)); }

  /// The caption that begins with this line: the lines below that are set like it, close under each other. Small print
  /// tells it from text that has such words, and so does a second line of the kind.
  void stamp(size_t first) {
    std::vector<size_t> block = {first};
    bool tells = false;
    for (size_t i = first + 1; i < lines_.size() && block.size() < 12; ++i) {
      const Line& above = lines_[block.back()];
      const Line& line = lines_[i];
      const float gap = line.box.y0 - above.box.y1;
      const bool below = gap > -0.5F * above.height() && gap < 0.8F * above.height();
      const bool like = line.height() < 1.15F * lines_[first].height() && line.height() > 0.7F * lines_[first].height();
      if (!below || !like || line.box.x0 > lines_[first].box.x1 || line.box.x1 < lines_[first].box.x0) break;
      tells = tells || caption(line) != Caption::none;
      block.push_back(i);
    }
    if (!tells && lines_[first].height() > 0.9F * usual_) return;
    while (!tells && block.size() > 3) block.pop_back();
    put(Kind::stamp, block);
  }

  /// Small print at the foot of the page that begins with a mark.
  void footnotes() {
    std::vector<size_t> order;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].taken) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return lines_[a].box.y1 < lines_[b].box.y1; });
    size_t first = order.size();
    bool number = true;  // a page's number may stand below, in any size
    while (first > 0) {
      const Line& line = lines_[order[first - 1]];
      const bool small = tallest(line) < 0.9F * usual_;
      const bool alone = number && line.end - line.begin == 1 && page_.words[line.begin].text.size() < 4;
      if (line.box.y0 < 0.5F * page_.height || (!small && !alone)) break;
      number = number && alone;
      --first;
    }
    std::vector<std::vector<size_t>> notes;
    for (size_t k = first; k < order.size(); ++k) {
      const Line& line = lines_[order[k]];
      const bool page_number =
          line.end - line.begin == 1 && page_.words[line.begin].text.size() < 4 && k + 1 == order.size();
      if (page_number) break;
      if (is_mark(line)) {
        notes.push_back({order[k]});
      } else if (notes.empty()) {
        return;  // small print that is no footnote
      } else {
        notes.back().push_back(order[k]);
      }
    }
    for (const std::vector<size_t>& note : notes) put(Kind::footnote, note);
  }

  float tallest(const Line& line) const {
    float tallest = 0;
    for (size_t i = line.begin; i < line.end; ++i) {
      tallest = std::max(tallest, page_.words[i].box.y1 - page_.words[i].box.y0);
    }
    return tallest;
  }

  /// Begins with a number or asterisks that stand above the line, in brackets, or before a capital without a stop.
  bool is_mark(const Line& line) const {
    std::string_view text = page_.words[line.begin].text;
    const bool bracket = text.starts_with('[') || text.starts_with('(');
    if (bracket) text.remove_prefix(1);
    const size_t digits = std::min(text.find_first_not_of("0123456789*"), text.size());
    if (digits == 0 || digits > 3) return false;
    text.remove_prefix(digits);
    if (bracket) return text.starts_with(']') || text.starts_with(')');
    const PageWord& word = page_.words[line.begin];
    if (text.empty()) return line.end - line.begin > 1 && raised(word, page_.words[line.begin + 1]);
    return (text[0] & 0x80) != 0 || (text[0] >= 'A' && text[0] <= 'Z');
  }

  static bool raised(const PageWord& mark, const PageWord& next) {
    const float height = next.box.y1 - next.box.y0;
    return mark.box.y1 < next.box.y1 - 0.08F * height || mark.box.y1 - mark.box.y0 < 0.85F * height;
  }

  void put(Kind kind, const std::vector<size_t>& lines) {
    PageAside aside{kind, {}};
    for (size_t i : lines) {
      lines_[i].taken = true;
      for (size_t w = lines_[i].begin; w < lines_[i].end; ++w) aside.words.push_back(page_.words[w]);
      // A note is one paragraph, a caption stays as it is set.
      for (PageWord& w : aside.words)
        w.line = kind == Kind::footnote ? page_.words[lines_[lines[0]].begin].line : w.line;
    }
    page_.asides.push_back(std::move(aside));
  }

  PageWords& page_;
  const grammar::Lexicon& captions_;
  std::vector<Line> lines_;
  float usual_;
};

}  // namespace

void take_notes(PageWords& page, const grammar::Grammar& grammar) {
  if (page.words.empty()) return;
  Taker(page, grammar.lexicon("signature_captions")).run();
}

}  // namespace vanban::read
