// What every view works on: the reading text cut into units, and where the grammar's trigger words stand in it.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban::views {

enum class UnitKind : uint8_t { node, cell, subject, title, reference };

/// The families whose trigger words a view looks for among the hits, as bits.
enum Interest : uint16_t {
  in_codes = 1U << 0,
  in_laws = 1U << 1,
  in_code_dates = 1U << 2,
  in_provisions = 1U << 3,
  in_terms = 1U << 4,  // abbreviations that are announced
  in_contacts = 1U << 5,
  in_addresses = 1U << 6,
  in_themes = 1U << 7,
  in_slogans = 1U << 8,
  in_dates = 1U << 9,
  in_years = 1U << 10,
  in_recipients = 1U << 11,
  in_leads = 1U << 12,
  in_modals = 1U << 13,
  in_thens = 1U << 14,
  in_partners = 1U << 15,
};

/// Which of them wait for each trigger word: one short table, where each family has a long one of its own.
struct Interests {
  explicit Interests(const grammar::Grammar& grammar);
  std::vector<uint16_t> of_trigger;
};

/// A stretch of the reading text that is read as a whole: a node's own text, a table cell, the subject,
/// an attachment's title or reference. No sentence and no match goes beyond its unit.
struct Unit {
  Slice range;
  Place at;
  UnitKind kind = UnitKind::node;
  uint32_t first_hit = 0;  ///< hits[first_hit, last_hit) lie in `range`
  uint32_t last_hit = 0;
  uint16_t interests = 0;  ///< of its hits: a view passes over a unit that holds nothing for it
};

/// Year, month, day; a part that is not known is 0.
struct Date {
  int year = 0, month = 0, day = 0;
  bool known() const { return year > 0; }
};

/// One document under the views. Views append to their own list in the document and to its diagnostics.
class Context {
 public:
  Context(Document& document, const grammar::Grammar& grammar);

  Document& document;
  const grammar::Grammar& grammar;
  std::vector<Unit> units;         ///< in reading order
  std::vector<grammar::Hit> hits;  ///< in reading order, over all units

  std::string_view text() const { return document.text; }
  std::string_view fold() const { return document.fold; }

  /// The node a unit belongs to; nullptr outside the trees.
  const Node* node(const Unit& unit) const;
  /// The date of the document, or of the attachment where that prints its own.
  Date date(int attachment) const;

  /// The Interest bits of a hit.
  unsigned interests(const grammar::Hit& hit) const { return interests_[hit.trigger]; }

  void report(const char* code, Severity severity, std::string message, Slice at, int attachment = -1);

  /// The hits that begin in a range of the text.
  std::span<const grammar::Hit> hits_in(Slice range) const;

  /// Calls f(rule, captures) for every match of the family in the unit, left to right, without overlaps.
  /// f returns true to take the match; on false the next rule of the family is asked at the same place.
  template <typename F>
  void each_match(const grammar::Family& family, const Unit& unit, F&& f) const {
    each_match_in(family, unit, unit.range, f);
  }

  /// The same, only for matches that begin in `range` (a part of the unit, such as one sentence) and end in it.
  template <typename F>
  void each_match_in(const grammar::Family& family, const Unit& unit, Slice range, F&& f) const {
    uint32_t taken = range.begin;
    grammar::Captures captures;
    for (uint32_t h = unit.first_hit; h < unit.last_hit; ++h) {
      const grammar::Hit& hit = hits[h];
      if (hit.at < taken || hit.at >= range.end || !family.waits_for(hit.trigger)) continue;
      size_t from = 0;
      while (const grammar::Rule* rule = family.match_from(from, hit, text(), fold(), range.end, captures)) {
        if (f(*rule, captures)) {
          taken = std::max(captures.whole().end, hit.at + 1);
          break;
        }
        from = static_cast<size_t>(rule - family.rules.data()) + 1;
      }
    }
  }

 private:
  const uint16_t* interests_;
};

/// What makes a result one that a person should look at: warnings, and values found with little confidence.
void find_reasons_for_review(Document& document);

/// All views, in the order in which they use each other, in stages of like size.
extern const std::array<void (*)(Context&), 4> stages;

// One file a view; each appends to its own list.
void find_citations(Context& context);
void find_abbreviations(Context& context);
void find_contacts(Context& context);
void find_themes_and_slogans(Context& context);
void find_responsibilities(Context& context);
void find_deadlines(Context& context);  // after citations and responsibilities, which it asks

/// Gives issuer, recipients and assignees their full names, after abbreviations and responsibilities.
void resolve_names(Document& document, const grammar::Grammar& grammar);

}  // namespace vanban::views
