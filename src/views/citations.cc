// Citations: every document that is named by number, and laws by name.
#include <string>
#include <unordered_set>

#include "text/fold.h"
#include "views/citation_parts.h"
#include "views/words.h"

namespace vanban::views {

CitationGrammar::CitationGrammar(const grammar::Grammar& g)
    : codes(g.family("citations")),
      dates(g.family("citation_dates")),
      provisions(g.family("provisions")),
      law_mentions(g.family("law_mentions")),
      types(g.lexicon("types")),
      type_codes(g.lexicon("type_codes")),
      bodies(g.lexicon("bodies")),
      laws(g.lexicon("laws")),
      numbers(g.lexicon("citation_numbers")),
      others(g.lexicon("citation_others")),
      plurals(g.lexicon("citation_plurals")),
      joins(g.lexicon("citation_joins")),
      date_stops(g.lexicon("citation_date_stops")),
      date_verbs(g.lexicon("citation_date_verbs")),
      acts(g.lexicon("citation_acts")),
      relations(g.lexicon("citation_relations")),
      possessives(g.lexicon("citation_possessives")),
      breaks(g.lexicon("citation_breaks")),
      subjects(g.lexicon("citation_subjects")),
      title_ends(g.lexicon("citation_title_ends")),
      plain_bodies(g.lexicon("citation_bodies")),
      provision_joins(g.lexicon("provision_joins")),
      law_compounds(g.lexicon("law_compounds")),
      amending(g.family("law_names").named("amending")),
      unknown_law(g.family("law_names").named("unknown")),
      list_lead(g.family("citation_lists").named("documents")) {
  for (const grammar::Rule& r : codes.rules)
    forms_.push_back({r.is("standard"), r.is("typed"), r.is("needs_type"), r.is("needs_lead"), r.is("dated")});
}

namespace {

class Finder {
 public:
  explicit Finder(Context& context)
      : context_(context), words_(context.grammar.derived<CitationGrammar>()), list_(context.document.citations) {}

  void run() {
    for (const Unit& unit : context_.units) {
      if ((unit.interests & (in_codes | in_laws)) != 0) read(unit);
    }
    mark_own();
    report_duplicates();
  }

 private:
  void read(const Unit& unit) {
    unit_ = &unit;
    floor_ = unit.range.begin;
    in_unit_ = run_ = list_.size();
    law_ = {};
    uint32_t taken = unit.range.begin;
    for (uint32_t h = unit.first_hit; h < unit.last_hit; ++h) {
      const grammar::Hit& hit = context_.hits[h];
      const unsigned waiting = context_.interests(hit) & (in_codes | in_laws);
      if (waiting == 0 || hit.at < taken) continue;
      if ((waiting & in_laws) != 0) {
        taken = std::max(taken, law(hit, h));
      } else {
        taken = std::max(taken, code(hit, h));
      }
    }
  }

  /// Behind a short remark on a law: `Luật Tổ chức … (sửa đổi) ngày …`.
  uint32_t behind_remark(uint32_t end) const {
    constexpr uint32_t longest = 30;
    std::string_view fold = context_.fold();
    const uint32_t open = skip_blanks(fold, end, unit_->range.end);
    if (open >= unit_->range.end || fold[open] != '(') return end;
    const size_t close = fold.substr(0, std::min(unit_->range.end, open + longest)).find(')', open);
    return close == std::string_view::npos ? end : static_cast<uint32_t>(close) + 1;
  }

  /// Returns the end of what was taken.
  uint32_t law(const grammar::Hit& hit, uint32_t h) {
    LawMention mention = law_at(context_, words_, *unit_, hit);
    if (mention.whole.empty()) return 0;
    law_ = mention;
    if (mention.numbered) return mention.whole.end;
    Citation c = start(mention.type);
    Tail tail = read_tail(context_, words_, *unit_, behind_remark(mention.whole.end), h + 1);
    c.title = mention.whole;
    c.date = std::move(tail.date);
    uint32_t end = c.date.empty() ? mention.whole.end : tail.mention_end;
    finish(std::move(c), mention.whole.begin, h, end);
    return end;
  }

