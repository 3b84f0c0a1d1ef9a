// How well a document matches, as functions of SQLite's full-text index.
#pragma once

struct sqlite3;

namespace vanban::batch {

/// Makes a function known to a connection. `phrase_score(search, first, n)`: BM25 of n phrases of the query from that
/// one on, all weighing alike, since every hit has all of them. FTS5's own bm25() counts how rare each phrase is, and
/// to that end reads all of the index that holds it, which costs more than the whole search; a subject's words count
/// four times. False where SQLite has no FTS5.
bool add_phrase_score(sqlite3* connection);

}  // namespace vanban::batch
