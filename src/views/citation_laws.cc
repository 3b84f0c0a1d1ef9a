// Laws cited by their name: `Luật Bình đẳng giới`, with or without a number behind it.
#include "text/fold.h"
#include "views/citation_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

bool capital_at(std::string_view text, uint32_t at) {
  unsigned bytes = 0;
  return text::is_upper(text::code_point(text, at, bytes));
}

/// True if the law's word is the end of another one (pháp luật, kỷ luật).
bool in_compound(const CitationGrammar& words, std::string_view fold, uint32_t floor, uint32_t at) {
  Word one = word_before(fold, at, floor);
  if (one.empty() || one.end + 1 != at) return false;
  if (words.law_compounds.exact(fold.substr(one.begin, one.end - one.begin)) != nullptr) return true;
  Word two = word_before(fold, one.begin, floor);
  return !two.empty() && words.law_compounds.exact(fold.substr(two.begin, one.end - two.begin)) != nullptr;
}

/// A name that is not in the vocabulary: what the pattern took, up to the first word that ends a name.
uint32_t end_of_unknown(const CitationGrammar& words, std::string_view text, std::string_view fold, Slice name) {
  uint32_t end = name.begin;
  for (Word word = word_after(fold, name.begin, name.end); !word.empty(); word = word_after(fold, word.end, name.end)) {
    std::string_view w = fold.substr(word.begin, word.end - word.begin);
    if (words.numbers.exact(w) != nullptr || words.joins.exact(w) != nullptr) break;
    size_t stop = 0;
    if (words.breaks.longest_at(fold, word.begin, name.end, stop) != nullptr && !capital_at(text, word.begin)) break;
    end = word.end;
  }
  return end;
}

/// Where the name of a law ends that has more words than the vocabulary knows, told by the number behind them:
/// `Pháp lệnh Lưu trữ quốc gia số 34/2001/PL-UBTVQH10`. `end` where no number follows.
uint32_t rest_of_name(const CitationGrammar& words, std::string_view text, std::string_view fold, uint32_t end,
                      uint32_t limit) {
  constexpr int most_words = 6;
  uint32_t at = end;
  for (int n = 0; n <= most_words; ++n) {
    uint32_t next = skip_blanks(fold, at, limit);
    if (next >= limit || next == at || !is_word_lead(fold[next])) return end;
    size_t stop = 0;
    if (words.numbers.longest_at(fold, next, limit, stop) != nullptr) {
      uint32_t digit = skip_blanks(fold, static_cast<uint32_t>(stop), limit);
      const bool code = digit < limit && fold[digit] >= '0' && fold[digit] <= '9' && may_be_code(text, digit, limit);
      return code ? at : end;
    }
    if (words.breaks.longest_at(fold, next, limit, stop) != nullptr ||
        words.types.longest_at(fold, next, limit, stop) != nullptr)
      return end;
    at = word_end(fold, next, limit);
  }
  return end;
}

}  // namespace

LawMention law_at(const Context& context, const CitationGrammar& words, const Unit& unit, const grammar::Hit& hit) {
  std::string_view text = context.text();
  std::string_view fold = context.fold();
  if (in_compound(words, fold, unit.range.begin, hit.at)) return {};
  grammar::Captures captures;
  if (words.law_mentions.match(hit, text, fold, unit.range.end, captures) == nullptr) return {};

  LawMention law;
  size_t type_end = 0;
  law.type = words.types.longest_at(fold, hit.at, unit.range.end, type_end);
  if (law.type == nullptr) return {};
  Slice type{hit.at, static_cast<uint32_t>(type_end)};
  Slice name{skip_blanks(fold, type.end, unit.range.end), unit.range.end};
  bool amending =
      words.amending != nullptr && words.amending->pattern.match_at(fold, name.begin, unit.range.end, captures);
  if (amending) name.begin = captures.whole().end;

  size_t known = 0;
  uint32_t end = 0;
  if (words.laws.longest_at(fold, name.begin, unit.range.end, known) != nullptr) {
    // One of the two must look like a name: `luật lao động` may be the subject taught.
    if (!capital_at(text, type.begin) && !capital_at(text, name.begin)) return {};
    end = static_cast<uint32_t>(known);
  } else {
    // Elsewhere (ngành Luật Kinh tế) a capital proves nothing.
    if (!capital_at(text, type.begin) || words.unknown_law == nullptr ||
        !words.unknown_law->pattern.match_at(text, name.begin, unit.range.end, captures)) {
      return {};
    }
    name.end = captures.whole().end;
    end = end_of_unknown(words, text, fold, name);
  }
  if (end <= name.begin) return {};
  // One law may amend several: `… một số điều của Luật A và Luật B`.
  while (amending) {
    Word join = word_after(fold, end, unit.range.end);
    if (words.joins.exact(fold.substr(join.begin, join.end - join.begin)) == nullptr) break;
    uint32_t next = skip_blanks(fold, join.end, unit.range.end);
    if (words.types.longest_at(fold, next, unit.range.end, known) == nullptr) break;
    next = skip_blanks(fold, static_cast<uint32_t>(known), unit.range.end);
    if (words.laws.longest_at(fold, next, unit.range.end, known) == nullptr) break;
    end = static_cast<uint32_t>(known);
  }

  uint32_t behind = skip_blanks(fold, end, unit.range.end);
  size_t stop = 0;
  if (known != 0) {
    uint32_t rest = rest_of_name(words, text, fold, end, unit.range.end);
    if (rest > end) behind = skip_blanks(fold, end = rest, unit.range.end);
  }
  if (words.numbers.longest_at(fold, behind, unit.range.end, stop) != nullptr) {
    auto digit = skip_blanks(fold, static_cast<uint32_t>(stop), unit.range.end);
    if (digit < unit.range.end && fold[digit] == ':') digit = skip_blanks(fold, digit + 1, unit.range.end);
    law.numbered = digit < unit.range.end && fold[digit] >= '0' && fold[digit] <= '9';
  } else if (behind < unit.range.end && fold[behind] >= '0' && fold[behind] <= '9') {
    law.numbered = may_be_code(text, behind, unit.range.end);
  }
  if (known == 0 && !law.numbered) {
    uint32_t floor = unit.range.begin;
    const grammar::Rule* cue = relation_before(context, words, floor, hit.at);
    if (cue == nullptr) return {};
  }
  law.whole = {hit.at, end};
  return law;
}

}  // namespace vanban::views
