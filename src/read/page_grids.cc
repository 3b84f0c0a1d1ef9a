#include "read/page_grids.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "read/page_strips.h"

namespace vanban::read {

namespace {

constexpr float least_strip = 0.4F;  // ems of blank between two columns, over all their rows

/// A number, letter or bullet that stands apart before its text, as lists are printed, is no column.
bool labelled(const PageRows& page, const Row& row) {
  if (row.segments.size() != 2) return false;
  const Segment& label = row.segments[0];
  if (label.words.size() != 1 || row.segments[1].box.x0 - label.box.x1 > 6 * page.em) return false;
  std::string_view text = page.words->words[label.words[0]].text;
  if (text.size() > 5) return false;
  return text.size() < 2 || text.ends_with('.') || text.ends_with(')') || label.box.x1 - label.box.x0 < 1.2F * page.em;
}

enum Sides : unsigned { none = 0, left = 1, right = 2, both = 3 };

class Finder {
 public:
  Finder(const PageRows& page, bool opens)
      : page_(page), rows_(page.rows), em_(page.em), step_(page.step), opens_(opens), middle_(middle_of_text(page)) {}

  std::vector<Region> run(size_t begin) {
    std::vector<Region> regions;
    for (size_t i = begin; i < rows_.size();) {
      Region region;
      letterhead_ = may_be_letterhead(i);
      const size_t from = regions.empty() ? begin : regions.back().last;
      if (rows_[i].segments.size() > 1 && !labelled(page_, rows_[i]) && grow(i, from, region)) {
        i = region.last;
        regions.push_back(std::move(region));
      } else {
        ++i;
      }
    }
    return regions;
  }

  Region continued(const std::vector<float>& cuts) const {
    Region region;
    region.kind = Grid::Kind::table;
    region.cuts = cuts;
    bool several = false;  // columns have text
    float x0 = page_.width;
    // The head of the columns is printed again on each page; its words may fill them.
    for (size_t i = 0; i < rows_.size() && keeps_to(rows_[i], cuts, i == 0 ? 0 : least_strip * em_); ++i) {
      const Row& row = rows_[i];
      const float gap = i > 0 ? distance(i - 1, i) : 0;
      const float begins = row.segments.front().box.x0;
      if (gap > 2.5F * step_ || (begins < x0 - 1.2F * em_ && gap > 1.2F * step_)) break;
      x0 = std::min(x0, begins);
      region.last = i + 1;
      several = several || column_of(row.segments.front().box, cuts) != column_of(row.segments.back().box, cuts);
    }
    if (!several) return {};
    region.breaks = {0};
    find_breaks(region);
    return region;
  }

 private:
  /// True if no word of a row lies over the edge of a column, and none nearer to the next column's than `least`.
  bool keeps_to(const Row& row, const std::vector<float>& cuts, float least) const {
    for (float cut : cuts) {
      float before = -1;
      float behind = -1;
      for (const Segment& s : row.segments) {
        for (uint32_t w : s.words) {
          const Box& box = page_.upright[w];
          if (box.x0 < cut && box.x1 > cut) return false;
          if (box.x1 <= cut) before = std::max(before, box.x1);
          if (box.x0 >= cut && (behind < 0 || box.x0 < behind)) behind = box.x0;
        }
      }
      if (before >= 0 && behind >= 0 && behind - before < least) return false;
    }
    return true;
  }

  /// A letterhead stands at the top of a page: of the first one, or in capitals on both sides.
  bool may_be_letterhead(size_t start) const {
    const Row& row = rows_[start];
    if (row.segments.size() != 2 || row.top > page_.words->height * 0.4F) return false;
    for (size_t i = 0; i < start; ++i) {
      const Row& above = rows_[i];
      if (above.segments.size() == 1 && above.segments[0].box.x1 - above.segments[0].box.x0 > page_.width * 0.6F)
        return false;
    }
    if (opens_ && start < 6) return true;
    return start < 4 && capitals(row.segments[0]) && capitals(row.segments[1]);
  }

  bool capitals(const Segment& segment) const {
    size_t upper = 0;
    for (uint32_t w : segment.words) {
      for (char c : page_.words->words[w].text) {
        if (c >= 'a' && c <= 'z') return false;
        if (c >= 'A' && c <= 'Z') ++upper;
      }
    }
    return upper > 3;
  }

  /// Whether a row stands in the middle of the running text.
  bool centred(const Row& row) const { return middle_ && std::abs(middle_of(row) - *middle_) < 1.2F * em_; }

  float distance(size_t above, size_t below) const { return rows_[below].top - rows_[above].bottom; }

