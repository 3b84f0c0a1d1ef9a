#include "views/check.h"

#include "text/fold.h"
#include "text/nfc.h"
#include "views/date_tokens.h"

namespace vanban::views {

namespace {

/// Whether some match in the example is won by the rule, asked as documents ask it.
bool wins(const grammar::Grammar& grammar, const DateGrammar& dates, const grammar::Rule& rule,
          const std::string& example) {
  const std::string text = text::to_nfc(example);
  const std::string fold = text::fold(text);
  const Slice whole{0, static_cast<uint32_t>(fold.size())};
  std::vector<grammar::Hit> hits;
  grammar.triggers().find(fold, whole.begin, whole.end, hits);
  grammar::Captures captures;
  uint32_t taken = 0;
  for (const grammar::Hit& hit : hits) {
    if (hit.at < taken || !dates.waits_for(hit.trigger)) continue;
    const auto following = dates.following(hit, fold, whole.end);
    const grammar::Rule* winner = dates.match(0, hit, following, text, fold, whole, captures);
    if (winner == &rule) return true;
    if (winner != nullptr) taken = captures.whole().end;
  }
  return false;
}

}  // namespace

std::vector<std::string> check_dates(const grammar::Grammar& grammar) {
  const auto& dates = grammar.derived<DateGrammar>();
  std::vector<std::string> failures;
  for (const grammar::Rule& rule : dates.dates.rules) {
    for (const std::string& example : rule.match) {
      if (wins(grammar, dates, rule, example)) continue;
      failures.push_back(rule.file + ":" + std::to_string(rule.line) + ": " + rule.name + ": its example \"" + example +
                         "\" is refused before the pattern is asked; correct digits, next, skip or behind");
    }
  }
  return failures;
}

}  // namespace vanban::views
