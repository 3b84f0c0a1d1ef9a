// Which rules of dates may match where: a quick no before a pattern is tried.
#include <algorithm>
#include <array>

#include "views/date_tokens.h"
#include "views/words.h"

namespace vanban::views {

namespace {

using grammar::Captures;
using grammar::Rule;

constexpr uint32_t longest_word = 80;     // bytes of one word of time
constexpr uint32_t longest_clause = 300;  // the same with what a term is counted from

bool digit(char c) { return c >= '0' && c <= '9'; }

TimeUnit unit_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, TimeUnit>, 12> units = {{
      {"day", TimeUnit::day},
      {"month", TimeUnit::month},
      {"quarter", TimeUnit::quarter},
      {"months", TimeUnit::months},
      {"year", TimeUnit::year},
      {"week", TimeUnit::week},
      {"time", TimeUnit::time},
      {"part", TimeUnit::part},
      {"weekday", TimeUnit::weekday},
      {"issue", TimeUnit::issue},
      {"term", TimeUnit::term},
      {"recur", TimeUnit::recur},
  }};
  for (const auto& [key, unit] : units) {
    if (key == name) return unit;
  }
  return TimeUnit::part;
}

}  // namespace

DateGrammar::DateGrammar(const grammar::Grammar& g)
    : dates(g.family("dates")),
      links(g.lexicon("date_links")),
      tails(g.lexicon("date_tails")),
      numerals(g.lexicon("date_numerals")),
      steps(g.lexicon("date_steps")),
      clause_ends(g.lexicon("date_clause_ends")),
      day_behind(g.family("date_guards").named("day_behind")),
      begins_behind(g.family("date_guards").named("begins_behind")),
      in_one_month(g.family("date_guards").named("in_one_month")) {
  std::vector<grammar::Hit> hits;
  for (const Rule& rule : dates.rules) {
    units_.push_back(unit_named(rule.get("unit")));
    for (const std::string& word : rule.triggers) {
      bool number = word == "#";
      std::string sample = number ? "1" : word;
      hits.clear();
      g.triggers().find(sample, 0, static_cast<uint32_t>(sample.size()), hits);  // the longest word first: itself
      if (hits.empty()) continue;
      uint16_t trigger = hits[0].trigger;
      if (waiting_.size() <= trigger) waiting_.resize(trigger + 1U);
      waiting_[trigger].size = number ? 0 : static_cast<uint32_t>(word.size());
      uint32_t reach = rule.is("clause") ? longest_clause : longest_word;
      Waiting w{&rule, number, rule.is("digits"), reach, &rule.list("skip"), &rule.list("next"), &rule.list("behind"),
                {}};
      for (const std::string& next : *w.next) w.heads.set(static_cast<unsigned char>(next[0]));
      waiting_[trigger].rules.push_back(w);
    }
  }
}

DateGrammar::Following DateGrammar::following(const grammar::Hit& hit, std::string_view fold, uint32_t end) const {
  auto skip_blank = [&](uint32_t i) { return i < end && fold[i] == ' ' ? i + 1 : i; };
  uint32_t size = waiting_[hit.trigger].size;
  uint32_t at = size == 0 ? hit.at : skip_blank(hit.at + size);
  uint32_t i = at;
  while (i < end && digit(fold[i])) ++i;
  return {at, i > at ? skip_blank(i) : 0};
}

bool DateGrammar::may_match(const Waiting& w, Following behind, std::string_view fold, uint32_t end) {
  uint32_t at = behind.behind_digits;
  if (w.digits && at == 0) {
    // "ngày mồng 5": a word between, rare enough to leave the rest to the pattern.
    return std::any_of(w.skip->begin(), w.skip->end(),
                       [&](const std::string& word) { return fold.compare(behind.word, word.size(), word) == 0; });
  }
  if (!w.digits && !w.number) at = behind.word;
  if (w.next->empty()) return true;
  if (at >= end || !w.heads.test(static_cast<unsigned char>(fold[at]))) return false;
  return std::any_of(w.next->begin(), w.next->end(),
                     [&](const std::string& word) { return fold.compare(at, word.size(), word) == 0; });
}

const Rule* DateGrammar::match(size_t from, const grammar::Hit& hit, Following behind, std::string_view text,
                               std::string_view fold, Slice unit, Captures& out) const {
  auto stands_behind = [&](const std::vector<std::string>& words) {
    const Word before = word_before(fold, hit.at, unit.begin);
    return skip_blanks(fold, before.end, hit.at) == hit.at &&
           std::find(words.begin(), words.end(), fold.substr(before.begin, before.end - before.begin)) != words.end();
  };
  for (const Waiting& w : waiting_[hit.trigger].rules) {
    const Rule& rule = *w.rule;
    if (rule.id < from || !may_match(w, behind, fold, unit.end)) continue;
    if (!w.behind->empty() && !stands_behind(*w.behind)) continue;
    uint32_t window = std::min(unit.end, hit.at + w.reach);
    if (rule.pattern.match_at(rule.pattern.side(text, fold), hit.at, window, out)) return &rule;
  }
  return nullptr;
}

}  // namespace vanban::views
