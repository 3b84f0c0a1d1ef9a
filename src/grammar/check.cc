// Proves the examples of every rule against the whole grammar, and compiles every pattern.
#include "grammar/grammar.h"
#include "text/fold.h"
#include "text/nfc.h"

namespace vanban::grammar {

namespace {

/// True if, reading `example` from left to right, some match of the family is won by `rule`; else `other` is the first
/// rule that won instead, if one did.
bool wins_in(const Grammar& grammar, const Family& family, const Rule& rule, const std::string& example,
             const Rule*& other) {
  other = nullptr;
  std::string text = text::to_nfc(example);
  std::string fold = text::fold(text);
  Captures captures;
  if (rule.is("search")) {
    return rule.pattern.find(rule.pattern.side(text, fold), 0, text.size(), captures);
  }
  if (rule.triggers.empty()) {
    return rule.pattern.match_at(rule.pattern.side(text, fold), 0, text.size(), captures);
  }
  std::vector<Hit> hits;
  grammar.triggers().find(fold, 0, static_cast<uint32_t>(fold.size()), hits);
  uint32_t taken = 0;
  for (const Hit& hit : hits) {
    if (hit.at < taken) continue;
    const Rule* winner = family.match(hit, text, fold, text.size(), captures);
    if (winner == nullptr) continue;
    if (winner == &rule) return true;
    if (other == nullptr) other = winner;
    taken = captures.whole().end;
  }
  return false;
}

std::string reason(const Rule& rule, const Rule* other) {
  if (other == nullptr && rule.triggers.empty()) return "; the pattern does not match at its beginning";
  if (other == nullptr) return "; no trigger stands in it, or the pattern does not match there";
  return "; " + other->name + " (" + other->file + ":" + std::to_string(other->line) +
         ") stands before it and takes it";
}

}  // namespace

std::vector<std::string> Grammar::check_examples() const {
  std::vector<std::string> failures;
  auto fail = [&](const Rule& r, const std::string& what) {
    failures.push_back(r.file + ":" + std::to_string(r.line) + ": " + r.name + ": " + what);
  };
  for (const auto& [name, family] : families_) {
    for (const Rule& r : family.rules) {
      if (r.pattern.empty()) continue;
      std::string refused = r.pattern.compile();
      if (!refused.empty()) {
        fail(r, "RE2 refuses the pattern (" + refused + "); correct it");
        continue;
      }
      if (r.match.empty()) fail(r, "has no example; add match = [\"…\"]");
      if (r.reject.empty()) fail(r, "has no counter-example; add reject = [\"…\"]");
      const Rule* other = nullptr;
      for (const std::string& e : r.match) {
        if (!wins_in(*this, family, r, e, other)) fail(r, "does not take its example \"" + e + "\"" + reason(r, other));
      }
      for (const std::string& e : r.reject) {
        if (wins_in(*this, family, r, e, other)) fail(r, "takes \"" + e + "\", which it must not");
      }
    }
  }
  return failures;
}

}  // namespace vanban::grammar
