// How well a document matches, as functions of SQLite's full-text index.
#pragma once

#include <vector>

struct sqlite3;

namespace vanban::batch {

/// What one occurrence in a column counts: that in a subject four times.
double weight_of_column(int column);

/// BM25 of phrases that stand so often (weighed by column) in a document of that length, all weighing alike, since
/// every hit has all of them.
double phrase_score(const std::vector<double>& times, double length, double average_length);

/// Makes a function known to a connection: `phrase_score(search, first, n)`, the same of n phrases of the query from
/// that one on. FTS5's own bm25() counts how rare each phrase is, and to that end reads all of the index that holds it,
/// which costs more than the whole search. False where SQLite has no FTS5.
bool add_phrase_score(sqlite3* connection);

}  // namespace vanban::batch
