#include "views/date_expressions.h"

#include <algorithm>

namespace vanban::views {

namespace {

enum class Join : uint8_t { none, attach, comma, list, range };

/// What the text between two tokens makes of them.
Join join_between(const Context& context, const DateGrammar& grammar, uint32_t begin, uint32_t end) {
  constexpr uint32_t longest_link = 32;
  if (end < begin || end - begin > longest_link) return Join::none;
  std::string_view gap = context.fold().substr(begin, end - begin);
  while (!gap.empty() && gap.front() == ' ') gap.remove_prefix(1);
  while (!gap.empty() && gap.back() == ' ') gap.remove_suffix(1);
  if (gap.empty()) return Join::attach;
  const grammar::Rule* link = grammar.links.exact(gap);
  if (link == nullptr) return Join::none;
  std::string_view join = link->get("join");
  return join == "range" ? Join::range : join == "list" ? Join::list : join == "comma" ? Join::comma : Join::attach;
}

/// Builds one expression, token by token.
class Joiner {
 public:
  Joiner(const Context& context, const DateGrammar& grammar, const std::vector<DateToken>& tokens, DateExpression& out)
      : context_(context), grammar_(grammar), tokens_(tokens), out_(out) {}

  size_t run(size_t at) {
    const DateToken& first = tokens_[at];
    out_ = DateExpression{};
    out_.at = first.at;
    if (first.unit == TimeUnit::term || first.unit == TimeUnit::recur) {
      (first.unit == TimeUnit::term ? out_.term : out_.recurrence) = &first;
      return first.unit == TimeUnit::recur && first.steps[0].code == 'W' ? behind_week(at) : at + 1;
    }
    opened_ = at;
    take_into_moment(first);
    size_t i = at + 1;
    for (; i < tokens_.size(); ++i) {
      if (!take(tokens_[i], join(i), i)) break;
      if (out_.recurrence != nullptr) return i + 1;
    }
    if (moment_.date == nullptr) {
      if (out_.size > 0) i = opened_;  // hours that found no day are left to the next expression
    } else {
      close_moment();
    }
    if (out_.size < 2) out_.range = false;
    return i;
  }

 private:
  Join join(size_t i) const {
    return i >= tokens_.size() ? Join::none
                               : join_between(context_, grammar_, tokens_[i - 1].at.end, tokens_[i].at.begin);
  }
  /// "hằng tuần (trước 15 giờ thứ Năm)": the weekday of what every week brings.
  size_t behind_week(size_t at) {
    constexpr uint32_t nearest = 32;
    size_t i = at + 1;
    if (i < tokens_.size() && (tokens_[i].unit == TimeUnit::time || tokens_[i].unit == TimeUnit::part)) ++i;
    if (i >= tokens_.size() || tokens_[i].unit != TimeUnit::weekday) return at + 1;
    const uint32_t begin = tokens_[at].at.end, end = tokens_[i].at.begin;
    if (end - begin > nearest ||
        context_.fold().substr(begin + 1, end - begin - 1).find_first_of(".;,") != std::string_view::npos)
      return at + 1;
    out_.weekday = &tokens_[i];
    out_.at.end = tokens_[i].at.end;
    return i + 1;
  }

  /// True if the token after `i` is a date that belongs to token `i` rather than to what stands before.
  bool leads_on(size_t i) const {
    Join j = join(i + 1);
    return i + 1 < tokens_.size() && tokens_[i + 1].names_date() && (j == Join::attach || j == Join::comma);
  }

  void take_into_moment(const DateToken& t) {
    if (moment_.at.empty()) moment_.at = t.at;
    moment_.at.end = t.at.end;
    if (t.unit == TimeUnit::time) {
      (moment_.clock == nullptr ? moment_.clock : moment_.until_clock) = &t;
    } else if (t.unit == TimeUnit::weekday) {
      moment_.weekday = &t;
    } else if (t.names_date()) {
      moment_.date = &t;
    }
  }

  void close_moment() {
    if (out_.size == 0) out_.at.begin = moment_.at.begin;
    out_.at.end = moment_.at.end;
    out_.moments[static_cast<size_t>(out_.size++)] = moment_;
    moment_ = Moment{};
  }

  bool next_moment(const DateToken& t, Join j, size_t i) {
    if (out_.size + 1 >= static_cast<int>(out_.moments.size()) || out_.range) return false;
    if (j == Join::range && out_.size > 0) return false;
    close_moment();
    out_.range = j == Join::range;
    opened_ = i;
    take_into_moment(t);
    return true;
  }

