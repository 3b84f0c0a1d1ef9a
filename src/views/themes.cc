// The themes (chủ đề) a document announces, and the slogans (khẩu hiệu, thông điệp) it lists for publicity.
#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "views/context.h"
#include "views/words.h"

namespace vanban::views {

namespace {

/// No theme or slogan is looked for further than this behind the word that announces it.
constexpr uint32_t reach = 600;
/// Its quotation marks, or the colon, are not further than this.
constexpr uint32_t near = 200;
/// How far before it the day or campaign may be named.
constexpr uint32_t occasion_reach = 300;

constexpr std::string_view quotes[] = {"“", "”", "\"", "«", "»", "‘‘", "’’", "‟", "„"};

/// What this view asks the grammar for, looked up once a grammar.
struct ThemeGrammar {
  explicit ThemeGrammar(const grammar::Grammar& g)
      : themes(g.family("themes")),
        slogans(g.family("slogans")),
        occasions(g.lexicon("occasions")),
        occasion_ends(g.lexicon("occasion_ends")),
        stops(g.lexicon("slogan_stops")),
        list(slogans.named("list")),
        next(slogans.named("next")) {}

  const grammar::Family &themes, &slogans;
  const grammar::Lexicon &occasions, &occasion_ends, &stops;
  const grammar::Rule *list, *next;
};

class ThemeReader {
 public:
  explicit ThemeReader(Context& context)
      : context_(context), document_(context.document), words_(context.grammar.derived<ThemeGrammar>()) {}

  void run();

 private:
  bool announces(const Unit& unit, uint32_t at) const;
  bool quote_ahead(uint32_t at, uint32_t end) const;
  void theme_at(const Unit& unit, const grammar::Hit& hit);
  void slogan_at(const Unit& unit, const grammar::Hit& hit);
  void add_theme(Slice text, const Unit& unit, const grammar::Rule& rule, Slice of, uint32_t at);
  void add_slogan(Slice text, Slice extent, Place at, const grammar::Rule& rule);
  bool leaves_below(Place at) const;
  void list_below(Place at, const grammar::Rule& rule);
  void list_attachment(int attachment, const grammar::Rule& rule);
  void run_of(Place at, const grammar::Rule& rule);

  Slice bare(Slice s, std::string_view closing) const;
  bool quoted(Slice s) const { return mark_at(s.begin) != 0; }
  uint32_t mark_at(uint32_t at) const;
  Slice occasion(Slice of, uint32_t floor, uint32_t at) const;
  Slice occasion_in(Slice range) const;
  bool stopped(Slice s) const;