  /// The strips that stay blank when the words of a row are put over them.
  std::vector<Strip> blank_beside(std::vector<Strip> strips, const Row& row, bool whole) const {
    if (whole) {
      cover(strips, row.segments.front().box.x0, row.segments.back().box.x1);
    } else {
      for (const Segment& s : row.segments) {
        for (uint32_t w : s.words) cover(strips, page_.upright[w].x0, page_.upright[w].x1);
      }
    }
    std::erase_if(strips, [&](const Strip& s) { return s.width() < least_strip * em_; });
    return strips;
  }

  /// On which sides of the strips a row has text: on both, if on both of one of them.
  unsigned sides_of(const Row& row, const std::vector<Strip>& strips) const {
    const float x0 = row.segments.front().box.x0;
    const float x1 = row.segments.back().box.x1;
    for (const Strip& s : strips) {
      if (x0 < s.x1 && x1 > s.x0) return both;
    }
    return x1 <= strips.front().x1 ? left : right;
  }

  /// A region whose first row of several segments is `start`; its rows begin at `from` or later.
  bool grow(size_t start, size_t from, Region& region) {
    std::vector<Strip> blank = gaps_of(rows_[start], page_.width);
    Strip ink{rows_[start].segments.front().box.x0, rows_[start].segments.back().box.x1};
    std::vector<Strip> strips = between(blank, ink);
    size_t two_sided = 1;
    size_t last_left = start;
    region.last = start + 1;
    for (size_t i = start + 1; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      const bool list = wide(strips) < 2 && labelled(page_, row);
      std::vector<Strip> left_blank = blank_beside(blank, row, list);
      const Strip with{std::min(ink.x0, row.segments.front().box.x0), std::max(ink.x1, row.segments.back().box.x1)};
      std::vector<Strip> kept = between(left_blank, with);
      // Between two columns alone there is more blank than between words.
      if (kept.empty() || ((kept.size() == 1 || letterhead_) && wide(kept) == 0)) break;
      const unsigned sides = list ? left : sides_of(row, kept);
      if (letterhead_ && sides != both && centred(row)) break;  // what the paper is called, close below it
      const bool table = kept.size() > 1;
      const float gap = distance(i - 1, i);
      const bool signs = sides == right && !letterhead_ && !table;  // a name stands far below an office
      if (gap > (signs ? 9 : 3.5F) * step_) break;
      // What follows a table in fewer columns, or further to the left, is not of it.
      const size_t lost = two_sided > 1 ? lost_wide_strips(strips, row) : 0;
      if (lost > 1 || (lost > 0 && gap > 1.6F * step_)) break;
      const bool outruns = !letterhead_ && two_sided > 1 && with.x0 < ink.x0 - 1.2F * em_;
      if (outruns && gap > (sides == both ? 1.2F * step_ : 0)) break;
      // Lines on one side belong to it while they follow closely, or where lines on both sides follow.
      const float reach = (letterhead_ ? (sides == left ? 0.9F : 0.6F) : table ? 1.2F : 1.6F) * step_;
      const bool near = sides == left ? distance(last_left, i) <= reach : signs || gap <= reach;
      if (sides == both) ++two_sided;
      if (sides == both || (near && region.last == i) || signs) {
        if ((sides & left) != 0) last_left = i;
        region.last = i + 1;
      }
      strips = std::move(kept);
      blank = std::move(left_blank);
      ink = with;
    }
    region.first = start;
    for (size_t i = start; i-- > from;) {
      const Row& row = rows_[i];
      if (row.segments.size() > 1 || distance(i, i + 1) > 0.9F * step_) break;
      std::vector<Strip> kept = blank_beside(strips, row, false);
      if (kept.size() != strips.size() || (!letterhead_ && sides_of(row, kept) != right)) break;
      strips = std::move(kept);
      region.first = i;
    }
    if (two_sided < 2 && (strips[0].width() < 3 * em_ || region.last - region.first < 3)) return false;
    settle(region, from);
    return !region.cuts.empty();
  }

  /// The row above a table that says what its columns are called: it has words in all of them, perhaps so close that
  /// they leave no strip of their own. The columns part between them.
  void take_head(Region& region, size_t from, const std::vector<Strip>& strips) const {
    if (region.first == from || distance(region.first - 1, region.first) > 1.2F * step_) return;
    const Row& row = rows_[region.first - 1];
    const std::vector<Strip> gaps = word_gaps(row, page_.upright);
    std::vector<float> cuts = cuts_between(strips, gaps);
    // Words of a sentence are all equally far apart.
    float within = 0, across = page_.width;
    for (const Strip& gap : gaps) {
      const bool cut = std::any_of(cuts.begin(), cuts.end(), [&](float c) { return c > gap.x0 && c < gap.x1; });
      if (cut)
        across = std::min(across, gap.width());
      else
        within = std::max(within, gap.width());
    }
    if (cuts.empty() || across < 1.3F * within) return;
    std::vector<bool> filled(cuts.size() + 1, false);
    for (const Segment& s : row.segments) {
      for (uint32_t w : s.words) filled[column_of(page_.upright[w], cuts)] = true;
    }
    if (std::find(filled.begin(), filled.end(), false) != filled.end()) return;
    region.cuts = std::move(cuts);
    --region.first;
  }