  bool take(const DateToken& t, Join j, size_t i) {
    if (j == Join::none || t.unit == TimeUnit::term) return false;
    bool has_date = moment_.date != nullptr;
    if (t.unit == TimeUnit::recur) {
      // `16 giờ hằng ngày`, `thứ Sáu hằng tuần`: nothing but the day itself is wanting.
      const bool of_day = moment_.weekday != nullptr || (moment_.clock != nullptr && t.steps[0].code == 'D');
      if (j != Join::attach || (!has_date && (!of_day || out_.size > 0))) return false;
      out_.weekday = moment_.weekday;
      if (has_date) close_moment();
      out_.recurrence = &t;
      out_.at.end = t.at.end;
      return true;
    }
    if (t.names_date()) return take_date(t, j, i, has_date);
    if (!has_date) {  // still before the day
      if (j == Join::range && (t.unit != TimeUnit::time || moment_.clock == nullptr)) return false;
      if (t.unit == TimeUnit::time && moment_.until_clock != nullptr) return false;
      take_into_moment(t);
      return true;
    }
    if (t.unit == TimeUnit::time && j == Join::range && moment_.clock != nullptr && moment_.until_clock == nullptr &&
        !leads_on(i)) {
      take_into_moment(t);
      return true;
    }
    if (j == Join::range || ((j == Join::list || j == Join::comma) && leads_on(i)))
      return leads_on(i) && next_moment(t, j, i);
    if (t.unit == TimeUnit::part) return false;
    bool free = t.unit == TimeUnit::time ? moment_.clock == nullptr : moment_.weekday == nullptr;
    if (!free || j == Join::list) return false;
    take_into_moment(t);
    return true;
  }

  bool take_date(const DateToken& t, Join j, size_t i, bool has_date) {
    if (!has_date) {
      if (j == Join::range) return false;
      take_into_moment(t);
      return true;
    }
    const DateToken& before = *moment_.date;
    if (j == Join::attach) {
      bool completes = before.unit == TimeUnit::day && before.partial && t.unit == TimeUnit::month &&
                       t.list_size == 0 && t.second.month == 0 && moment_.month == nullptr;
      if (!completes) return false;
      moment_.month = &t;
      moment_.at.end = t.at.end;
      return true;
    }
    if (j == Join::range) return before.second.month == 0 && before.list_size == 0 && next_moment(t, j, i);
    bool alike = t.unit == before.unit && t.unit != TimeUnit::issue;
    return alike && t.second.month == 0 && before.second.month == 0 && next_moment(t, j, i);
  }

