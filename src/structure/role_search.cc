// The search for the roles of one document's lines. Each line is told what it shows (facts), then what speaks for each
// role on it (support); of all sequences of roles the one with the highest sum is kept (Viterbi's algorithm), so that
// each line costs the candidates of two lines, however long the document is.
#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "grammar/one_holds_at.h"
#include "structure/hanging.h"
#include "structure/line_shapes.h"
#include "structure/roles.h"
#include "text/holds.h"

namespace vanban::structure {

class RoleFinder::Search {
 public:
  Search(const RoleFinder& rules, const Layout& layout, const std::vector<Label>& labels, const Hints& hints,
         std::vector<std::vector<Candidate>>* trace)
      : rules_(rules),
        layout_(layout),
        lines_(layout.lines),
        text_(layout.clean.text),
        fold_(layout.clean.fold),
        labels_(labels),
        hints_(hints),
        trace_(trace),
        out_(lines_.size()),
        own_facts_(lines_.size()),
        hint_(hints.begin()),
        address_(*rules.address_heads_) {
    for (size_t i = 0; i < lines_.size(); ++i) own_facts_[i] = facts_of(text_, lines_[i], labels_[i], i);
    if (trace != nullptr) trace->assign(lines_.size(), {});
    cells_.reserve(lines_.size() * 4);
  }

  std::vector<Classified> run() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (set_aside(i)) continue;
      const uint32_t facts = facts_among_others(i);
      Support support;  // NOLINT(cppcoreguidelines-pro-type-member-init)
      support.at(Role::body).score = 0;
      support_of_facts(i, facts, support);
      support_of_words(i, facts, support);
      support_of_hints(i, support);
      // A table is part of the text, or of the page around it: a letterhead's cells are lines of their own.
      if (lines_[i].table >= 0)
        support.met &= 1U << static_cast<size_t>(Role::body) | 1U << static_cast<size_t>(Role::site);
      continue_sequences(i, support);
    }
    keep_best();
    return std::move(out_);
  }

 private:
  /// What speaks for each role on one line; only the roles marked in `met` are filled in.
  struct Support {
    struct ForRole {
      float score;   // as the first line of its role
      float more;    // what is added behind a line of the same role
      float weight;  // of the rule
      const grammar::Rule* rule;
    };
    uint32_t met = 0;
    std::array<ForRole, searched> of;

    ForRole& at(Role role) {
      const auto k = static_cast<size_t>(role);
      if ((met & (1U << k)) == 0) of[k] = {never, 0, 0, nullptr};
      met |= 1U << k;
      return of[k];
    }
    void add(const LineRule& r) {
      ForRole& its = at(r.role);
      if (r.continues) {
        its.more += r.weight;
      } else {
        its.score = (its.score == never ? 0 : its.score) + r.weight;
      }
      if (its.rule == nullptr || r.weight > its.weight) {
        its.rule = r.rule;
        its.weight = r.weight;
      }
    }
  };
  /// A role that a line may have, at the end of the best sequence that leads there.
  struct Cell {
    float score;   // of the sequence
    int16_t from;  // index into the previous line's candidates
    Role role;
    const grammar::Rule* rule;
    float emission;  // what speaks for the role on this line alone
  };
  /// The candidates of a searched line.
  struct Range {
    uint32_t first, last;  ///< cells_ [first, last)
    uint32_t line;
  };

  static std::string_view slice(std::string_view text, const Line& l) { return text.substr(l.begin, l.end - l.begin); }
  std::string_view clean(size_t i) const { return slice(text_, lines_[i]); }
  std::string_view folded(size_t i) const { return slice(fold_, lines_[i]); }

  bool set_aside(size_t i);
  void pass_by_site();
  const grammar::Rule* furniture(size_t i, Role before, Role& role) const;
  uint32_t facts_among_others(size_t i);
  uint32_t facts_of_basis(size_t i, uint32_t facts) const;
  /// `Căn cứ …`
  bool begins_grounds(const Line& l) const { return grammar::one_holds_at(*rules_.basis_, fold_, l.begin, l.end); }
  void support_of_facts(size_t i, uint32_t facts, Support& support) const;
  void support_of_words(size_t i, uint32_t facts, Support& support) const;
  void support_of_hints(size_t i, Support& support);
  void continue_sequences(size_t i, const Support& support);
  void continue_as_body();
  /// The first of the candidates with the highest score.
  uint32_t best_of(Range range) const {
    uint32_t best = range.first;
    for (uint32_t k = range.first; k < range.last; ++k) {
      if (cells_[k].score > cells_[best].score) best = k;
    }
    return best;
  }
  void keep_best();

  const RoleFinder& rules_;
  const Layout& layout_;
  const std::vector<Line>& lines_;
  const std::string& text_;
  const std::string& fold_;
  const std::vector<Label>& labels_;
  const Hints& hints_;
  std::vector<std::vector<Candidate>>* trace_;  ///< may be nullptr

  std::vector<Classified> out_;
  std::vector<uint32_t> own_facts_;  ///< what each line shows by itself: those above ask, too
  std::vector<Cell> cells_;          ///< all candidates of all searched lines
  std::vector<Range> ranges_;        ///< of the searched lines

  Hints::const_iterator hint_;  ///< the first that is not before the line
  AddressBlock address_;
  bool continued_ = false;
  bool hanging_ = false;
  bool stopped_ = false;
  std::string_view last_;  ///< word of the line before, which says like the others here something of the next
  OpenBrackets brackets_;
};

