#include "read/page_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "read/page_furniture.h"
#include "read/page_grids.h"
#include "read/page_rows.h"

namespace vanban::read {

namespace {

size_t characters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Signs of another size stand right behind each other, as in 40m² or 8 giờ 30 with a raised `h`: programs end a word
/// there, though nothing is between.
bool touch(const Box& left, const Box& right) {
  const float a = left.y1 - left.y0, b = right.y1 - right.y0;
  const float gap = right.x0 - left.x1;
  return std::min(a, b) < 0.8F * std::max(a, b) && std::abs(gap) < 0.04F * std::max(a, b);
}

class Writer {
 public:
  explicit Writer(Extraction& extraction) : text_(extraction.text), layout_(extraction.layout) {}

  void page(const PageWords& words) {
    page_ = static_cast<uint32_t>(layout_.pages.size());
    if (page_ > 0) text_ += '\f';
    layout_.pages.push_back({size(), size(), words.width, words.height});
    words_ = &words;
    if (words.words.empty()) {
      end_table();
    } else {
      PageRows page = find_rows(words);
      number(take_page_number(page, words, true));
      const std::optional<Row> below = take_page_number(page, words, false);
      rows(page);
      number(below);
    }
    for (const PageAside& a : words.asides) {
      end_table();
      aside(a);
    }
    layout_.pages.back().end = size();
  }

  void end() { end_table(); }

 private:
  uint32_t size() const { return static_cast<uint32_t>(text_.size()); }

  void rows(const PageRows& page) {
    size_t i = 0;
    bool runs_on = false;  // the table of the page before takes all of this one
    if (!table_cuts_.empty()) {
      const Region more = continued_table(page, table_cuts_);
      if (more.last > 0) add_rows(page, more, layout_.grids.back());
      i = more.last;
      runs_on = i > 0 && i == page.rows.size();
      if (!runs_on) end_table();
    }
    const std::vector<Region> regions = find_regions(page, page_ == 0, i);
    auto region = regions.begin();
    while (i < page.rows.size()) {
      if (i > 0) blank_lines(page, page.rows[i - 1], page.rows[i]);
      if (region == regions.end() || region->first != i) {
        line(page, page.rows[i]);
        ++i;
        continue;
      }
      grid(page, *region);
      i = region->last;
      if (i == page.rows.size() && region->kind == Grid::Kind::table) table_cuts_ = region->cuts;
      ++region;
    }
  }

  /// The page's number; kept back while a table may go on over the page, since a grid holds nothing but its cells.
  void number(const std::optional<Row>& row) {
    if (!row) return;
    for (const Segment& s : row->segments) {
      for (uint32_t w : s.words) numbers_.emplace_back(page_, words_->words[w]);
    }
    numbers_.push_back({page_, {}});
    if (table_cuts_.empty()) put_numbers();
  }

  void put_numbers() {
    uint32_t begin = size();
    for (const auto& [page, word] : numbers_) {
      if (word.text.empty()) {
        layout_.furniture.push_back({begin, size(), FurnitureRange::Kind::page_number});
        text_ += '\n';
        begin = size();
        continue;
      }
      if (size() > begin) text_ += ' ';
      const uint32_t at = size();
      text_ += word.text;
      layout_.words.push_back({at, size(), page, word.box, word.confidence});
    }
    numbers_.clear();
  }

  void end_table() {
    table_cuts_.clear();
    put_numbers();
  }

  /// Behind the text of its page: its place among the lines says nothing.
  void aside(const PageAside& aside) {
    const std::vector<PageWord>& words = aside.words;
    text_ += '\n';
    const uint32_t begin = size();
    for (size_t i = 0; i < words.size(); ++i) {
      if (i > 0) text_ += words[i].line == words[i - 1].line ? ' ' : '\n';
      const uint32_t at = size();
      text_ += words[i].text;
      layout_.words.push_back({at, size(), page_, words[i].box, words[i].confidence});
    }
    layout_.furniture.push_back({begin, size(), aside.kind});
    text_ += '\n';
  }