  const Context& context_;
  const DateGrammar& grammar_;
  const std::vector<DateToken>& tokens_;
  DateExpression& out_;
  Moment moment_;
  size_t opened_ = 0;
};

}  // namespace

size_t read_expression(const Context& context, const DateGrammar& grammar, const std::vector<DateToken>& tokens,
                       size_t at, DateExpression& out) {
  return Joiner(context, grammar, tokens, out).run(at);
}

ExpressionReading::ExpressionReading(const DateExpression& expression, Date issued) : range_(expression.range) {
  for (const Moment& m : expression) {
    Part& p = parts_[size_++];
    p.token = m.date;
    p.first = m.date->unit == TimeUnit::issue ? issued : m.date->first;
    if (m.month != nullptr) {
      p.first.month = m.month->first.month;
      p.first.year = m.month->first.year;
    }
    p.last = m.date->second.month > 0 ? m.date->second : p.first;
  }
  if (size_ == 0) {
    complete_ = false;
    return;
  }
  share_months(expression);
  share_years();
}

void ExpressionReading::share_months(const DateExpression& expression) {
  // "từ ngày 13 đến ngày 15/12": a day takes the month behind it, or the one before if it would come too late.
  for (size_t i = size_; i-- > 0;) {
    Part& p = parts_[i];
    if (p.token->unit != TimeUnit::day || p.first.month > 0) continue;
    if (i + 1 >= size_ || parts_[i + 1].first.month == 0) {
      complete_ = expression.recurrence != nullptr && complete_;
      continue;
    }
    const Date& next = parts_[i + 1].first;
    p.first.month = next.month;
    if (range_ && p.first.day > next.day) p.first.month = next.month == 1 ? 12 : next.month - 1;
    p.last = p.first;
  }
}

void ExpressionReading::share_years() {
  auto month_of = [](const Part& p, bool last) {
    switch (p.token->unit) {
      case TimeUnit::quarter: {
        int q = last && p.token->last_quarter > 0 ? p.token->last_quarter : p.token->quarter;
        return 3 * q;
      }
      case TimeUnit::months: return p.token->to_part == 1 ? 12 : p.token->number;
      default: return last ? p.last.month : p.first.month;
    }
  };
  for (size_t i = size_ - 1; i-- > 0;) {
    Part& p = parts_[i];
    const Part& next = parts_[i + 1];
    if (p.first.year > 0 || next.first.year == 0 || p.token->unit == TimeUnit::issue) continue;
    p.first.year = next.first.year - (range_ && month_of(p, false) > month_of(next, true) ? 1 : 0);
    p.last.year = p.first.year;
  }
  for (size_t i = 1; i < size_; ++i) {
    Part& p = parts_[i];
    const Part& before = parts_[i - 1];
    if (p.first.year > 0 || before.first.year == 0 || p.token->unit == TimeUnit::issue) continue;
    p.first.year = before.first.year + (range_ && month_of(before, false) > month_of(p, true) ? 1 : 0);
    p.last.year = p.first.year;
  }
  const Part& last = parts_[size_ - 1];
  needs_year_ = last.first.year == 0 && last.token->unit != TimeUnit::issue;
  decisive_ = {0, month_of(last, true), last.last.day};
  if (!needs_year_ || !range_) return;
  const Part& first = parts_[0];
  turns_ = size_ == 2 && first.first.year == 0 && month_of(first, false) > month_of(last, true);
  if (turns_) decisive_ = {0, month_of(first, false), first.first.day};
}

namespace {

DateRange month_range(int year, int month, int last_month, const DateToken& t) {
  int end = days_in_month(year, last_month);
  DateRange r{{year, month, 1}, {year, last_month, end}};
  if (t.unit != TimeUnit::month || t.from_part == 0) return r;
  r.first.day = t.from_part > 0 ? t.from_part : end + 1 + t.from_part;
  r.last.day = std::min(t.to_part, end);
  return r;
}

void append_token(const DateToken& t, Date first, Date last, std::vector<DateRange>& out) {
  switch (t.unit) {
    case TimeUnit::day:
      if (t.last_day) {
        first.day = days_in_month(first.year, first.month);
        last = first;
      }
      if (t.list_size == 0) {
        out.push_back({first, last});
        return;
      }
      for (int i = 0; i < t.list_size; ++i) {
        Date d{first.year, first.month, t.list[static_cast<size_t>(i)]};
        out.push_back({d, d});
      }
      return;
    case TimeUnit::month:
      if (t.list_size == 0) {
        int last_month = last.month > 0 ? last.month : first.month;
        DateRange r = month_range(first.year, first.month, last_month, t);
        if (last_month < first.month) r.last = month_range(first.year + 1, last_month, last_month, t).last;
        out.push_back(r);
        return;
      }
      for (int i = 0; i < t.list_size; ++i) {
        int m = t.list[static_cast<size_t>(i)];
        out.push_back(month_range(first.year, m, m, t));
      }
      return;
    case TimeUnit::quarter: {
      int from = 3 * t.quarter - 2;
      int to = 3 * std::max(t.quarter, t.last_quarter);
      if (t.from_part > 0) {
        to = from + t.to_part - 1;
        from += t.from_part - 1;
      }
      out.push_back(month_range(first.year, from, to, t));
      return;
    }
    case TimeUnit::months:
      out.push_back(t.to_part == 1 ? month_range(first.year, 13 - t.number, 12, t)
                                   : month_range(first.year, 1, t.number, t));
      return;
    case TimeUnit::week: {
      Date monday = iso_week_monday(first.year, t.number);
      out.push_back({monday, add_days(monday, 6)});
      return;
    }
    default: out.push_back({first, last}); return;
  }
}

/// True if `b` begins the day after `a` ends.
bool succeeds(const DateRange& a, const DateRange& b) {
  return exists(a.last) && exists(b.first) && a.last.day > 0 && b.first.day > 0 &&
         day_number(b.first) == day_number(a.last) + 1;
}

}  // namespace

void ExpressionReading::resolve(int year, std::vector<DateRange>& out) const {
  out.clear();
  for (size_t i = 0; i < size_; ++i) {
    const Part& p = parts_[i];
    Date first = p.first;
    Date last = p.last;
    if (first.year == 0 && p.token->unit != TimeUnit::issue) first.year = turns_ && i > 0 ? year + 1 : year;
    if (last.year == 0) last.year = first.year;
    append_token(*p.token, first, last, out);
  }
  if (out.size() < 2) return;
  // Days in succession are one stretch; a list with gaps stays a list of what is printed.
  bool succession = true;
  for (size_t i = 1; i < out.size() && succession; ++i) succession = succeeds(out[i - 1], out[i]);
  if (!range_ && !succession) return;
  out[0].last = out.back().last;
  out.resize(1);
}

}  // namespace vanban::views