/// Settles a line that takes no part in the search.
bool RoleFinder::Search::set_aside(size_t i) {
  const Line& line = lines_[i];
  while (hint_ != hints_.end() && hint_->line < i) ++hint_;
  if (hint_ != hints_.end() && hint_->line == i && hint_->role == Role::noise) {
    out_[i].role = Role::noise;
    return true;
  }
  if (line.furniture) {
    Role read = Role::body;
    const grammar::Rule* rule = furniture(i, Role::body, read);
    out_[i].role = role_of(*line.furniture);
    if (read == out_[i].role) out_[i].rule = rule;
    if (out_[i].role == Role::site && !ranges_.empty()) {
      pass_by_site();
      ranges_.back().line = static_cast<uint32_t>(i);
    }
    return true;
  }
  if (line.table >= 0) return false;
  if (is_rule_line(clean(i))) {
    out_[i].role = Role::rule;
    return true;
  }
  if (!line.cell && is_page_number(clean(i))) {
    out_[i].role = Role::page_number;
    return true;
  }
  out_[i].rule = furniture(i, i > 0 ? out_[i - 1].role : Role::body, out_[i].role);
  return out_[i].rule != nullptr;
}

/// What stands around a page's document may end it, or stand in the midst of it.
void RoleFinder::Search::pass_by_site() {
  const Range before = ranges_.back();
  const uint32_t best = best_of(before);
  const auto here = static_cast<uint32_t>(cells_.size());
  for (uint32_t k = before.first; k < before.last; ++k) {
    Cell goes_on = cells_[k];
    goes_on.from = static_cast<int16_t>(k - before.first);
    cells_.push_back(goes_on);
  }
  cells_.push_back({cells_[best].score, static_cast<int16_t>(best - before.first), Role::site, nullptr, 0});
  ranges_.push_back({here, static_cast<uint32_t>(cells_.size()), 0});
}

/// A line of no document: stamps, footnotes. `before` is the role of the line before.
const grammar::Rule* RoleFinder::Search::furniture(size_t i, Role before, Role& role) const {
  const std::string_view text = clean(i);
  const std::string_view fold = folded(i);
  const grammar::Rule* found = nullptr;
  rules_.furniture_patterns_.each_admitted(text, fold, [&](size_t k) {
    const LineRule& r = rules_.furniture_[k];
    if (r.continues && before != r.role) return false;
    const grammar::Pattern& pattern = r.rule->pattern;
    if (!pattern.holds_at(pattern.side(text, fold), 0, text.size())) return false;
    role = r.role;
    found = r.rule;
    return true;
  });
  return found;
}