  uint32_t code(const grammar::Hit& hit, uint32_t h) {
    std::string_view text = context_.text();
    bool letters = text[hit.at] < '0' || text[hit.at] > '9';
    if (!letters && (!may_have_notation(text, hit.at, unit_->range.end) || inside_number(hit.at))) return 0;
    const bool dated = letters && may_be_dated(context_.fold(), hit.at, unit_->range.end);
    auto wanted = [&](const grammar::Rule& rule) { return dated || !words_.form_of(rule).dated; };
    grammar::Captures captures;
    size_t from = 0;
    Lead lead;
    bool led = false;
    while (const grammar::Rule* rule =
               words_.codes.match_if(from, hit, text, context_.fold(), unit_->range.end, captures, wanted)) {
      CodeParts code = parts_of(text, *rule, captures);
      drop_footnote(code);
      if (!led) lead = lead_of(code.whole.begin);
      led = true;
      if (accepts(*rule, lead, code)) return take(*rule, lead, code, h);
      from = static_cast<size_t>(rule - words_.codes.rules.data()) + 1;
    }
    return 0;
  }

  /// Digits that go on from a number before them (1.250/…, 3-12/…) or from a letter.
  bool inside_number(uint32_t at) const {
    std::string_view fold = context_.fold();
    if (at <= unit_->range.begin) return false;
    uint32_t before = char_before(fold, at);
    if (is_word_lead(fold[before])) {
      Word word = word_before(fold, at, unit_->range.begin);  // a lost blank: số12/QĐ-UBND
      return words_.numbers.exact(fold.substr(word.begin, word.end - word.begin)) == nullptr;
    }
    char c = fold[before];
    if (c != '/' && c != '.' && c != ',' && c != '-') return false;
    return before > unit_->range.begin && fold[before - 1] >= '0' && fold[before - 1] <= '9';
  }

  Lead lead_of(uint32_t number) const {
    if (law_.numbered && law_.whole.end <= number && law_.whole.begin >= floor_) {
      Lead lead;
      lead.type = law_.type;
      lead.begin = law_.whole.begin;
      lead.said = true;
      lead.name = law_.whole;
      return lead;
    }
    return find_lead(context_, words_, *unit_, floor_, number);
  }

  /// The type its notation names, if that begins with the abbreviation of one.
  const grammar::Rule* notation_type(Slice notation) const {
    std::string_view fold = context_.fold();
    Word first = word_after(fold, notation.begin, notation.end);
    return words_.type_codes.exact(fold.substr(first.begin, first.end - first.begin));
  }

  /// Without a word that leads to it, only a number that cannot be anything else counts.
  bool accepts(const grammar::Rule& rule, const Lead& lead, const CodeParts& code) const {
    const CitationGrammar::Form& form = words_.form_of(rule);
    if (form.standard) return true;
    if (lead.typed || !lead.name.empty()) return true;
    if (form.needs_type || lead.other) return false;
    if (lead.said) return capitals_in(code.notation) > 1;
    if (form.needs_lead) return false;
    if (lead.continues && run_ < list_.size()) return true;
    if (form.typed || code.year) return true;
    // 425/SYT-NVY: at the beginning of a cell or bracket, or of a body that is known.
    std::string_view fold = context_.fold();
    Word first = word_after(fold, code.notation.begin, code.notation.end);
    if (first.end >= code.notation.end) return false;
    uint32_t before = trim_blanks(fold, unit_->range.begin, code.whole.begin);
    constexpr uint32_t shortest = 6;
    return notation_type(code.notation) != nullptr ||
           words_.bodies.exact(fold.substr(first.begin, first.end - first.begin)) != nullptr ||
           ((before == unit_->range.begin || fold[before - 1] == '(') && code.notation.size() >= shortest);
  }

  int capitals_in(Slice s) const {
    int n = 0;
    unsigned bytes = 0;
    for (uint32_t i = s.begin; i < s.end; i += bytes)
      n += text::is_upper(text::code_point(context_.text(), i, bytes)) ? 1 : 0;
    return n;
  }

  /// The mark of a footnote behind a body that has no numbers (QĐ-TTg1) is no part of the code.
  void drop_footnote(CodeParts& code) const {
    std::string_view fold = context_.fold();
    uint32_t end = code.notation.end;
    while (end > code.notation.begin && fold[end - 1] >= '0' && fold[end - 1] <= '9') --end;
    if (end == code.notation.end) return;
    uint32_t begin = word_before(fold, end, code.notation.begin).begin;
    if (words_.plain_bodies.exact(fold.substr(begin, end - begin)) != nullptr) code.notation.end = code.whole.end = end;
  }