  /// How many strips are so wide that they surely stand between columns.
  size_t wide(const std::vector<Strip>& strips) const {
    return static_cast<size_t>(
        std::count_if(strips.begin(), strips.end(), [&](const Strip& s) { return s.width() > 1.0F * em_; }));
  }

  /// How many strips a row prints over that are so wide that they surely stand between columns.
  size_t lost_wide_strips(const std::vector<Strip>& strips, const Row& row) const {
    size_t lost = 0;
    for (const Strip& s : strips) {
      if (s.width() > 0.9F * em_ && blank_beside({s}, row, false).empty()) ++lost;
    }
    return lost;
  }

  /// For each strip, how many lines of a region have words on both sides of it that stand further apart than words of
  /// a text do. Rows that overlap are one line: a cell's number may stand beside the middle of two lines. Where
  /// several strips lie between the same two words, the line speaks for the widest.
  std::vector<size_t> support(const Region& region, const std::vector<Strip>& strips) const {
    std::vector<size_t> lines(strips.size(), 0);
    std::vector<Strip> gaps(strips.size());
    for (size_t i = region.first; i < region.last;) {
      for (Strip& g : gaps) g = {-1, -1};
      do {
        for (const Segment& s : rows_[i].segments) {
          for (uint32_t w : s.words) measure(page_.upright[w], strips, gaps);
        }
        ++i;
      } while (i < region.last && overlap(i));
      for (size_t k = 0; k < strips.size();) {
        size_t next = k + 1;
        size_t widest = k;
        for (; next < strips.size() && gaps[next].x0 == gaps[k].x0 && gaps[next].x1 == gaps[k].x1; ++next) {
          if (strips[next].width() > strips[widest].width()) widest = next;
        }
        if (gaps[k].x0 >= 0 && gaps[k].x1 >= 0 && gaps[k].width() > 0.8F * em_) ++lines[widest];
        k = next;
      }
    }
    return lines;
  }

  /// Narrows the gap around each strip to a word.
  static void measure(const Box& box, const std::vector<Strip>& strips, std::vector<Strip>& gaps) {
    for (size_t k = 0; k < strips.size(); ++k) {
      if (box.x0 < (strips[k].x0 + strips[k].x1) / 2) {
        gaps[k].x0 = std::max(gaps[k].x0, box.x1);
      } else if (gaps[k].x1 < 0 || box.x0 < gaps[k].x1) {
        gaps[k].x1 = box.x0;
      }
    }
  }

  /// True if a row overlaps the one above it: they are one line.
  bool overlap(size_t row) const { return distance(row - 1, row) < -0.2F * em_; }

  /// The columns and the kind of a region whose rows are known.
  void settle(Region& region, size_t from) const {
    float x0 = rows_[region.first].segments.front().box.x0;
    float x1 = x0;
    for (size_t i = region.first; i < region.last; ++i) {
      x0 = std::min(x0, rows_[i].segments.front().box.x0);
      x1 = std::max(x1, rows_[i].segments.back().box.x1);
    }
    std::vector<Strip> strips{{x0 - em_, x1 + em_}};
    for (size_t i = region.first; i < region.last; ++i) strips = blank_beside(strips, rows_[i], false);
    std::erase_if(strips, [&](const Strip& s) { return s.x0 < x0 || s.x1 > x1; });
    const std::vector<size_t> supported = support(region, strips);
    const size_t most = supported.empty() ? 0 : *std::max_element(supported.begin(), supported.end());
    // A strip that few of the rows have text on both sides of is chance.
    const size_t needed = std::min<size_t>(2, std::max<size_t>(most, 1));
    std::vector<Strip> kept;
    for (size_t k = 0; k < strips.size(); ++k) {
      if (supported[k] >= needed) kept.push_back(strips[k]);
    }
    drop_chance(region, kept);
    for (const Strip& s : kept) region.cuts.push_back((s.x0 + s.x1) / 2);
    region.breaks = {region.first};
    if (region.cuts.empty()) return;
    size_t count = 1;  // lines
    for (size_t i = region.first + 1; i < region.last; ++i) count += overlap(i) ? 0 : 1;
    if (letterhead_ || (region.cuts.size() == 1 && (most * 10 < count * 6 || count < 3))) {
      region.kind = Grid::Kind::columns;
      // Lines that a stamp hides the middle of are no columns: what follows the gap is too long for a closing.
      if (!letterhead_ && widest_right_of(region) > 0.42F * page_.width) region.cuts.clear();
      if (!letterhead_ && fields(region)) region.cuts.clear();
      // A letterhead has two columns: the widest strip is between them.
      if (region.cuts.size() > 1) keep_widest(kept, region.cuts);
      return;
    }
    region.kind = region.cuts.size() > 1 ? Grid::Kind::table : Grid::Kind::unknown;
    if (region.kind == Grid::Kind::table) take_head(region, from, kept);
    region.breaks = {region.first};
    find_breaks(region);
  }

