// Words of time in a text: what the [[dates]] rules of the grammar read, before neighbours are joined.
#pragma once

#include <array>
#include <bitset>
#include <memory>
#include <vector>

#include "views/context.h"

namespace vanban::views {

enum class TimeUnit : uint8_t { day, month, quarter, months, year, week, time, part, weekday, issue, term, recur };

/// One repetition: every `count` of the step (D, W, M, Y, or H hours).
struct Step {
  int count = 1;
  char code = 'D';
};

/// One word of time. Only what its unit has is filled in; numbers that are not printed are 0.
struct DateToken {
  Slice at;
  const grammar::Rule* rule = nullptr;
  TimeUnit unit = TimeUnit::day;
  bool bare = false;      ///< mere numbers: something around them must say that they are a date
  bool partial = false;   ///< no date without a neighbour
  bool last_day = false;  ///< of the month that follows

  Date first, second;              ///< second: the end of a span within the word (04 - 15/11)
  std::array<uint8_t, 12> list{};  ///< days or months, where several are listed
  int list_size = 0;
  int quarter = 0, last_quarter = 0;
  int from_part = 0, to_part = 0;  ///< only these days of the month, or months of the quarter
  int number = 0;                  ///< week; count of months of a year
  int hour = -1, minute = 0;
  int weekday = -1;      ///< 0 Monday
  bool limited = false;  ///< a term that holds its own "thời hạn"
  bool working_days = false;
  bool firm = false;  ///< a repetition that says how often ("một lần"): never the attribute of a noun
  std::array<Step, 4> steps{};
  int step_count = 0;
  Slice from;  ///< what starts a term's clock

  bool names_date() const {
    return unit == TimeUnit::day || unit == TimeUnit::month || unit == TimeUnit::quarter || unit == TimeUnit::months ||
           unit == TimeUnit::year || unit == TimeUnit::week || unit == TimeUnit::issue;
  }
};

/// What the grammar says about dates, made ready once.
class DateGrammar {
 public:
  explicit DateGrammar(const grammar::Grammar& grammar);

  const grammar::Family& dates;
  const grammar::Lexicon& links;
  const grammar::Lexicon& tails;
  const grammar::Lexicon& numerals;
  const grammar::Lexicon& steps;
  const grammar::Lexicon& clause_ends;
  /// Of the [[date_guards]], by their names: where a number of hours, days or times is no term or repetition.
  const grammar::Rule *day_behind, *begins_behind, *in_one_month;
  /// Digits or a numeral of the grammar, folded; 0 if it is none.
  int number(std::string_view fold) const;
  TimeUnit unit_of(const grammar::Rule& rule) const { return units_[static_cast<size_t>(&rule - dates.rules.data())]; }
  /// What stands right behind a trigger, looked at once for all rules that wait for it.
  struct Following {
    uint32_t word = 0;           ///< behind the trigger and a blank
    uint32_t behind_digits = 0;  ///< behind the digits that stand there (or are the trigger) and a blank; 0: no digits
  };
  Following following(const grammar::Hit& hit, std::string_view fold, uint32_t end) const;
  /// The first rule from number `from` on that matches at the hit, inside `unit`; nullptr if none.
  const grammar::Rule* match(size_t from, const grammar::Hit& hit, Following behind, std::string_view text,
                             std::string_view fold, Slice unit, grammar::Captures& out) const;
  bool waits_for(uint16_t trigger) const { return trigger < waiting_.size() && !waiting_[trigger].rules.empty(); }

 private:
  /// A rule that waits for a trigger, and what must follow it.
  struct Waiting {
    const grammar::Rule* rule;
    bool number;  ///< the trigger is a run of digits
    bool digits;
    uint32_t reach;  ///< no match is longer; a short window spares the pattern's machinery
    const std::vector<std::string>* skip;
    const std::vector<std::string>* next;
    const std::vector<std::string>* behind;  ///< words of which one stands before it; empty: any
    std::bitset<256> heads;                  ///< first bytes of `next`
  };
  struct Trigger {
    uint32_t size = 0;  ///< 0: a run of digits
    std::vector<Waiting> rules;
  };
  static bool may_match(const Waiting& waiting, Following behind, std::string_view fold, uint32_t end);

  std::vector<TimeUnit> units_;
  std::vector<Trigger> waiting_;  // by number
};

/// Appends the words of time of a unit that lie outside the `skipped` stretches (sorted; `next_skip` is the
/// first that can still matter, and moves on with the units).
void read_date_tokens(const Context& context, const DateGrammar& grammar, const Unit& unit,
                      const std::vector<Slice>& skipped, size_t& next_skip, std::vector<DateToken>& out);

}  // namespace vanban::views
