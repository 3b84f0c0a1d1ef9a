// What vanban adds to FTS5, the full-text index of SQLite.
#pragma once

#include <sqlite3.h>

namespace vanban::batch {

/// FTS5's own interface on a connection; null where SQLite has none.
fts5_api* full_text_of(sqlite3* connection);

/// Makes indexing on this connection quicker: in the place of the tokenizer 'ascii' stands one that yields the same
/// words for what search_entry() writes, and only for that, as it need not look at what a character is. The catalogue
/// still says 'ascii', which every SQLite has.
bool add_word_splitter(sqlite3* connection);

}  // namespace vanban::batch
