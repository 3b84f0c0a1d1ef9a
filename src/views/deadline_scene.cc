#include "views/deadline_scene.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "text/fold.h"
#include "text/sixteen.h"

namespace vanban::views {

namespace {

template <typename T, size_t N>
T named(const std::array<std::pair<std::string_view, T>, N>& table, std::string_view name, T otherwise) {
  for (const auto& [key, value] : table) {
    if (key == name) return value;
  }
  return otherwise;
}

unsigned lead_kind(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, unsigned>, 16> kinds = {{
      {"through", lead_by | lead_until},
      {"before", lead_before},
      {"by", lead_by},
      {"most", lead_most},
      {"until", lead_until},
      {"since", lead_since},
      {"within", lead_within},
      {"on", lead_on},
      {"effect", lead_effect},
      {"ceases", lead_ceases},
      {"finish", lead_finish},
      {"limit", lead_limit},
      {"after", lead_after},
      {"none", lead_none},
      {"filler", lead_filler},
      {"passed", lead_passed | lead_on},
  }};
  return named<unsigned>(kinds, name, lead_filler);
}

unsigned role_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, unsigned>, 15> roles = {{
      {"meeting", role_meeting},
      {"step", role_step},
      {"finish", role_finish},
      {"past", role_past},
      {"statistic", role_statistic},
      {"document", role_document},
      {"condition", role_condition},
      {"effect", role_effect},
      {"occasion", role_occasion},
      {"label_skip", role_label_skip},
      {"label_due", role_label_due},
      {"label_time", role_label_time},
      {"held", role_held},
      {"regular", role_regular},
      {"ceases", role_ceases},
  }};
  return named<unsigned>(roles, name, 0);
}

unsigned roles_named(const std::vector<std::string>& names) {
  unsigned all = 0;
  for (const std::string& name : names) all |= role_named(name);
  return all;
}

bool ascii_punctuation(char c) {
  return c == ',' || c == ';' || c == ':' || c == '.' || c == '(' || c == ')' || c == '"' || c == '|';
}

bool is_stop(char c) { return c == '.' || c == ';' || c == '!' || c == '?'; }

/// Of sixteen bytes, a bit for each that is a stop: most are none.
uint32_t stops_in(const char* p) {
#if defined(__SSE2__)
  using namespace text::sixteen;
  const Bytes v = load(p);
  return bits(either(is(v, '.'), is(v, ';'), is(v, '!'), is(v, '?')));
#else
  uint32_t bits = 0;
  for (uint32_t i = 0; i < 16; ++i) bits |= uint32_t{is_stop(p[i])} << i;
  return bits;
#endif
}

/// The first stop in [at, end); `end` if there is none.
uint32_t next_stop(std::string_view s, uint32_t at, uint32_t end) {
  for (; at + 16 <= end; at += 16) {
    if (const uint32_t bits = stops_in(s.data() + at)) return at + static_cast<uint32_t>(std::countr_zero(bits));
  }
  while (at < end && !is_stop(s[at])) ++at;
  return at;
}

/// Behind the last stop in [begin, at); `begin` if there is none.
uint32_t behind_last_stop(std::string_view s, uint32_t begin, uint32_t at) {
  for (; at >= begin + 16; at -= 16) {
    if (const uint32_t bits = stops_in(s.data() + at - 16))
      return at - 16 + static_cast<uint32_t>(std::bit_width(bits));
  }
  while (at > begin && !is_stop(s[at - 1])) --at;
  return at;
}

/// True if a sentence ends with the stop at `i`.
bool ends_sentence(std::string_view text, uint32_t i, uint32_t limit) {
  char c = text[i];
  if (i + 1 < limit && text[i + 1] != ' ') return false;
  if (c != '.') return true;
  // "TP. Hồ Chí Minh": one or two capitals before the stop are an abbreviation.
  uint32_t word = i;
  while (word > 0 && text[word - 1] != ' ' && text[word - 1] != '\n' && i - word < 3) --word;
  bool capital = text[word] >= 'A' && text[word] <= 'Z';
  return !(capital && i - word <= 2);
}

}  // namespace