  /// As many blank lines as lines would have stood there.
  void blank_lines(const PageRows& page, const Row& above, const Row& below) {
    const float lines = (below.base - above.base) / page.step;
    const int blank = lines < 1.3F ? 0 : static_cast<int>(std::lround(std::min(lines - 1, 8.0F) + 0.2F));
    text_.append(static_cast<size_t>(std::max(blank, lines < 1.3F ? 0 : 1)), '\n');
  }

  /// A row, its segments kept apart by as many blanks as their distance is wide.
  void line(const PageRows& page, const Row& row) {
    const float blank = 0.55F * page.em;
    float right = page.left;
    for (const Segment& s : row.segments) {
      const auto blanks = static_cast<int>(std::lround((s.box.x0 - right) / blank));
      const int least = &s == &row.segments.front() ? 0 : 4;
      text_.append(static_cast<size_t>(std::clamp(blanks, least, 120)), ' ');
      const float width = s.box.x1 - s.box.x0;
      words(s, width > 0.62F * page.width ? static_cast<size_t>(std::lround(width / page.character)) : 0);
      right = s.box.x1;
    }
    text_ += '\n';
  }

  /// Words in as many columns as their segment is wide, so that lines of one width have one length: what wraps at the
  /// margin is seen to. Blanks are doubled for it, never more.
  void words(const Segment& segment, size_t columns) {
    size_t length = segment.words.size() - 1;
    for (uint32_t index : segment.words) length += characters(words_->words[index].text);
    size_t missing = columns > length ? columns - length : 0;
    const Box* before = nullptr;
    for (uint32_t index : segment.words) {
      const Box& box = words_->words[index].box;
      if (before != nullptr && !touch(*before, box)) {
        text_ += missing > 0 ? "  " : " ";
        missing -= missing > 0 ? 1U : 0U;
      }
      before = &box;
      word(index);
    }
  }

  void word(uint32_t index) {
    const PageWord& w = words_->words[index];
    const uint32_t begin = size();
    text_ += w.text;
    layout_.words.push_back({begin, size(), page_, w.box, w.confidence});
  }

  void grid(const PageRows& page, const Region& region) {
    Grid grid;
    grid.begin = size();
    grid.kind = region.kind;
    add_rows(page, region, grid);
    layout_.grids.push_back(std::move(grid));
  }

  void add_rows(const PageRows& page, const Region& region, Grid& grid) {
    for (size_t b = 0; b < region.breaks.size(); ++b) {
      const size_t end = b + 1 < region.breaks.size() ? region.breaks[b + 1] : region.last;
      std::vector<GridCell> cells;
      for (size_t column = 0; column <= region.cuts.size(); ++column) {
        cells.push_back(cell(page, region, region.breaks[b], end, column));
      }
      grid.rows.push_back(std::move(cells));
    }
    grid.end = size();
  }

  GridCell cell(const PageRows& page, const Region& region, size_t first, size_t last, size_t column) {
    GridCell cell{size(), size()};
    const Row* above = nullptr;
    for (size_t i = first; i < last; ++i) {
      const Box* before = nullptr;
      for (const Segment& s : page.rows[i].segments) {
        for (uint32_t index : s.words) {
          if (column_of(page.upright[index], region.cuts) != column) continue;
          const Box& box = page.upright[index];
          if (before != nullptr) {
            if (!touch(*before, box)) text_ += ' ';
          } else if (above != nullptr && region.kind == Grid::Kind::columns) {
            blank_lines(page, *above, page.rows[i]);
          }
          before = &box;
          word(index);
        }
      }
      if (before == nullptr) continue;
      above = &page.rows[i];
      cell.end = size();
      text_ += '\n';
    }
    return cell;
  }

  std::string& text_;
  SourceLayout& layout_;
  const PageWords* words_ = nullptr;
  uint32_t page_ = 0;
  std::vector<float> table_cuts_;                       // of a table that may go on over the page
  std::vector<std::pair<uint32_t, PageWord>> numbers_;  // of pages, kept back: page and word; an empty word ends one
};

}  // namespace

void append_pages(const std::vector<PageWords>& pages, Extraction& extraction) {
  Writer writer(extraction);
  for (const PageWords& p : pages) writer.page(p);
  writer.end();
}

}  // namespace vanban::read
