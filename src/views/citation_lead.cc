// What stands before a number: the type, the word `số`, and what the document is cited for.
#include "text/fold.h"
#include "views/citation_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

bool only_separators(std::string_view fold, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; ++i) {
    char c = fold[i];
    if (c != ' ' && c != ':' && c != ',' && c != ';' && c != '.') return false;
  }
  return true;
}

/// The longest entry that begins at one of the `depth` words before `end` and ends exactly there.
const grammar::Rule* entry_ending_at(const grammar::Lexicon& lexicon, std::string_view fold, uint32_t end,
                                     uint32_t floor, int depth, uint32_t& begin) {
  const grammar::Rule* found = nullptr;
  uint32_t at = end;
  for (int i = 0; i < depth; ++i) {
    Word word = word_before(fold, at, floor);
    if (word.empty() || (i == 0 && word.end != end)) break;
    size_t stop = 0;
    const grammar::Rule* rule = lexicon.longest_at(fold, word.begin, end, stop);
    if (rule != nullptr && stop == end) {
      found = rule;
      begin = word.begin;
    }
    at = word.begin;
  }
  return found;
}

bool capital_at(std::string_view text, uint32_t at) {
  unsigned bytes = 0;
  return text::is_upper(text::code_point(text, at, bytes));
}

/// The end of a clause, walking back: no lead is looked for beyond it.
bool ends_clause(char c) { return c == ';' || c == ':' || c == '(' || c == '\n'; }

/// A type with a capital somewhere before the number, other words between: `Quyết định của UBND tỉnh số 12/QĐ-UBND`.
const grammar::Rule* distant_type(const Context& context, const CitationGrammar& words, uint32_t floor, uint32_t at,
                                  uint32_t& begin) {
  std::string_view fold = context.fold();
  constexpr int furthest = 24;
  const grammar::Rule* found = nullptr;
  for (int i = 0; i < furthest; ++i) {
    Word word = word_before(fold, at, floor);
    if (word.empty()) break;
    for (uint32_t c = word.end; c < at; ++c) {
      if (ends_clause(fold[c]) || (fold[c] == '.' && c + 1 < at && fold[c + 1] == ' ')) return found;
    }
    at = word.begin;
    if (!capital_at(context.text(), word.begin)) continue;
    size_t stop = 0;
    if (const grammar::Rule* type = words.types.longest_at(fold, word.begin, fold.size(), stop)) {
      begin = word.begin;
      return type;
    }
  }
  return found;
}

}  // namespace

Lead find_lead(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t floor,
               uint32_t number) {
  std::string_view fold = context.fold();
  Lead lead;
  lead.begin = number;
  uint32_t end = number;
  auto back = [&](uint32_t at) {
    while (at > floor && (fold[at - 1] == ' ' || fold[at - 1] == ':' || fold[at - 1] == '.')) --at;
    return at;
  };
  end = back(end);
  uint32_t begin = 0;
  while (entry_ending_at(words.numbers, fold, end, floor, 2, begin) != nullptr) {
    lead.said = true;
    lead.begin = begin;
    end = back(begin);
  }
  constexpr int longest_type = 6;
  lead.type = entry_ending_at(words.types, fold, end, floor, longest_type, begin);
  if (lead.type == nullptr) {
    // QĐ số 12/QĐ-UBND, NĐ 34/2011/NĐ-CP: the type by its abbreviation.
    Word word = word_before(fold, end, floor);
    if (!word.empty() && word.end == end && capital_at(context.text(), word.begin)) {
      const grammar::Rule* code = words.type_codes.exact(fold.substr(word.begin, word.end - word.begin));
      if (code != nullptr) {
        lead.type = words.types.exact(text::fold(code->get("type")));
        begin = word.begin;
      }
    }
  }
  if (lead.type != nullptr) {
    lead.said = lead.typed = true;
    lead.begin = begin;
    uint32_t before = 0;
    lead.plural = entry_ending_at(words.plurals, fold, trim_blanks(fold, floor, begin), floor, 1, before) != nullptr;
    return lead;
  }
  lead.other = lead.said && entry_ending_at(words.others, fold, end, floor, 2, begin) != nullptr;
  // A list goes on where nothing but commas and `và` parts this number from the last.
  if (floor > unit.range.begin) {
    uint32_t at = lead.begin;
    while (true) {
      uint32_t to = at;
      while (to > floor && only_separators(fold, to - 1, to)) --to;
      if (to == floor) {
        lead.continues = true;
        break;
      }
      uint32_t join = 0;
      if (entry_ending_at(words.joins, fold, to, floor, 1, join) == nullptr) break;
      at = join;
    }
    if (lead.continues) return lead;
  }
  if (lead.said) {
    if (const grammar::Rule* type = distant_type(context, words, floor, lead.begin, begin)) {
      lead.type = type;
      lead.begin = begin;
    }
  }
  return lead;
}

const grammar::Rule* relation_before(const Context& context, const CitationGrammar& words, uint32_t floor,
                                     uint32_t at) {
  std::string_view fold = context.fold();
  constexpr int furthest = 14;
  constexpr int longest_cue = 6;
  const grammar::Rule* found = nullptr;
  uint32_t limit = at;
  uint32_t found_end = 0;
  int left = furthest;
  while (left-- > 0) {
    Word word = word_before(fold, at, floor);
    if (word.empty()) break;
    if (found == nullptr) {
      for (uint32_t c = word.end; c < at; ++c) {
        if (ends_clause(fold[c]) || fold[c] == ')') return nullptr;
      }
    }
    at = word.begin;
    size_t end = 0;
    const grammar::Rule* rule = words.relations.longest_at(fold, word.begin, limit, end);
    // `kèm theo` rather than `theo`: a longer cue that ends where the first one did, or behind it, stands.
    if (rule != nullptr && end >= found_end) {
      if (found == nullptr) left = longest_cue;
      found = rule;
      found_end = static_cast<uint32_t>(end);
    }
  }
  return found;
}

}  // namespace vanban::views
