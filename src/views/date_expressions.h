// Words of time joined into expressions: "8h00" + "ngày 28/12" + "đến" + "10/3/2019".
#pragma once

#include <array>
#include <vector>

#include "views/date_tokens.h"
#include "views/dates.h"

namespace vanban::views {

/// A date with the hours and the weekday that are printed beside it.
struct Moment {
  Slice at;
  const DateToken* date = nullptr;
  const DateToken* month = nullptr;  ///< of a day that is printed apart from it: "ngày cuối cùng của" + "tháng 6"
  const DateToken* clock = nullptr;
  const DateToken* until_clock = nullptr;
  const DateToken* weekday = nullptr;
};

/// Neighbouring words of time that speak of one thing; tokens are those it was made from.
struct DateExpression {
  Slice at;
  std::array<Moment, 8> moments{};
  int size = 0;
  bool range = false;                     ///< moments[0] up to moments[1]; otherwise a list
  const DateToken* term = nullptr;        ///< instead of moments
  const DateToken* recurrence = nullptr;  ///< behind the date; or alone
  const DateToken* weekday = nullptr;     ///< of a repetition: "thứ Hai hằng tuần"

  const Moment* begin() const { return moments.data(); }
  const Moment* end() const { return moments.data() + size; }
  const DateToken* date() const { return size > 0 ? moments[0].date : nullptr; }
  TimeUnit unit() const { return date() == nullptr ? TimeUnit::part : date()->unit; }
};

/// Joins the tokens from `at` on into one expression; the first token that is not of it.
size_t read_expression(const Context& context, const DateGrammar& grammar, const std::vector<DateToken>& tokens,
                       size_t at, DateExpression& out);

/// The months and days an expression means, with the years that are printed anywhere in it; a year that must be
/// inferred is 0.
class ExpressionReading {
 public:
  /// `issued` is what the words for the document's own date stand for.
  ExpressionReading(const DateExpression& expression, Date issued);

  bool complete() const { return complete_; }  ///< every date has a month
  bool needs_year() const { return needs_year_; }
  /// Month and day by which a year is judged.
  Date decisive() const { return decisive_; }

  /// Fills in a year where none is printed and gives each stretch of days: one for a range or for days in
  /// succession, several for a list of other days.
  void resolve(int year, std::vector<DateRange>& out) const;

 private:
  struct Part {
    const DateToken* token;
    Date first, last;  // as printed; months and days that the neighbour has are filled in
  };
  void share_months(const DateExpression& expression);
  void share_years();

  std::array<Part, 8> parts_{};
  size_t size_ = 0;
  bool range_ = false;
  bool complete_ = true;
  bool needs_year_ = false;
  bool turns_ = false;  ///< a range without any year that goes over New Year
  Date decisive_;
};

}  // namespace vanban::views