DeadlineGrammar::DeadlineGrammar(const grammar::Grammar& g)
    : dates(g),
      leads(g.lexicon("deadline_lead")),
      words(g.lexicon("deadline_words")),
      regular_words(g.lexicon("regular_words")),
      places(g.lexicon("deadline_places")),
      own_words(g.lexicon("deadline_own_words")),
      body_heads(g.lexicon("body_heads")),
      recipients(g.family("deadline_recipient")),
      recipient_ends(g.lexicon("deadline_recipient_ends")),
      years(g.family("date_years")),
      year_guards(g.lexicon("date_year_guards")),
      signing(dates.dates.named("signing")),
      day_in_words(dates.dates.named("day_words")),
      lead_family_(g.family("deadline_lead")),
      word_family_(g.family("deadline_words")) {
  for (const grammar::Rule& rule : lead_family_.rules) lead_kinds_.push_back(lead_kind(rule.get("kind")));
  for (const grammar::Rule& rule : word_family_.rules) {
    word_roles_.push_back({roles_named(rule.list("roles")), roles_named(rule.list("name_roles")), rule.is("capital")});
  }
}

unsigned DeadlineGrammar::kind_of(const grammar::Rule& lead) const {
  return lead_kinds_[static_cast<size_t>(&lead - lead_family_.rules.data())];
}

unsigned DeadlineGrammar::roles_of(const grammar::Rule& word, std::string_view text, size_t at, size_t end) const {
  const WordRoles& roles = word_roles_[static_cast<size_t>(&word - word_family_.rules.data())];
  unsigned bytes = 0;
  if (roles.capital && !text::is_upper(text::code_point(text, at, bytes))) return 0;
  bool name = roles.before_name != 0 && end + 1 < text.size() && text[end] == ' ' &&
              text::is_upper(text::code_point(text, end + 1, bytes));
  return roles.always | (name ? roles.before_name : 0);
}

Scene::Scene(const Context& context, const DeadlineGrammar& grammar, const Unit& in, Slice at, uint32_t floor)
    : unit(in), expression(at), context_(context), grammar_(grammar), fold_(context.fold()) {
  read_lead();
  read_sentence(floor);
}

const grammar::Rule* Scene::entry_before(const grammar::Lexicon& lexicon, uint32_t at, uint32_t& begin) const {
  std::array<uint32_t, 5> starts{};
  size_t words = 0;
  for (uint32_t i = at; i > unit.range.begin && words < starts.size();) {
    if (ascii_punctuation(fold_[i - 1])) break;
    while (i > unit.range.begin && fold_[i - 1] != ' ' && !ascii_punctuation(fold_[i - 1])) --i;
    starts[words++] = i;
    if (i == unit.range.begin || fold_[i - 1] != ' ') break;
    --i;
  }
  for (; words > 0; --words) {
    begin = starts[words - 1];
    if (const grammar::Rule* found = lexicon.exact(fold_.substr(begin, at - begin))) return found;
  }
  return nullptr;
}

void Scene::read_lead() {
  lead.begin = expression.begin;
  uint32_t at = expression.begin;
  constexpr int longest_chain = 5;
  for (int links = 0; links < longest_chain; ++links) {
    while (at > unit.range.begin && fold_[at - 1] == ' ') --at;
    const grammar::Rule* found = entry_before(grammar_.leads, at, at);
    if (found == nullptr) return;
    unsigned kind = grammar_.kind_of(*found);
    // "công đoàn các cấp trước ngày 5/3": what cancels a date stands directly before it.
    if (kind == lead_none && (lead.kinds & ~static_cast<unsigned>(lead_filler)) != 0) return;
    lead.kinds |= kind;
    if (kind != lead_filler) lead.begin = at;
    if (kind == lead_none) return;
  }
}

std::string_view Scene::side_before(uint32_t at) const {
  uint32_t begin = 0;
  const grammar::Rule* word = entry_before(grammar_.regular_words, at, begin);
  return word == nullptr ? std::string_view() : word->get("side");
}

