#include "views/context.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "grammar/find_word.h"
#include "views/word_confidence.h"

namespace vanban::views {

namespace {

void add_tree(const Document& document, const Tree& tree, int attachment, std::vector<Unit>& units) {
  for (size_t i = 0; i < tree.size(); ++i) {
    const Node& n = tree[i];
    Place at{attachment, static_cast<int>(i)};
    if (n.kind != NodeKind::table) {
      if (!n.text.empty()) units.push_back({n.text, at, UnitKind::node});
      continue;
    }
    for (uint32_t r = n.first_row; r < n.first_row + n.row_count; ++r) {
      const Row& row = document.rows[r];
      for (uint32_t c = row.first_cell; c < row.first_cell + row.cell_count; ++c) {
        if (!document.cells[c].empty()) units.push_back({document.cells[c], at, UnitKind::cell});
      }
    }
  }
}

void add_value(const std::optional<Value>& value, int attachment, UnitKind kind, std::vector<Unit>& units) {
  if (value) units.push_back({value->text, {attachment, -1}, kind});
}

Date parse_date(const std::string& iso) {
  Date d;
  auto number = [&](size_t at, size_t n) {
    int value = 0;
    if (iso.size() >= at + n) std::from_chars(iso.data() + at, iso.data() + at + n, value);
    return value;
  };
  d.year = number(0, 4);
  d.month = number(5, 2);
  d.day = number(8, 2);
  return d;
}

}  // namespace

Interests::Interests(const grammar::Grammar& grammar) : of_trigger(grammar.triggers().size(), 0) {
  for (auto [family, interest] : {std::pair{"citations", in_codes},
                                  {"law_mentions", in_laws},
                                  {"citation_dates", in_code_dates},
                                  {"provisions", in_provisions},
                                  {"abbreviations", in_terms},
                                  {"contacts", in_contacts},
                                  {"contact_addresses", in_addresses},
                                  {"themes", in_themes},
                                  {"slogans", in_slogans},
                                  {"dates", in_dates},
                                  {"date_years", in_years},
                                  {"deadline_recipient", in_recipients},
                                  {"duty_leads", in_leads},
                                  {"duty_modals", in_modals},
                                  {"duty_thens", in_thens},
                                  {"duty_partners", in_partners}}) {
    const grammar::Family& rules = grammar.family(family);
    for (size_t t = 0; t < of_trigger.size(); ++t) {
      if (rules.waits_for(static_cast<uint16_t>(t))) of_trigger[t] = static_cast<uint16_t>(of_trigger[t] | interest);
    }
  }
}

/// `(Ban hành kèm theo Quyết định số …)` below the title of a document that was issued with another: a title that holds
/// one of the `words`.
void add_reference(const Document& doc, const grammar::Lexicon& words, std::vector<Unit>& units) {
  for (const Value& title : doc.header.titles) {
    if (grammar::first_of(words, doc.fold, title.text.begin, title.text.end).empty()) continue;
    units.push_back({title.text, {-1, -1}, UnitKind::reference});
  }
}

Context::Context(Document& doc, const grammar::Grammar& g)
    : document(doc), grammar(g), interests_(g.derived<Interests>().of_trigger.data()) {
  units.reserve(doc.body.size() + 16);
  add_value(doc.header.subject, -1, UnitKind::subject, units);
  add_reference(doc, g.lexicon("reference_words"), units);
  add_tree(doc, doc.body, -1, units);
  for (size_t a = 0; a < doc.attachments.size(); ++a) {
    const Attachment& attachment = doc.attachments[a];
    int index = static_cast<int>(a);
    add_value(attachment.header.subject, index, UnitKind::subject, units);
    add_value(attachment.title, index, UnitKind::title, units);
    if (attachment.reference) units.push_back({attachment.reference->value.text, {index, -1}, UnitKind::reference});
    add_tree(doc, attachment.body, index, units);
  }
  std::stable_sort(units.begin(), units.end(),
                   [](const Unit& a, const Unit& b) { return a.range.begin < b.range.begin; });
  constexpr size_t bytes_a_hit = 10;
  hits.reserve(doc.text.size() / bytes_a_hit + 16);
  for (Unit& unit : units) {
    unit.first_hit = static_cast<uint32_t>(hits.size());
    g.triggers().find(doc.fold, unit.range.begin, unit.range.end, hits);
    unit.last_hit = static_cast<uint32_t>(hits.size());
    unsigned all = 0;
    for (uint32_t h = unit.first_hit; h < unit.last_hit; ++h) all |= interests(hits[h]);
    unit.interests = static_cast<uint16_t>(all);
  }
}

const Node* Context::node(const Unit& unit) const {
  if (unit.at.node < 0) return nullptr;
  return &document.tree(unit.at.attachment)[static_cast<size_t>(unit.at.node)];
}

std::span<const grammar::Hit> Context::hits_in(Slice range) const {
  auto before = [](const grammar::Hit& hit, uint32_t at) { return hit.at < at; };
  auto first = std::lower_bound(hits.begin(), hits.end(), range.begin, before);
  auto last = first;
  while (last != hits.end() && last->at < range.end) ++last;
  return {first, last};
}

Date Context::date(int attachment) const {
  if (attachment >= 0) {
    const auto& own = document.part(attachment).header.date;
    if (own && own->value.size() == 10) return parse_date(own->value);
  }
  return document.header.date ? parse_date(document.header.date->value) : Date{};
}

void Context::report(const char* code, Severity severity, std::string message, Slice at, int attachment) {
  document.diagnostics.push_back({code, severity, std::move(message), at, attachment});
}

namespace {

void find_mentions(Context& context) {
  find_abbreviations(context);
  find_contacts(context);
  find_themes_and_slogans(context);
}

void find_dates(Context& context) {
  resolve_names(context.document, context.grammar);
  find_deadlines(context);
  weigh_by_words(context.document);
  find_reasons_for_review(context.document);
}

}  // namespace

const std::array<void (*)(Context&), 4> stages = {find_citations, find_mentions, find_responsibilities, find_dates};

}  // namespace vanban::views
