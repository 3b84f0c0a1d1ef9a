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

/// "so y te" gives "§iso §iy §ite": a name within another is a phrase within another.
std::string issuer_words(std::string_view folded) {
  std::string out;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) out += (out.empty() ? "" : " ") + word('i', folded.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string facet_words(std::string_view type_code, std::string_view date, std::string_view folded_issuer) {
  std::string out = issuer_words(folded_issuer);
  auto add = [&](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
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
  std::vector<std::string> words;
  for (const std::string& code : codes) words.push_back(type_word(code));
  add(words);
}

void FacetQuery::dates(const std::string& from, const std::string& to) {
  const int first = year_of(from), last = year_of(to);
  if ((!from.empty() && first < 0) || (!to.empty() && last < 0) || (from.empty() && to.empty())) return;
  std::vector<std::string> words;
  if (from.empty() || first < first_year) words.push_back(earlier_word());
  const int end = to.empty() ? last_year : std::min(last, last_year);
  for (int year = from.empty() ? first_year : std::max(first, first_year); year <= end;) {
    const size_t digits = year % 100 == 0 && year + 99 <= end ? 2 : year % 10 == 0 && year + 9 <= end ? 3 : 4;
    words.push_back(year_word(year, digits));
    year += digits == 2 ? 100 : digits == 3 ? 10 : 1;
  }
  if (to.empty() || last > last_year) words.push_back(later_word());
  add(words);
}

void FacetQuery::issuers(const std::vector<std::string>& names) {
  std::vector<std::string> phrases;
  for (const std::string& name : names) phrases.push_back(issuer_words(name));
  add(phrases);
}

void FacetQuery::add(const std::vector<std::string>& one_of) {
  std::string any;
  for (const std::string& words : one_of) {
    if (words.empty()) return;  // that stands in every name
    any += (any.empty() ? "\"" : " OR \"") + words + '"';
  }
  if (any.empty()) return;
  fts5_ += (fts5_.empty() ? "(" : " AND (") + any + ")";
  phrases_ += static_cast<int>(one_of.size());
}

}  // namespace vanban::batch