void Scene::read_sentence(uint32_t floor) {
  constexpr uint32_t reach = 400;  // bytes: what a reader still connects with the date
  const std::string_view text = context_.text();
  uint32_t begin = lead.begin;
  uint32_t first = std::max(unit.range.begin, begin > reach ? begin - reach : 0);
  for (uint32_t at = begin > first ? begin - 1 : first; begin > first;) {
    at = behind_last_stop(text, first, at);
    if (at == first) {
      begin = first;
    } else if (text[at] == ' ' && ends_sentence(text, at - 1, at + 1)) {
      begin = at + 1;
      break;
    } else {
      --at;
    }
  }
  // A sentence too long to be looked at whole is cut between two words.
  if (begin == first && begin > unit.range.begin) {
    while (begin < lead.begin && text[begin - 1] != ' ') ++begin;
  }
  uint32_t end = expression.end;
  uint32_t last = std::min(unit.range.end, end + reach);
  while ((end = next_stop(text, end, last)) < last && !ends_sentence(text, end, unit.range.end)) ++end;
  if (end == last && end < unit.range.end) {
    while (end > expression.end && text[end] != ' ') --end;
  }
  sentence = {begin, end};

  bool own_label = floor <= begin;
  before = {std::max(begin, std::min(floor, lead.begin)), lead.begin};
  after = {expression.end, end};
  uint32_t ink = lead.begin;
  while (ink > unit.range.begin && text[ink - 1] == ' ') --ink;
  constexpr uint32_t a_number = 8;  // "7 Ngày …": the number of a row
  opens_unit = ink - unit.range.begin <= a_number && !has_letters({unit.range.begin, ink});
  bracketed = ink > unit.range.begin && text[ink - 1] == '(' && next_ink() == ')';
  if (ink > unit.range.begin && text[ink - 1] == ':' && own_label) label = {begin, ink - 1};
  if (label.empty() && own_label) {
    constexpr uint32_t longest_label = 60;
    size_t colon = text.substr(begin, std::min(longest_label, lead.begin - begin)).find(':');
    Slice early{begin, begin + static_cast<uint32_t>(colon == std::string_view::npos ? 0 : colon)};
    if (!early.empty() && has(role_label_time, early)) label = early;
  }
  char head = text[expression.begin];
  capitalized = head >= 'A' && head <= 'Z' && ink > begin && !ascii_punctuation(text[ink - 1]);
  uint32_t rest = expression.end;
  while (rest < unit.range.end && (text[rest] == ' ' || ascii_punctuation(text[rest]) || text[rest] == '/')) ++rest;
  fills_unit = opens_unit && rest == unit.range.end;
  // "Hôm nay, ngày …": a few words and a comma leave the date at the head.
  constexpr uint32_t few_words = 24;
  uint32_t start = before.begin;
  while (start < ink && (text[start] == ' ' || text[start] == '-')) ++start;
  opens_sentence =
      opens_unit || (before.begin == begin && (start >= ink || (ink - start <= few_words && text[ink - 1] == ',')));
}

Scene::Word Scene::find(unsigned roles, Slice range) const {
  for (uint32_t i = range.begin; i < range.end;) {
    auto c = static_cast<unsigned char>(fold_[i]);
    bool letter = (c >= 'a' && c <= 'z') || (c >= 0xC3 && c != 0xE2);
    if (!letter) {
      i += c < 0x80 ? 1 : c == 0xE2 ? 3 : c < 0xC0 ? 1 : 2;
      continue;
    }
    size_t end = 0;
    if (const grammar::Rule* word = grammar_.words.longest_at(fold_, i, range.end, end)) {
      unsigned found = grammar_.roles_of(*word, context_.text(), i, end) & roles;
      if (found != 0) return {i, found};
      i = static_cast<uint32_t>(end);
      continue;
    }
    while (i < range.end) {  // on behind this word
      c = static_cast<unsigned char>(fold_[i]);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        ++i;
      } else if (c >= 0xC3 && c != 0xE2) {
        i += c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      } else {
        break;
      }
    }
  }
  return {};
}

