#include "batch/query/sqlite_score.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>

#include "batch/catalog/full_text.h"

namespace vanban::batch {

namespace {

constexpr int subject_column = 0;  // and what facets.h puts there
constexpr int text_column = 1;     // all of the text: how long a document is
constexpr double subject_weight = 4;

// The usual constants of BM25.
constexpr double k1 = 1.2;
constexpr double b = 0.75;

int argument(int count, sqlite3_value** values, int at, int otherwise) {
  return count > at ? sqlite3_value_int(values[at]) : otherwise;
}

void score_of_hit(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int arguments,
                  sqlite3_value** values) {
  const int first = argument(arguments, values, 0, 0);
  const int wanted = argument(arguments, values, 1, api->xPhraseCount(fts));
  int instances = 0, length = 0;
  sqlite3_int64 total = 0, rows = 0;
  int problem = api->xInstCount(fts, &instances);
  if (problem == SQLITE_OK) problem = api->xColumnSize(fts, text_column, &length);
  if (problem == SQLITE_OK) problem = api->xColumnTotalSize(fts, text_column, &total);
  if (problem == SQLITE_OK) problem = api->xRowCount(fts, &rows);
  std::vector<double> times(static_cast<size_t>(std::max(wanted, 0)));
  for (int i = 0; problem == SQLITE_OK && i < instances; ++i) {
    int phrase = 0, column = 0, token = 0;
    problem = api->xInst(fts, i, &phrase, &column, &token);
    phrase -= first;
    if (phrase >= 0 && phrase < wanted) times[static_cast<size_t>(phrase)] += weight_of_column(column);
  }
  if (problem != SQLITE_OK) {
    sqlite3_result_error_code(context, problem);
    return;
  }
  const double average = rows > 0 ? static_cast<double>(total) / static_cast<double>(rows) : 1;
  sqlite3_result_double(context, phrase_score(times, length, average));
}

}  // namespace

double weight_of_column(int column) { return column == subject_column ? subject_weight : 1; }

double phrase_score(const std::vector<double>& times, double length, double average_length) {
  const double long_for_it = k1 * (1 - b + b * length / (average_length > 0 ? average_length : 1));
  double score = 0;
  for (double n : times) {
    if (n > 0) score += n * (k1 + 1) / (n + long_for_it);
  }
  return score;
}

bool add_phrase_score(sqlite3* connection) {
  fts5_api* api = full_text_of(connection);
  return api != nullptr && api->xCreateFunction(api, "phrase_score", nullptr, score_of_hit, nullptr) == SQLITE_OK;
}

}  // namespace vanban::batch