/// What a line shows by itself and by where it stands. To be asked line by line.
uint32_t RoleFinder::Search::facts_among_others(size_t i) {
  const Line& line = lines_[i];
  const std::string_view s = clean(i);
  const std::string_view f = folded(i);
  uint32_t facts = own_facts_[i];
  if ((layout_.damaged || layout_.recognised) && (facts & fact_bullet) != 0 && (facts & fact_ends_colon) != 0 &&
      ((i + 1 < lines_.size() && labels_[i + 1].style == Style::bullet) ||
       (i > 0 && labels_[i - 1].style == Style::bullet)))
    facts = (facts & ~fact_ends_colon) | fact_ends_semicolon;  // the list goes on: it was a semicolon
  if (continued_) facts |= fact_continued;
  facts |= facts_of_basis(i, facts);
  if ((facts & fact_caps) != 0 && rules_.before_state(layout_, i)) facts |= fact_before_state;
  if (stopped_) facts |= fact_after_stop;
  stopped_ = s.ends_with(".");
  const bool digit = !s.empty() && s[0] >= '0' && s[0] <= '9';
  if (hanging_ || (digit && (facts & fact_gap) == 0 && rules_.hanging_before_digits_->exact(last_) != nullptr))
    facts |= fact_hanging;
  facts |= address_.next(f, facts);
  hanging_ = line.table < 0 && hangs(f, *rules_.hanging_, *rules_.closed_);
  last_ = line.table < 0 ? last_word(f) : std::string_view();
  if ((layout_.damaged || layout_.recognised) && (facts & (fact_bullet | fact_labelled)) != 0)
    brackets_ = {};  // the other one was lost
  if (brackets_.any()) facts |= fact_in_brackets;
  brackets_.next(s, (facts & fact_gap) != 0);
  continued_ = (facts & (fact_ends_stop | fact_ends_document | fact_table)) == 0;
  return facts;
}

/// Whether the grounds of a decision follow on a line in capitals, or stand above it. Where recognition damaged the
/// document, a subject above them may have lost its capitals.
uint32_t RoleFinder::Search::facts_of_basis(size_t i, uint32_t facts) const {
  constexpr size_t upper = 40;  // lines in which a letterhead and a subject stand
  if ((facts & fact_caps) == 0) {
    const bool subject = layout_.damaged && (facts & (fact_labelled | fact_ends_stop)) == 0 && i < upper;
    return subject && i + 1 < lines_.size() && begins_grounds(lines_[i + 1]) ? uint32_t{fact_before_basis} : 0;
  }
  uint32_t found = 0;
  // The authority may take two lines (HỘI ĐỒNG NHÂN DÂN TỈNH … / KHÓA …, KỲ HỌP THỨ …).
  for (size_t k = i + 1; k < lines_.size() && k <= i + 2; ++k) {
    const Line& next = lines_[k];
    if (begins_grounds(next)) found |= fact_before_basis;
    if (found != 0 || next.blank_before > 0) break;
    if ((own_facts_[k] & fact_caps) != 0) continue;
    if (rules_.session_ == nullptr || !rules_.session_->pattern.holds_at(fold_, next.begin, next.end)) break;
  }
  if (rules_.enacting_->exact(folded(i)) != nullptr && rules_.below_basis(layout_, labels_, i))
    found |= fact_after_basis;
  return found;
}

void RoleFinder::Search::support_of_facts(size_t i, uint32_t facts, Support& support) const {
  const Line& line = lines_[i];
  rules_.conditions_.each_holding(facts, [&](size_t k) {
    const LineRule& r = rules_.without_pattern_[k];
    if (r.lexicon == nullptr) {
      support.add(r);
    } else if (r.whole) {
      uint32_t end = line.end;
      while (end > line.begin && (text_[end - 1] == ' ' || text_[end - 1] == '.')) --end;
      if (r.lexicon->exact(std::string_view(fold_).substr(line.begin, end - line.begin)) != nullptr) support.add(r);
    } else {
      size_t end = 0;
      const grammar::Rule* word = r.lexicon->longest_at(fold_, line.begin, line.end, end);
      if (word != nullptr && !(r.named && word->get("kind") == "none")) support.add(r);
    }
  });
}

void RoleFinder::Search::support_of_words(size_t i, uint32_t facts, Support& support) const {
  const Line& line = lines_[i];
  // A paragraph of this length can only be body: nothing its words say would change that.
  constexpr uint32_t longest = 700;
  if (line.table >= 0 || line.end - line.begin >= longest) return;
  constexpr uint32_t looked_at = 130;
  const uint32_t reach = text::whole_character(text_, std::min(line.end, line.begin + looked_at), line.end);
  auto ask = [&](const std::vector<LineRule>& rules, const grammar::PatternSet& patterns, uint32_t begin) {
    const std::string_view from = std::string_view(text_).substr(begin, reach - begin);
    const std::string_view folded = std::string_view(fold_).substr(begin, reach - begin);
    patterns.each_admitted(from, folded, [&](size_t k) {
      const LineRule& r = rules[k];
      if ((facts & r.when) != r.when || (facts & r.unless) != 0) return false;
      auto stands = [&](const std::string& word) { return text::holds(folded, word); };
      if (!r.needs->empty() && std::none_of(r.needs->begin(), r.needs->end(), stands)) return false;
      const grammar::Pattern& pattern = r.rule->pattern;
      if (pattern.holds_at(pattern.side(from, folded), 0, from.size())) support.add(r);
      return false;
    });
  };
  ask(rules_.with_pattern_, rules_.patterns_, line.begin);
  if (labels_[i] && labels_[i].text_begin < reach)
    ask(rules_.behind_label_, rules_.behind_label_patterns_, labels_[i].text_begin);
}

