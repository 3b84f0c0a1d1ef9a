#include "batch/facets.h"

#include <algorithm>

#include "batch/search_fold.h"

namespace vanban::batch {

namespace {

constexpr std::string_view sign = "§";

// Years outside of these are misread ones for the most part. They share two words, and open ends are short.
constexpr int first_year = 1900, last_year = 2099;

std::string word(char kind, std::string_view text) { return std::string(sign) + kind + std::string(text); }

std::string type_word(std::string_view code) {
  std::string out = word('t', "");
  for (char c : search_fold(code)) {
    if (c != ' ') out += c;
  }
  return out;
}

/// "§y2018"; with fewer digits, what all years of a decade share, or of a century: "§y201".
std::string year_word(int year, size_t digits = 4) { return word('y', std::to_string(year).substr(0, digits)); }
std::string earlier_word() { return word('y', "before"); }
std::string later_word() { return word('y', "after"); }

/// -1: the date does not begin with a year.
int year_of(std::string_view date) {
  int year = 0;
  if (date.size() < 4) return -1;
  for (char c : date.substr(0, 4)) {
    if (c < '0' || c > '9') return -1;
    year = 10 * year + (c - '0');
  }
  return year;
}

/// "so y te" gives "§iso", "§iy", "§ite": a name within another is a phrase within another.
std::vector<std::string> issuer_words(std::string_view folded) {
  std::vector<std::string> out;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) out.push_back(word('i', folded.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string facet_words(std::string_view type_code, std::string_view date, std::string_view folded_issuer) {
  std::string out;
  auto add = [&](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
  for (const std::string& word : issuer_words(folded_issuer)) add(word);
  if (!type_code.empty()) add(type_word(type_code));
  const int year = year_of(date);
  if (year >= 0 && year < first_year) add(earlier_word());
  if (year > last_year) add(later_word());
  if (year >= first_year && year <= last_year) {
    for (size_t digits = 4; digits >= 2; --digits) add(year_word(year, digits));
  }
  return out;
}

void FacetQuery::types(const std::vector<std::string>& codes) {
  Choice one_of;
  for (const std::string& code : codes) one_of.push_back({type_word(code)});
  add(std::move(one_of));
}

void FacetQuery::dates(const std::string& from, const std::string& to) {
  const int first = year_of(from), last = year_of(to);
  if ((!from.empty() && first < 0) || (!to.empty() && last < 0) || (from.empty() && to.empty())) return;
  Choice one_of;
  if (from.empty() || first < first_year) one_of.push_back({earlier_word()});
  const int end = to.empty() ? last_year : std::min(last, last_year);
  for (int year = from.empty() ? first_year : std::max(first, first_year); year <= end;) {
    const size_t digits = year % 100 == 0 && year + 99 <= end ? 2 : year % 10 == 0 && year + 9 <= end ? 3 : 4;
    one_of.push_back({year_word(year, digits)});
    year += digits == 2 ? 100 : digits == 3 ? 10 : 1;
  }
  if (to.empty() || last > last_year) one_of.push_back({later_word()});
  add(std::move(one_of));
}

void FacetQuery::issuers(const std::vector<std::string>& names) {
  Choice one_of;
  for (const std::string& name : names) one_of.push_back(issuer_words(name));
  add(std::move(one_of));
}

void FacetQuery::add(Choice one_of) {
  for (const Phrase& phrase : one_of) {
    if (phrase.empty()) return;  // that stands in every name
  }
  if (!one_of.empty()) choices_.push_back(std::move(one_of));
}

std::string FacetQuery::fts5() const {
  std::string all;
  for (const Choice& choice : choices_) {
    std::string any;
    for (const Phrase& phrase : choice) {
      std::string words;
      for (const std::string& word : phrase) words += (words.empty() ? "" : " ") + word;
      any += (any.empty() ? "\"" : " OR \"") + words + '"';
    }
    all += (all.empty() ? "(" : " AND (") + any + ")";
  }
  return all;
}

int FacetQuery::phrases() const {
  size_t count = 0;
  for (const Choice& choice : choices_) count += choice.size();
  return static_cast<int>(count);
}

}  // namespace vanban::batch