  Citation start(const grammar::Rule* type) const {
    Citation c;
    c.at = unit_->at;
    if (type != nullptr) {
      c.type = type->get("name");
      c.type_code = type->get("code");
    }
    return c;
  }

  uint32_t take(const grammar::Rule& rule, const Lead& lead, const CodeParts& code, uint32_t h) {
    std::string_view text = context_.text();
    const grammar::Rule* type = lead.type;
    const grammar::Rule* by_notation = words_.form_of(rule).standard ? nullptr : notation_type(code.notation);
    // A number without a type goes on with the list before it, unless it names another type.
    bool goes_on = type == nullptr && run_ < list_.size() &&
                   (by_notation == nullptr || lead.continues || list_[run_].type_code.empty() ||
                    by_notation->get("name") == list_[run_].type_code);
    if (goes_on && by_notation != nullptr && list_[run_].type_code != by_notation->get("name")) goes_on = false;
    if (words_.form_of(rule).standard) {
      const grammar::Rule* name = notation_type(code.number);
      if (name != nullptr) type = words_.types.exact(text::fold(name->get("type")));
    } else if (type == nullptr && !goes_on && by_notation != nullptr) {
      type = words_.types.exact(text::fold(by_notation->get("type")));
    }
    Citation c = start(type);
    if (goes_on && type == nullptr) {
      c.type = list_[run_].type;
      c.type_code = list_[run_].type_code;
    }
    append_code(text.substr(code.number.begin, code.number.size()), c.number);
    append_code(text.substr(code.notation.begin, code.notation.size()), c.notation);
    append_code(text.substr(code.whole.begin, code.whole.size()), c.code);
    c.value.rule = rule.id;

    Tail tail = read_tail(context_, words_, *unit_, code.whole.end, h + 1);
    c.date = tail.date.empty() ? date_of_act(context_, words_, *unit_, lead.begin) : std::move(tail.date);
    c.issuer = tail.issuer;
    c.title = lead.name.empty() ? tail.title : lead.name;
    if (!goes_on) {
      run_ = list_.size();
      plural_ = lead.plural;
    } else if (plural_ && !c.date.empty()) {
      // One date behind a plural list is the date of all.
      for (size_t i = run_; i < list_.size(); ++i) {
        if (list_[i].date.empty() && !list_[i].code.empty()) list_[i].date = c.date;
      }
    }
    law_ = {};
    finish(std::move(c), lead.begin, h, tail.mention_end, lead.continues);
    return tail.mention_end;
  }

  void finish(Citation&& c, uint32_t begin, uint32_t h, uint32_t end, bool continues = false) {
    uint32_t first = begin;
    c.targets = targets_before(context_, words_, *unit_, h, floor_, begin, first);
    bool sibling = false;
    c.relation = relation(first, continues, sibling);
    c.value.text = c.value.extent = {first, end};
    listed_.push_back(sibling || begins_unit(first));
    list_.push_back(std::move(c));
    floor_ = end;
  }

  /// basis, implements, …: by the nearest cue; the documents of one list share it.
  const char* relation(uint32_t begin, bool continues, bool& sibling) const {
    bool first = in_unit_ == list_.size();
    std::string_view fold = context_.fold();
    bool parted = false;
    if (!first) {
      uint32_t before = begin;
      while (before > floor_ && fold[before - 1] == ' ') --before;
      parted = before > floor_ && fold[before - 1] == ';';
      sibling = continues || parted;
    }
    if (const grammar::Rule* cue = relation_before(context_, words_, floor_, begin)) return name_of_relation(*cue);
    if (parted) {
      // Beside the entry of the list before it, not beside what that entry's title names.
      for (size_t i = list_.size(); i-- > in_unit_;) {
        if (listed_[i]) return list_[i].relation;
      }
    }
    if (sibling || (!first && joins_list(begin))) return list_.back().relation;
    if (first) {
      size_t end = 0;
      const grammar::Rule* cue = words_.relations.longest_at(fold, sentence_of(begin), begin, end);
      if (cue != nullptr) return name_of_relation(*cue);
      if (unit_->kind == UnitKind::reference) return "attached_to";
      if (const grammar::Rule* lead = list_relation(begin)) return name_of_relation(*lead);
    }
    return "mentions";
  }