  /// A column with text in one row only is part of its neighbour: of the strips beside it the narrower goes.
  void drop_chance(const Region& region, std::vector<Strip>& strips) const {
    for (size_t k = 1; k < strips.size();) {
      size_t rows = 0;
      for (size_t i = region.first; i < region.last; ++i) rows += prints_between(rows_[i], strips[k - 1], strips[k]);
      if (rows > 1 || region.last - region.first < 3) {
        ++k;
        continue;
      }
      const size_t narrow = strips[k - 1].width() < strips[k].width() ? k - 1 : k;
      strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(narrow));
    }
  }

  bool prints_between(const Row& row, const Strip& a, const Strip& b) const {
    for (const Segment& s : row.segments) {
      for (uint32_t w : s.words) {
        if (page_.upright[w].x0 >= a.x1 - 0.01F && page_.upright[w].x1 <= b.x0 + 0.01F) return true;
      }
    }
    return false;
  }

  /// Whether each line is a name, its colon and what it says, apart: no columns.
  bool fields(const Region& region) const {
    for (size_t i = region.first; i < region.last; ++i) {
      const std::vector<Segment>& parts = rows_[i].segments;
      if (parts.size() != 2 || (!page_.words->words[parts[0].words.back()].text.ends_with(':') &&
                                !page_.words->words[parts[1].words.front()].text.starts_with(':')))
        return false;
    }
    return true;
  }

  float widest_right_of(const Region& region) const {
    float widest = 0;
    for (size_t i = region.first; i < region.last; ++i) {
      const Box& last = rows_[i].segments.back().box;
      if (last.x0 > region.cuts[0]) widest = std::max(widest, last.x1 - last.x0);
    }
    return widest;
  }

  static void keep_widest(const std::vector<Strip>& strips, std::vector<float>& cuts) {
    const auto widest = std::max_element(strips.begin(), strips.end(),
                                         [](const Strip& a, const Strip& b) { return a.width() < b.width(); });
    cuts = {(widest->x0 + widest->x1) / 2};
  }

  /// Rows lie further apart than lines of a cell; where all lie equally far, a first cell opens one; a number always.
  void find_breaks(Region& region) const {
    std::vector<float> gaps;
    for (size_t i = region.first + 1; i < region.last; ++i) gaps.push_back(distance(i - 1, i));
    std::vector<float> sorted = gaps;
    std::sort(sorted.begin(), sorted.end());
    const float least_jump = 0.3F * em_;
    float jump = least_jump;
    float limit = 0;
    for (size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i] <= 0 || sorted[i] - sorted[i - 1] <= jump) continue;
      jump = sorted[i] - sorted[i - 1];
      limit = (sorted[i] + sorted[i - 1]) / 2;
    }
    for (size_t i = region.first + 1; i < region.last; ++i) {
      const float gap = gaps[i - region.first - 1];
      const bool first_cell = column_of(page_.upright[rows_[i].segments.front().words.front()], region.cuts) == 0;
      const bool apart = jump > least_jump ? gap > limit : gap > 0 && first_cell;
      if (apart || (gap > 0 && region.cuts.size() > 1 && first_cell && begins_numbered(page_, rows_[i])))
        region.breaks.push_back(i);
    }
  }

  const PageRows& page_;
  const std::vector<Row>& rows_;
  float em_, step_;
  bool opens_;
  std::optional<float> middle_;  // of the running text
  bool letterhead_ = false;      // the region sought may be a letterhead
};

}  // namespace

size_t column_of(const Box& box, const std::vector<float>& cuts) {
  const float middle = (box.x0 + box.x1) / 2;
  return static_cast<size_t>(std::upper_bound(cuts.begin(), cuts.end(), middle) - cuts.begin());
}

std::vector<Region> find_regions(const PageRows& page, bool opens, size_t from) {
  return Finder(page, opens).run(from);
}

Region continued_table(const PageRows& page, const std::vector<float>& cuts) {
  return Finder(page, false).continued(cuts);
}

}  // namespace vanban::read