void RoleFinder::Search::support_of_hints(size_t i, Support& support) {
  for (; hint_ != hints_.end() && hint_->line == i; ++hint_) {
    if (static_cast<size_t>(hint_->role) >= searched) continue;
    if (hint_->ends) continued_ = false;
    Support::ForRole& its = support.at(hint_->role);
    if (its.score >= hint_->weight) continue;
    its.score = hint_->weight;
    its.rule = hint_->rule;
  }
}

/// Of each role that something speaks for, the best sequence that it ends.
void RoleFinder::Search::continue_sequences(size_t i, const Support& support) {
  const auto first = static_cast<uint32_t>(cells_.size());
  for (uint32_t met = support.met; met != 0; met &= met - 1) {
    const auto r = static_cast<size_t>(std::countr_zero(met));
    const Support::ForRole& its = support.of[r];
    const bool may_begin = its.score > never / 2;
    const float again = (may_begin ? its.score : 0) + its.more;
    if (!may_begin && its.more <= 0) continue;
    Cell cell{never, -1, static_cast<Role>(r), its.rule, again};
    if (ranges_.empty()) {
      if (may_begin) cell.score = rules_.start_[r] + its.score;
    } else {
      const Range before = ranges_.back();
      for (uint32_t k = before.first; k < before.last; ++k) {
        const bool same = cells_[k].role == static_cast<Role>(r);
        if (!same && !may_begin) continue;
        const float t = rules_.transition_[static_cast<size_t>(cells_[k].role)][r];
        if (t <= never / 2) continue;
        const float total = cells_[k].score + t + (same ? again : its.score);
        if (total > cell.score) {
          cell.score = total;
          cell.from = static_cast<int16_t>(k - before.first);
        }
      }
    }
    if (cell.score > never / 2) cells_.push_back(cell);
    if (trace_ != nullptr) (*trace_)[i].push_back({static_cast<Role>(r), again, its.rule});
  }
  if (cells_.size() == first) continue_as_body();
  ranges_.push_back({first, static_cast<uint32_t>(cells_.size()), static_cast<uint32_t>(i)});
}

/// No succession leads to a line: it is taken as body, at a price.
void RoleFinder::Search::continue_as_body() {
  constexpr float price = 20;
  Cell cell{-price, -1, Role::body, nullptr, 0};
  if (!ranges_.empty()) {
    const uint32_t best = best_of(ranges_.back());
    cell.score += cells_[best].score;
    cell.from = static_cast<int16_t>(best - ranges_.back().first);
  }
  cells_.push_back(cell);
}

/// Follows the best sequence from its end.
void RoleFinder::Search::keep_best() {
  uint32_t at = ranges_.empty() ? 0 : best_of(ranges_.back());
  for (size_t n = ranges_.size(); n-- > 0;) {
    const Range& range = ranges_[n];
    const Cell& cell = cells_[at];
    Classified& c = out_[range.line];
    if (!lines_[range.line].furniture) {
      c.role = cell.role;
      c.rule = cell.rule;
    }
    float second = never;
    for (uint32_t k = range.first; k < range.last; ++k) {
      if (k != at) second = std::max(second, cells_[k].emission);
    }
    c.margin = second <= never / 2 ? 10 : cell.emission - second;
    if (n > 0) at = ranges_[n - 1].first + static_cast<uint32_t>(cell.from < 0 ? 0 : cell.from);
  }
  for (const Hint& h : hints_) {
    if (out_[h.line].role != h.role) continue;
    out_[h.line].entry = h.entry;
    out_[h.line].entry_end = h.entry_end;
    out_[h.line].damaged = out_[h.line].rule == h.rule;
  }
}

std::vector<Classified> RoleFinder::find(const Layout& layout, const std::vector<Label>& labels, const Hints& hints,
                                         std::vector<std::vector<Candidate>>* trace) const {
  return Search(*this, layout, labels, hints, trace).run();
}

}  // namespace vanban::structure