Slice Scene::last_piece(Slice range) const {
  for (uint32_t i = range.end; i > range.begin; --i) {
    if (context_.text()[i - 1] == ',' && i < range.end) return {i, range.end};
  }
  return range;
}

Slice Scene::last_bytes(Slice range, uint32_t n) const {
  if (range.size() > n) range.begin = range.end - n;
  range.begin = text::whole_character(text(), range.begin, range.end);
  return range;
}

bool Scene::has_letters(Slice range) const {
  for (uint32_t i = range.begin; i < range.end;) {
    unsigned bytes = 1;
    if (text::is_letter(text::code_point(text(), i, bytes))) return true;
    i += bytes;
  }
  return false;
}

bool Scene::behind_code() const {
  const std::string_view text = context_.text();
  uint32_t end = lead.begin;
  while (end > unit.range.begin && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
  bool separator = false;
  bool capital = false;
  for (uint32_t i = end; i > unit.range.begin && text[i - 1] != ' '; --i) {
    char c = text[i - 1];
    separator = separator || c == '/' || c == '-';
    capital = capital || (c >= 'A' && c <= 'Z');
  }
  return separator && capital;
}

bool Scene::names_place() const {
  size_t at = expression.end;
  while (at < unit.range.end && (fold_[at] == ' ' || fold_[at] == ',' || fold_[at] == ')')) ++at;
  return at < unit.range.end && grammar_.places.stands_at(fold_, at, unit.range.end);
}

bool Scene::is_lead_next(unsigned kind) const {
  size_t at = expression.end;
  while (at < unit.range.end && fold_[at] == ' ') ++at;
  size_t end = 0;
  const grammar::Rule* next = at < unit.range.end ? grammar_.leads.longest_at(fold_, at, unit.range.end, end) : nullptr;
  return next != nullptr && (grammar_.kind_of(*next) & kind) != 0;
}

char Scene::next_ink() const {
  const std::string_view text = context_.text();
  uint32_t i = expression.end;
  while (i < unit.range.end && text[i] == ' ') ++i;
  return i < unit.range.end ? text[i] : '\0';
}

void TableWalk::move_to(const Unit& unit) {
  const Document& document = context_.document;
  const Node& node = *context_.node(unit);
  if (table_.attachment != unit.at.attachment || table_.node != unit.at.node) {
    table_ = unit.at;
    first_row_ = row_ = node.first_row;
    rows_ = node.row_count;
    cell_ = node.row_count > 0 ? document.rows[row_].first_cell : 0;
  }
  const uint32_t last_row = node.first_row + node.row_count;
  while (row_ < last_row) {
    const Row& row = document.rows[row_];
    for (; cell_ < row.first_cell + row.cell_count; ++cell_) {
      if (document.cells[cell_].begin >= unit.range.begin && !document.cells[cell_].empty()) return;
    }
    if (++row_ < last_row) cell_ = document.rows[row_].first_cell;
  }
  row_ = last_row > node.first_row ? last_row - 1 : node.first_row;
}

Slice TableWalk::heading() const {
  if (in_first_row()) return {};
  const Row& head = context_.document.rows[first_row_];
  uint32_t column = cell_ - context_.document.rows[row_].first_cell;
  return column < head.cell_count ? context_.document.cells[head.first_cell + column] : Slice{};
}

void TableWalk::neighbours(std::vector<Slice>& out) const {
  constexpr uint32_t reach = 8;
  const Row& row = context_.document.rows[row_];
  uint32_t begin = std::max(row.first_cell, cell_ > reach ? cell_ - reach : 0);
  uint32_t end = std::min(row.first_cell + row.cell_count, cell_ + reach);
  out.clear();
  for (uint32_t c = begin; c < end; ++c) {
    if (c != cell_ && !context_.document.cells[c].empty()) out.push_back(context_.document.cells[c]);
  }
}

}  // namespace vanban::views
