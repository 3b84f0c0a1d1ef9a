#include "batch/catalog/schema.h"

#include <array>

#include "batch/catalog/fill_keys.h"

namespace vanban::batch {

namespace {

// Written in SQLite's words; for PostgreSQL they are replaced. Spans are bytes of the source text, dates ISO 8601
// texts, `…_folded` is search_fold() of the column before it. `n` counts from 0 in the order of the JSON result;
// `attachment` is NULL for the main document, `node` is the `n` of a row in nodes.
constexpr const char* version_1 = R"sql(
CREATE TABLE catalogue (version INTEGER NOT NULL, next_document INTEGER NOT NULL);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL,
  started TEXT NOT NULL, updated TEXT NOT NULL, ended TEXT,
  host TEXT NOT NULL, pid INTEGER NOT NULL,
  version TEXT NOT NULL, grammar TEXT NOT NULL, arguments TEXT NOT NULL,
  found INTEGER NOT NULL, found_all INTEGER NOT NULL,
  done INTEGER NOT NULL, done_with_review INTEGER NOT NULL, duplicate INTEGER NOT NULL,
  failed INTEGER NOT NULL, skipped INTEGER NOT NULL, same_number INTEGER NOT NULL, bytes INTEGER NOT NULL
);

CREATE TABLE outcomes (
  source TEXT NOT NULL PRIMARY KEY,
  size INTEGER, modified INTEGER,
  outcome TEXT NOT NULL, reason TEXT, message TEXT, transient INTEGER NOT NULL, attempts INTEGER NOT NULL,
  sha256 TEXT, document INTEGER, same_number INTEGER,
  run INTEGER NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE result_files (
  path TEXT NOT NULL PRIMARY KEY,
  bytes INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL, bytes INTEGER NOT NULL, media_type TEXT, encoding TEXT,
  profile TEXT, version TEXT NOT NULL, grammar TEXT NOT NULL,
  type_code TEXT, type_name TEXT,
  code TEXT, code_folded TEXT, number TEXT, notation TEXT,
  date TEXT, place TEXT,
  parent_organization TEXT, organization TEXT, issuer TEXT, issuer_folded TEXT,
  subject TEXT, urgency TEXT, secrecy TEXT,
  needs_review TEXT, same_number_key TEXT, text_hash INTEGER NOT NULL
);
CREATE INDEX documents_code ON documents (code_folded) WHERE code_folded IS NOT NULL;
CREATE INDEX documents_type ON documents (type_code);
CREATE INDEX documents_filter ON documents (id, type_code, date, issuer_folded);
CREATE INDEX documents_date ON documents (date);
CREATE INDEX documents_same_number ON documents (same_number_key) WHERE same_number_key IS NOT NULL;

CREATE TABLE results (
  document INTEGER PRIMARY KEY,
  json BLOB NOT NULL
);

CREATE TABLE nodes (
  document INTEGER NOT NULL, n INTEGER NOT NULL, attachment INTEGER, parent INTEGER, depth INTEGER NOT NULL,
  kind TEXT NOT NULL, label TEXT, path TEXT NOT NULL, text TEXT, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

CREATE TABLE recipients (
  document INTEGER NOT NULL, n INTEGER NOT NULL, attachment INTEGER,
  list TEXT NOT NULL, text TEXT NOT NULL, purpose TEXT, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

CREATE TABLE signatures (
  document INTEGER NOT NULL, n INTEGER NOT NULL, attachment INTEGER,
  authority TEXT, on_behalf_of TEXT, position TEXT, other_position TEXT, name TEXT, title TEXT,
  span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

CREATE TABLE attachments (
  document INTEGER NOT NULL, n INTEGER NOT NULL,
  label TEXT, title TEXT, reference_code TEXT, reference_date TEXT,
  organization TEXT, code TEXT, date TEXT, type_code TEXT, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

CREATE TABLE responsibilities (
  document INTEGER NOT NULL, n INTEGER NOT NULL, attachment INTEGER, node INTEGER,
  assignee TEXT NOT NULL, assignee_folded TEXT NOT NULL, resolved TEXT, role TEXT NOT NULL, task TEXT, partners TEXT,
  confidence REAL NOT NULL, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;
CREATE INDEX responsibilities_assignee ON responsibilities (assignee_folded);

CREATE TABLE deadlines (
  document INTEGER NOT NULL, n INTEGER NOT NULL, attachment INTEGER, node INTEGER,
  kind TEXT NOT NULL, text TEXT NOT NULL, start_date TEXT, end_date TEXT, time TEXT,
  recurrence TEXT, duration TEXT, bound TEXT, year_inferred INTEGER NOT NULL, working_days INTEGER NOT NULL,
  clock_starts TEXT, what TEXT, assignee TEXT, assignee_folded TEXT, recipient TEXT,
  confidence REAL NOT NULL, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;
CREATE INDEX deadlines_end ON deadlines (end_date) WHERE end_date IS NOT NULL;

CREATE TABLE citations (
  document INTEGER NOT NULL, n INTEGER NOT NULL, attachment INTEGER, node INTEGER,
  type TEXT, type_code TEXT, number TEXT, notation TEXT, code TEXT, code_folded TEXT, date TEXT,
  issuer TEXT, title TEXT, relation TEXT NOT NULL, article TEXT, clause TEXT, point TEXT, self INTEGER NOT NULL,
  text TEXT NOT NULL, confidence REAL NOT NULL, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;
CREATE INDEX citations_code ON citations (code_folded) WHERE code_folded IS NOT NULL;

CREATE TABLE diagnostics (
  document INTEGER NOT NULL, n INTEGER NOT NULL, attachment INTEGER,
  code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, span_begin INTEGER, span_end INTEGER,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

INSERT INTO catalogue (version, next_document) VALUES (1, 1);
)sql";

// Two indexes that no command asks, and that every document would pay for at a dozen places of them.
constexpr const char* version_2 = R"sql(
DROP INDEX responsibilities_assignee;
DROP INDEX deadlines_end;
UPDATE catalogue SET version = 2;
)sql";

// What B-trees in the order of codes and days were asked is asked the index `keys`; one was asked nothing.
constexpr const char* version_3 = R"sql(
DROP INDEX documents_date;
UPDATE catalogue SET version = 3;
)sql";

// Whether all entries of the index `search` have the words of facets.h: those of an older catalogue have not.
constexpr const char* version_4 = R"sql(
ALTER TABLE catalogue ADD COLUMN facets INTEGER NOT NULL DEFAULT 0;
UPDATE catalogue SET version = 4, facets = CASE WHEN next_document = 1 THEN 1 ELSE 0 END;
)sql";

// The index over the folded texts. SQLite: without a copy of the text, and since the fold leaves ASCII letters, digits
// and blanks, with the plainest tokenizer. The row of a document that was replaced stays behind; its id is not used
// again.
constexpr const char* search_sqlite = R"sql(
CREATE VIRTUAL TABLE search USING fts5(subject, text, content='', tokenize='ascii');
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
)sql";
// Where parts of the index are put together eight at a time rather than four, each word is written less often.
constexpr const char* search_sqlite_2 = "INSERT INTO search (search, rank) VALUES ('automerge', 8);";
// See key_words.h. The B-trees over codes would be written to at a place of their own for each of a document's
// citations.
constexpr const char* keys_sqlite = R"sql(
DROP INDEX documents_code;
DROP INDEX citations_code;
CREATE VIRTUAL TABLE keys USING fts5(words, content='', columnsize=0, tokenize='ascii');
INSERT INTO keys (keys, rank) VALUES ('automerge', 8);
INSERT INTO keys (keys, rank) VALUES ('pgsz', 8000);
INSERT INTO search (search, rank) VALUES ('pgsz', 8000);
)sql";
constexpr const char* keys_postgres = R"sql(
CREATE TABLE keys (document BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX keys_words ON keys USING GIN (words);
)sql";
constexpr const char* search_postgres = R"sql(
CREATE TABLE search (document BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX search_words ON search USING GIN (words);
)sql";

constexpr std::array steps = {version_1, version_2, version_3, version_4};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

/// 0: none there.
int version_of(Catalog& catalog) {
  const char* known = catalog.dialect() == Dialect::sqlite
                          ? "SELECT count(*) FROM sqlite_master WHERE name = 'catalogue'"
                          : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = "
                            "'catalogue'";
  {
    std::unique_ptr<Cursor> tables = catalog.query(known);
    if (!tables->next() || tables->integer(0) == 0) return 0;
  }
  std::unique_ptr<Cursor> row = catalog.query("SELECT version FROM catalogue");
  return row->next() ? static_cast<int>(row->integer(0)) : 0;
}

bool holds_other_tables(Catalog& catalog) {
  if (catalog.dialect() != Dialect::sqlite) return false;
  std::unique_ptr<Cursor> tables = catalog.query("SELECT count(*) FROM sqlite_master");
  return tables->next() && tables->integer(0) > 0;
}

}  // namespace

int schema_version() { return static_cast<int>(steps.size()); }

std::string migration(int from, Dialect dialect) {
  std::string sql = steps.at(static_cast<size_t>(from));
  if (from == 0) sql += dialect == Dialect::sqlite ? search_sqlite : search_postgres;
  if (from == 1 && dialect == Dialect::sqlite) sql += search_sqlite_2;
  if (from == 2) sql += dialect == Dialect::sqlite ? keys_sqlite : keys_postgres;
  if (dialect == Dialect::postgres) {
    replace_all(sql, "INTEGER", "BIGINT");
    replace_all(sql, "BLOB", "BYTEA");
    replace_all(sql, " WITHOUT ROWID", "");
  }
  return sql;
}

void prepare_schema(Catalog& catalog, Access access) {
  int version = version_of(catalog);
  if (version == schema_version()) return;
  if (version > schema_version()) {
    throw CatalogError(catalog.name() + " is a catalogue of version " + std::to_string(version) +
                       ", newer than the version " + std::to_string(schema_version()) +
                       " this program knows; use a newer vanban");
  }
  if (version == 0 && holds_other_tables(catalog)) {
    throw CatalogError(catalog.name() + " is a database of something else; name another file");
  }
  if (access != Access::write) {
    throw CatalogError(catalog.name() + (version == 0 ? " holds no catalogue; make one with vanban ingest --catalog"
                                                      : " is an older catalogue; vanban ingest --catalog brings it to "
                                                        "this version"));
  }
  catalog.begin();
  try {
    // Another process may have been quicker.
    for (version = version_of(catalog); version < schema_version(); ++version) {
      catalog.script(migration(version, catalog.dialect()));
      if (version == 2) fill_keys(catalog);
    }
    catalog.commit();
  } catch (...) {
    catalog.rollback();
    throw;
  }
}

}  // namespace vanban::batch