  Context& context_;
  Document& document_;
  const ThemeGrammar& words_;
  std::unordered_set<std::string_view> seen_;  ///< themes, folded
  Place listed_{-2, -2};                       ///< the last list: its nodes before listed_.node are taken
  uint32_t inline_until_ = 0;
};

uint32_t ThemeReader::mark_at(uint32_t at) const {
  std::string_view rest = context_.text().substr(at);
  for (std::string_view q : quotes) {
    if (rest.starts_with(q)) return static_cast<uint32_t>(q.size());
  }
  return 0;
}

/// `s` without quotation marks and blanks around it and the `closing` marks at its end.
Slice ThemeReader::bare(Slice s, std::string_view closing) const {
  std::string_view t = context_.text();
  while (s.begin < s.end) {
    uint32_t mark = mark_at(s.begin);
    if (mark == 0 && t[s.begin] != ' ') break;
    s.begin += std::max(mark, 1U);
  }
  while (s.end > s.begin) {
    uint32_t last = char_before(t, s.end);
    if (mark_at(last) == 0 && t[last] != ' ' && closing.find(t[last]) == std::string_view::npos) break;
    s.end = last;
  }
  return s;
}

bool ThemeReader::stopped(Slice s) const { return words_.stops.stands_at(context_.fold(), s.begin, s.end); }

/// The last day, month or campaign named in `range`, as far as its name goes.
Slice ThemeReader::occasion_in(Slice range) const {
  std::string_view fold = context_.fold(), text = context_.text();
  Slice found;
  bool ended = true;  // the name found last does not go on
  for (uint32_t i = range.begin; i < range.end;) {
    if (!is_word_lead(fold[i])) {
      // A name may hold a comma (`vì phụ nữ, trẻ em`) or a dash, but no bracket and no other mark.
      ended = ended || (fold[i] != ' ' && fold[i] != ',' && fold[i] != '-');
      ++i;
      continue;
    }
    Word w = word_after(fold, i, range.end);
    size_t stop = w.end;
    bool capital = text.substr(w.begin, w.end - w.begin) != fold.substr(w.begin, w.end - w.begin);
    if (ended && capital && words_.occasions.longest_at(fold, w.begin, range.end, stop) != nullptr) {
      found = {w.begin, static_cast<uint32_t>(stop)};
      ended = false;
    } else if (!ended && words_.occasion_ends.longest_at(fold, w.begin, range.end, stop) != nullptr) {
      ended = true;
      stop = w.end;
    } else if (!ended) {
      found.end = w.end;
    }
    i = std::max(w.end, static_cast<uint32_t>(stop));
  }
  return found;
}

Slice ThemeReader::occasion(Slice of, uint32_t floor, uint32_t at) const {
  Slice inside = occasion_in(of);
  if (!inside.empty()) return inside;
  uint32_t begin = at - std::min(at - floor, occasion_reach);
  while (begin < at && is_continuation(context_.fold()[begin])) ++begin;
  for (uint32_t i = at; i > begin + 1; --i) {
    // Not over the end of a sentence.
    if ((context_.fold()[i - 1] == ';' || context_.fold()[i - 1] == '.') && context_.fold()[i] == ' ') {
      begin = i;
      break;
    }
  }
  return occasion_in({begin, at});
}

void ThemeReader::add_theme(Slice text, const Unit& unit, const grammar::Rule& rule, Slice of, uint32_t at) {
  Theme theme;
  theme.value.extent = text;
  theme.value.text = bare(text, " .;,/");
  if (theme.value.text.size() < 4) return;
  std::string_view folded = document_.folded(theme.value.text);
  if (!seen_.insert(folded).second) return;
  theme.value.rule = rule.id;
  theme.value.confidence = static_cast<float>(rule.weight);
  theme.occasion = occasion(of, unit.range.begin, at);
  theme.at = unit.at;
  document_.themes.push_back(theme);
}

void ThemeReader::theme_at(const Unit& unit, const grammar::Hit& hit) {
  uint32_t end = std::min(unit.range.end, hit.at + reach);
  grammar::Captures captures;
  size_t from = 0;
  const bool start = hit.at == unit.range.begin && end == unit.range.end;
  const bool quote = quote_ahead(hit.at, end);
  auto wanted = [&](const grammar::Rule& rule) { return rule.get("where") == "anywhere" ? quote : start; };
  while (const grammar::Rule* rule =
             words_.themes.match_if(from, hit, context_.text(), context_.fold(), end, captures, wanted)) {
    from = static_cast<size_t>(rule - words_.themes.rules.data()) + 1;
    std::string_view where = rule->get("where");
    Slice of = grammar::group(*rule, captures, "of");
    if (where == "above") {
      const Node* node = context_.node(unit);
      if (node == nullptr || unit.kind != UnitKind::node) continue;
      const Tree& tree = document_.tree(unit.at.attachment);
      auto child = static_cast<size_t>(unit.at.node) + 1;
      if (child >= node->subtree_end || tree[child].text.empty()) return;
      bool only = tree[child].subtree_end == node->subtree_end && tree[child].kind == NodeKind::paragraph &&
                  tree[child].text.size() < 400;
      if (!quoted(tree[child].text) && !only) return;
      Unit below = unit;
      below.at.node = static_cast<int>(child);
      add_theme(tree[child].text, below, *rule, of, hit.at);
      return;
    }
    Slice theme = grammar::group(*rule, captures, "theme");
    // The quotation marks belong to its extent.
    Slice whole = theme;
    if (where == "anywhere") {
      whole.end = captures.whole().end;
      for (uint32_t back = 0; back < 4 && whole.begin > of.end && mark_at(whole.begin) == 0; ++back) --whole.begin;
    }
    add_theme(whole, unit, *rule, of, hit.at);
    return;
  }
}

void ThemeReader::add_slogan(Slice text, Slice extent, Place at, const grammar::Rule& rule) {
  Slogan slogan;
  slogan.value.text = bare(text, " ;.,/");
  slogan.value.extent = extent;
  if (slogan.value.text.size() < 4) return;
  slogan.value.rule = rule.id;
  slogan.value.confidence = static_cast<float>(rule.weight);
  slogan.at = at;
  document_.slogans.push_back(slogan);
}

/// True if no child of the node has children: a list, not a section.
bool ThemeReader::leaves_below(Place at) const {
  const Tree& tree = document_.tree(at.attachment);
  auto head = static_cast<size_t>(at.node);
  for (size_t i = head + 1; i < tree[head].subtree_end; ++i) {
    if (tree[i].parent != at.node) return false;
  }
  return true;
}

/// Every child of the node is a slogan; a child with children is a heading of its own.
void ThemeReader::list_below(Place at, const grammar::Rule& rule) {
  const Tree& tree = document_.tree(at.attachment);
  auto head = static_cast<size_t>(at.node);
  for (size_t i = head + 1; i < tree[head].subtree_end; ++i) {
    const Node& n = tree[i];
    bool leaf = n.subtree_end == i + 1;
    if (!leaf || n.kind == NodeKind::table || n.text.empty() || stopped(n.text)) continue;
    if (n.label.empty() && !quoted(n.text) && tree[head].subtree_end > head + 2 &&
        static_cast<size_t>(n.parent) == head && !tree[head + 1].label.empty())
      continue;
    add_slogan(n.text, n.extent, {at.attachment, static_cast<int>(i)}, rule);
  }
}

/// An attachment titled so: its numbered lines, or all its lines if none is numbered.
void ThemeReader::list_attachment(int attachment, const grammar::Rule& rule) {
  const Tree& tree = document_.tree(attachment);
  bool labelled = std::any_of(tree.begin(), tree.end(), [](const Node& n) { return !n.label.empty(); });
  for (size_t i = 0; i < tree.size(); ++i) {
    const Node& n = tree[i];
    if (n.subtree_end != i + 1 || n.kind == NodeKind::table || n.text.empty() || (labelled && n.label.empty()) ||
        stopped(n.text))
      continue;
    add_slogan(n.text, n.extent, {attachment, static_cast<int>(i)}, rule);
  }
  listed_ = {attachment, static_cast<int>(tree.size())};
}

/// The items of one numbered list, from the one that shows what the list is of.
void ThemeReader::run_of(Place at, const grammar::Rule& rule) {
  const Tree& tree = document_.tree(at.attachment);
  auto first = static_cast<size_t>(at.node);
  if (tree[first].ordinal != 1) return;
  size_t end = first + 1;
  while (end < tree.size() && tree[end].parent == tree[first].parent && tree[end].subtree_end == end + 1 &&
         tree[end].ordinal == tree[end - 1].ordinal + 1 && tree[end].text.size() < reach)
    ++end;
  if (end - first < 3) return;
  for (size_t i = first; i < end; ++i) {
    const Node& n = tree[i];
    if (!stopped(n.text)) add_slogan(n.text, n.extent, {at.attachment, static_cast<int>(i)}, rule);
  }
  listed_ = {at.attachment, static_cast<int>(end)};
}

void ThemeReader::slogan_at(const Unit& unit, const grammar::Hit& hit) {
  if (listed_.attachment == unit.at.attachment && unit.at.node < listed_.node) return;
  if (hit.at < inline_until_) return;
  const Node* node = unit.kind == UnitKind::node ? context_.node(unit) : nullptr;
  uint32_t end = std::min(unit.range.end, hit.at + reach);
  grammar::Captures captures;
  auto below = [&](const grammar::Rule& rule) {
    listed_ = {unit.at.attachment, static_cast<int>(node->subtree_end)};
    list_below(unit.at, rule);
  };
  bool children = node != nullptr && node->subtree_end > static_cast<uint32_t>(unit.at.node) + 1;
  if (children && unit.range.size() < reach && words_.list != nullptr &&
      words_.list->pattern.match_at(context_.fold(), unit.range.begin, unit.range.end, captures)) {
    below(*words_.list);
    return;
  }
  size_t from = 0;
  auto wanted = [&](const grammar::Rule& rule) {
    std::string_view where = rule.get("where");
    if (where == "title") return unit.kind == UnitKind::title && unit.at.attachment >= 0;
    if (where == "lead") return children;
    if (where == "start") return node != nullptr && !children && hit.at == unit.range.begin;
    return where == "run" || (where == "inline" && quote_ahead(hit.at, end));
  };
  while (const grammar::Rule* rule =
             words_.slogans.match_if(from, hit, context_.text(), context_.fold(), end, captures, wanted)) {
    from = static_cast<size_t>(rule - words_.slogans.rules.data()) + 1;
    std::string_view where = rule->get("where");
    if (where == "title") {
      list_attachment(unit.at.attachment, *rule);
      return;
    }
    if (where == "lead") {
      if (captures.whole().end != unit.range.end || !leaves_below(unit.at)) continue;
      below(*rule);
      return;
    }
    if (where == "run") {
      if (node == nullptr || children || hit.at != unit.range.begin) continue;
      run_of(unit.at, *rule);
      return;
    }
    if (where == "start") {
      Slice line = grammar::group(*rule, captures, "slogan");
      if (captures.whole().end != unit.range.end || stopped(line)) continue;
      add_slogan(line, line, unit.at, *rule);
      return;
    }
    Slice slogan = grammar::group(*rule, captures, "slogan");
    add_slogan(slogan, slogan, unit.at, *rule);
    uint32_t at = slogan.end;
    while (words_.next != nullptr && at < unit.range.end &&
           words_.next->pattern.match_at(context_.fold(), at, std::min(unit.range.end, at + reach), captures)) {
      slogan = grammar::group(*words_.next, captures, "slogan");
      add_slogan(slogan, slogan, unit.at, *words_.next);
      at = slogan.end;
    }
    inline_until_ = at;
    return;
  }
}

/// True if a quotation mark stands in the clause behind `at`: right behind its colon if it has one.
bool ThemeReader::quote_ahead(uint32_t at, uint32_t end) const {
  std::string_view t = context_.text();
  for (uint32_t i = at; i < end; ++i) {
    const char c = t[i];
    if (c == ';' || c == '.') return false;
    if (c == ':') return mark_at(skip_blanks(t, i + 1, end)) != 0;
    if ((c == '"' || c == '\xE2' || c == '\xC2') && mark_at(i) != 0) return true;
  }
  return false;
}

/// True if a quotation mark or a colon, or the end of the unit, is near: without one nothing is announced.
bool ThemeReader::announces(const Unit& unit, uint32_t at) const {
  uint32_t end = std::min(unit.range.end, at + near);
  if (end == unit.range.end) return true;
  for (uint32_t i = at; i < end; ++i) {
    char c = context_.text()[i];
    if (c == ':' || c == '"' || c == '\xE2' || c == '\xC2') return true;
    if (c == ';') return false;
  }
  return false;
}

void ThemeReader::run() {
  for (const Unit& unit : context_.units) {
    if ((unit.interests & (in_themes | in_slogans)) == 0) continue;
    uint32_t theme_until = 0;
    for (uint32_t h = unit.first_hit; h < unit.last_hit; ++h) {
      const grammar::Hit& hit = context_.hits[h];
      const unsigned waiting = context_.interests(hit) & (in_themes | in_slogans);
      if (waiting == 0) continue;
      bool announced = unit.kind == UnitKind::title || hit.at == unit.range.begin || announces(unit, hit.at);
      if (!announced) continue;
      if ((waiting & in_themes) != 0 && hit.at >= theme_until) {
        size_t before = document_.themes.size();
        theme_at(unit, hit);
        if (document_.themes.size() > before) theme_until = document_.themes.back().value.extent.end;
      }
      if ((waiting & in_slogans) != 0) slogan_at(unit, hit);
    }
  }
}

}  // namespace

void find_themes_and_slogans(Context& context) { ThemeReader(context).run(); }

}  // namespace vanban::views