  /// `Bãi bỏ các văn bản sau:` above the entry that the citation begins; nullptr where no such lead-in stands there.
  const grammar::Rule* list_relation(uint32_t begin) const {
    const Node* node = context_.node(*unit_);
    if (node == nullptr || node->parent < 0 || words_.list_lead == nullptr || !begins_unit(begin)) return nullptr;
    const Slice above = context_.document.tree(unit_->at.attachment)[static_cast<size_t>(node->parent)].text;
    grammar::Captures captures;
    constexpr uint32_t furthest = 200;
    const uint32_t from = above.size() > furthest ? char_floor(context_.fold(), above.end - furthest) : above.begin;
    if (!words_.list_lead->pattern.find(context_.fold(), from, above.end, captures)) return nullptr;
    return relation_before(context_, words_, above.begin, captures.whole().begin);
  }

  /// `Thực hiện Luật A, Nghị định số B và Quyết định số C`: what a comma or a joining word puts beside the one before.
  bool joins_list(uint32_t begin) const {
    std::string_view fold = context_.fold();
    uint32_t before = trim_blanks(fold, floor_, begin);
    if (before > floor_ && fold[before - 1] == ',') return true;
    Word word = word_before(fold, before, floor_);
    return word.end == before && words_.joins.exact(fold.substr(word.begin, word.end - word.begin)) != nullptr;
  }

  static const char* name_of_relation(const grammar::Rule& cue) {
    std::string_view name = cue.get("relation");
    for (const char* known : {"basis", "implements", "replaces", "amends", "attached_to"}) {
      if (name == known) return known;
    }
    return "mentions";
  }

  /// Where the sentence begins that `at` stands in.
  uint32_t sentence_of(uint32_t at) const {
    std::string_view fold = context_.fold();
    uint32_t begin = unit_->range.begin;
    constexpr uint32_t furthest = 600;
    uint32_t low = at > begin + furthest ? at - furthest : begin;
    for (uint32_t i = at; i > low + 1; --i) {
      if (fold[i - 1] == ' ' && fold[i - 2] == '.') return i;
    }
    return begin;
  }

  /// True if nothing but a cue (Căn cứ) stands before it in its node: an entry of a list of documents.
  bool begins_unit(uint32_t begin) const {
    uint32_t at = unit_->range.begin;
    if (at == begin) return true;
    size_t end = 0;
    const grammar::Rule* cue = words_.relations.longest_at(context_.fold(), at, begin, end);
    return cue != nullptr && cue->get("relation") == "basis" &&
           skip_blanks(context_.fold(), static_cast<uint32_t>(end), begin) == begin;
  }

  /// The document's own number, and that of the attachment a citation stands in.
  void mark_own() {
    auto own = [](const Part& part) { return part.header.code ? code_of(part.header.code->value) : std::string(); };
    std::string main = own(context_.document);
    std::vector<std::string> attached;
    for (const Attachment& a : context_.document.attachments) attached.push_back(own(a));
    for (Citation& c : list_) {
      if (c.code.empty()) continue;
      c.self = c.code == main || (c.at.attachment >= 0 && c.code == attached[static_cast<size_t>(c.at.attachment)]);
    }
  }

  /// The same document twice in a list of documents, or twice as a basis.
  void report_duplicates() {
    std::unordered_set<std::string> seen;
    for (size_t i = 0; i < list_.size(); ++i) {
      const Citation& c = list_[i];
      if (!listed_[i] || c.code.empty() || c.date.empty()) continue;
      std::string key = std::to_string(c.at.attachment) + ' ' + c.relation + ' ' + c.code + ' ' + c.date;
      if (seen.insert(std::move(key)).second) continue;
      context_.report("citation.duplicate", Severity::warning, c.code + " of " + c.date + " is listed twice",
                      c.value.text, c.at.attachment);
    }
  }

  Context& context_;
  const CitationGrammar& words_;
  std::vector<Citation>& list_;
  std::vector<bool> listed_;  // of every citation: stands in a list of documents
  const Unit* unit_ = nullptr;
  uint32_t floor_ = 0;  // end of the last citation in the unit
  size_t in_unit_ = 0;  // the unit's first citation
  size_t run_ = 0;      // the first citation of the list the next number may go on with
  bool plural_ = false;
  LawMention law_;
};

}  // namespace

void find_citations(Context& context) { Finder(context).run(); }

}  // namespace vanban::views
