// The units of a document named before it: `điểm a và b khoản 2, khoản 4 Điều 5 Nghị định số …`.
#include <algorithm>
#include <array>

#include "structure/labels.h"
#include "views/citation_parts.h"
#include "views/words.h"

namespace vanban::views {

namespace {

enum class Level : uint8_t { article, clause, point, larger };

/// One word of provision with its numbers: `khoản 1, 2 và 3`.
struct Provision {
  Level level;
  std::vector<std::string> numbers;
  Slice at;
};

constexpr size_t most_of_a_range = 60;
constexpr size_t most_provisions = 12;

Level level_of(std::string_view unit) {
  if (unit == "article") return Level::article;
  if (unit == "clause") return Level::clause;
  if (unit == "point") return Level::point;
  return Level::larger;
}

using structure::point_letters;

/// Where a letter stands among those of points; at their end if it is none.
const std::string_view* place_of(std::string_view letter) {
  return std::find(point_letters.begin(), point_letters.end(), letter);
}

/// A letter of a point, with a digit behind it at most: b, đ, a1.
bool is_point(std::string_view w) {
  size_t letter = w[0] == '\xC4' ? 2 : 1;
  bool digit = w.size() == letter + 1 && w[letter] >= '0' && w[letter] <= '9';
  return (w.size() == letter || digit) && place_of(w.substr(0, letter)) != point_letters.end();
}

/// Adds what lies between two ends of a range, and the second end.
void add_range(std::vector<std::string>& out, const std::string& last) {
  const std::string first = out.back();
  if (first.empty() || last.empty()) return;
  if (first[0] >= '0' && first[0] <= '9') {
    size_t from = std::stoul(first);
    size_t to = last[0] >= '0' && last[0] <= '9' ? std::stoul(last) : 0;
    for (size_t i = from + 1; i < to && i - from < most_of_a_range; ++i) out.push_back(std::to_string(i));
  } else {
    const auto* from = place_of(first);
    const auto* to = place_of(last);
    if (from < to && to != point_letters.end()) out.insert(out.end(), from + 1, to);
  }
  out.push_back(last);
}

/// "1, 2 và 4-6" -> 1 2 4 5 6. A word between two numbers joins, a dash spans.
std::vector<std::string> numbers_in(std::string_view list) {
  std::vector<std::string> out;
  bool range = false;
  uint32_t at = 0;
  auto limit = static_cast<uint32_t>(list.size());
  for (Word word = word_after(list, at, limit); !word.empty(); word = word_after(list, word.end, limit)) {
    std::string_view gap = list.substr(at, word.begin - at);
    range = range || gap.find('-') != gap.npos || gap.find("\xE2\x80\x93") != gap.npos;
    std::string_view w = list.substr(word.begin, word.end - word.begin);
    at = word.end;
    bool number = w[0] >= '0' && w[0] <= '9';
    if (!number && !is_point(w)) continue;  // và
    if (range && !out.empty()) {
      add_range(out, std::string(w));
    } else {
      out.emplace_back(w);
    }
    range = false;
  }
  return out;
}

/// From right to left: each article takes the clauses before it, each clause the points before it.
std::vector<Target> bind_units(const std::vector<Provision>& leftwards) {
  std::vector<Target> out;
  std::vector<std::string> articles{""};
  std::vector<std::string> clauses{""};
  bool article_open = false;  // named, and nothing smaller bound to it yet
  bool clause_open = false;
  auto close_clause = [&] {
    if (!clause_open) return;
    for (const std::string& a : articles) {
      for (const std::string& c : clauses) out.push_back({a, c, ""});
    }
    clause_open = false;
  };
  auto close_article = [&] {
    close_clause();
    if (article_open) {
      for (const std::string& a : articles) out.push_back({a, "", ""});
    }
    article_open = false;
  };
  for (const Provision& p : leftwards) {
    switch (p.level) {
      case Level::larger: break;
      case Level::article:
        close_article();
        articles = p.numbers;
        std::reverse(articles.begin(), articles.end());
        clauses = {""};
        article_open = true;
        break;
      case Level::clause:
        close_clause();
        clauses = p.numbers;
        std::reverse(clauses.begin(), clauses.end());
        clause_open = true;
        article_open = false;
        break;
      case Level::point:
        for (const std::string& a : articles) {
          for (const std::string& c : clauses) {
            for (auto n = p.numbers.rbegin(); n != p.numbers.rend(); ++n) out.push_back({a, c, *n});
          }
        }
        clause_open = article_open = false;
        break;
    }
  }
  close_article();
  std::reverse(out.begin(), out.end());
  return out;
}

/// True if nothing but commas and joining words lies in [begin, end); `range` is set on `đến`.
bool joined(const CitationGrammar& words, std::string_view fold, uint32_t begin, uint32_t end, bool& range) {
  for (uint32_t i = begin; i < end; ++i) {
    if (fold[i] == ' ' || fold[i] == ',') continue;
    Word word = word_after(fold, i, end);
    if (word.begin != i) return false;
    const grammar::Rule* rule = words.provision_joins.exact(fold.substr(i, word.end - i));
    if (rule == nullptr) return false;
    range = range || rule->is("range");
    i = word.end - 1;
  }
  return true;
}

}  // namespace

std::vector<Target> targets_before(const Context& context, const CitationGrammar& words, const Unit& unit, uint32_t hit,
                                   uint32_t floor, uint32_t at, uint32_t& begin) {
  std::vector<Provision> leftwards;
  std::string_view fold = context.fold();
  constexpr uint32_t furthest = 60;  // bytes from one provision to the next
  begin = at;
  grammar::Captures captures;
  for (uint32_t h = hit; h-- > unit.first_hit && leftwards.size() < most_provisions;) {
    const grammar::Hit& candidate = context.hits[h];
    if (candidate.at < floor || candidate.at + furthest < begin) break;
    if (candidate.at >= begin || (context.interests(candidate) & in_provisions) == 0) continue;
    const grammar::Rule* rule = words.provisions.match(candidate, context.text(), fold, at, captures);
    if (rule == nullptr) continue;
    Slice list = grammar::group(*rule, captures, "list");
    bool range = false;
    if (list.end > begin || !joined(words, fold, list.end, begin, range)) break;
    Provision p{
        level_of(rule->get("unit")), numbers_in(fold.substr(list.begin, list.size())), {candidate.at, list.end}};
    if (p.numbers.empty() && p.level != Level::larger) break;
    if (range && !leftwards.empty() && leftwards.back().level == p.level && !leftwards.back().numbers.empty()) {
      // từ Điều 5 đến Điều 10
      std::vector<std::string> whole = p.numbers;
      add_range(whole, leftwards.back().numbers.front());
      leftwards.back().numbers = std::move(whole);
    } else {
      leftwards.push_back(std::move(p));
    }
    begin = candidate.at;
  }
  if (leftwards.empty()) return {};
  // Điều 5, khoản 2, điểm a: from the large to the small.
  if (leftwards.size() > 1) {
    auto level = [](const Provision& p) { return p.level == Level::larger ? -1 : static_cast<int>(p.level); };
    bool descending = true;
    for (size_t i = 1; i < leftwards.size(); ++i)
      descending = descending && level(leftwards[i]) < level(leftwards[i - 1]);
    if (descending && level(leftwards.front()) > 0) std::reverse(leftwards.begin(), leftwards.end());
  }
  return bind_units(leftwards);
}

}  // namespace vanban::views
