#include "batch/row_sink.h"

#include <sqlite3.h>

#include <array>
#include <string>
#include <vector>

#include "batch/catalog/postgres.h"
#include "batch/catalog/sqlite.h"
#include "batch/tables.h"

namespace vanban::batch {

namespace {

std::string insert_into(const Columns& columns, const char* own, int own_count) {
  std::string sql = std::string("INSERT INTO ") + columns.table + " (" + own + ", " + columns.names + ") VALUES (?";
  for (int i = 1; i < columns.count + own_count; ++i) sql += ", ?";
  return sql + ")";
}

/// Statements prepared once; the values are bound where they lie in the worker's message.
class SqliteRows : public RowSink {
 public:
  SqliteRows(SqliteCatalog& catalog, Keep keep) : catalog_(catalog), keep_(keep) {
    document_ = catalog.prepared(insert_into(document_columns, "id", 1));
    result_ = catalog.prepared("INSERT INTO results (document, json) VALUES (?, ?)");
    search_ = catalog.prepared("INSERT INTO search (rowid, subject, text) VALUES (?, ?, ?)");
    for (size_t i = 0; i < child_columns.size(); ++i) {
      children_[i] = catalog.prepared(insert_into(child_columns[i], "document, n", 2));
    }
  }

  void add(int64_t id, const Finding& finding, bool index) override {
    Unpacker row(finding.row);
    sqlite3_bind_int64(document_, 1, id);
    for (int i = 0; i < document_columns.count; ++i) bind(document_, i + 2, next_field(row));
    step(document_);
    if (keep_ == Keep::journal) return;
    sqlite3_bind_int64(result_, 1, id);
    sqlite3_bind_blob64(result_, 2, finding.json.data(), finding.json.size(), SQLITE_STATIC);
    step(result_);
    Unpacker rows(finding.children);
    for (size_t table = 0; table < child_columns.size(); ++table) {
      sqlite3_stmt* statement = children_[table];
      auto count = rows.number<uint32_t>();
      if (count > 0) sqlite3_bind_int64(statement, 1, id);
      for (uint32_t n = 0; n < count; ++n) {
        sqlite3_bind_int64(statement, 2, n);
        for (int i = 0; i < child_columns[table].count; ++i) bind(statement, i + 3, next_field(rows));
        step(statement);
      }
    }
    if (!index) return;
    sqlite3_bind_int64(search_, 1, id);
    bind_text(search_, 2, finding.subject);
    bind_text(search_, 3, finding.text);
    step(search_);
  }

  void remove(int64_t id) override {
    catalog_.execute("DELETE FROM documents WHERE id = ?", {id});
    catalog_.execute("DELETE FROM results WHERE document = ?", {id});
    for (const Columns& child : child_columns) {
      catalog_.execute(std::string("DELETE FROM ") + child.table + " WHERE document = ?", {id});
    }
  }

  void flush() override {}
  void forget() override {
    for (sqlite3_stmt* statement : {document_, result_, search_}) sqlite3_reset(statement);
    for (sqlite3_stmt* statement : children_) sqlite3_reset(statement);
  }

 private:
  static void bind_text(sqlite3_stmt* statement, int at, std::string_view text) {
    sqlite3_bind_text64(statement, at, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
  }
  static void bind(sqlite3_stmt* statement, int at, const Field& field) {
    switch (field.type) {
      case FieldType::null: sqlite3_bind_null(statement, at); break;
      case FieldType::integer: sqlite3_bind_int64(statement, at, field.integer); break;
      case FieldType::real: sqlite3_bind_double(statement, at, field.real); break;
      case FieldType::text: bind_text(statement, at, field.text); break;
    }
  }
  void step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) catalog_.fail();
    sqlite3_reset(statement);
  }

  SqliteCatalog& catalog_;
  Keep keep_;
  sqlite3_stmt *document_ = nullptr, *result_ = nullptr, *search_ = nullptr;
  std::array<sqlite3_stmt*, child_columns.size()> children_{};
};

/// Rows are collected in COPY's text form and sent table by table at the end of the transaction.
class PostgresRows : public RowSink {
 public:
  PostgresRows(PostgresCatalog& catalog, Keep keep) : catalog_(catalog), keep_(keep) {}

  void add(int64_t id, const Finding& finding, bool index) override {
    Unpacker row(finding.row);
    number(documents_, id);
    for (int i = 0; i < document_columns.count; ++i) field(documents_, next_field(row));
    documents_ += '\n';
    if (keep_ == Keep::journal) return;
    number(results_, id);
    hexadecimal(results_, finding.json);
    Unpacker rows(finding.children);
    for (size_t table = 0; table < child_columns.size(); ++table) {
      auto count = rows.number<uint32_t>();
      for (uint32_t n = 0; n < count; ++n) {
        number(children_[table], id);
        children_[table] += '\t';
        number(children_[table], n);
        for (int i = 0; i < child_columns[table].count; ++i) field(children_[table], next_field(rows));
        children_[table] += '\n';
      }
    }
    if (!index) return;
    number(search_, id);
    search_ += '\t';
    // A tsvector holds 1 MB of words at most; a longer text is indexed as far as it surely fits.
    text(search_, std::string(finding.subject) + " " + whole_words(finding.text, 300'000));
    search_ += '\n';
  }

  void remove(int64_t id) override {
    flush();
    catalog_.execute("DELETE FROM documents WHERE id = ?", {id});
    for (const char* table : {"results", "search"}) {
      catalog_.execute(std::string("DELETE FROM ") + table + " WHERE document = ?", {id});
    }
    for (const Columns& child : child_columns) {
      catalog_.execute(std::string("DELETE FROM ") + child.table + " WHERE document = ?", {id});
    }
  }

  void flush() override {
    send("documents", std::string("id, ") + document_columns.names, documents_);
    send("results", "document, json", results_);
    for (size_t i = 0; i < child_columns.size(); ++i) {
      send(child_columns[i].table, std::string("document, n, ") + child_columns[i].names, children_[i]);
    }
    if (search_.empty()) return;
    catalog_.script("CREATE TEMP TABLE IF NOT EXISTS search_texts (document BIGINT, text TEXT) ON COMMIT DELETE ROWS");
    send("search_texts", "document, text", search_);
    catalog_.script(
        "INSERT INTO search (document, words) SELECT document, to_tsvector('simple', text) FROM search_texts; "
        "DELETE FROM search_texts");
  }

  void forget() override {
    for (std::string* rows : {&documents_, &results_, &search_}) rows->clear();
    for (std::string& rows : children_) rows.clear();
  }

 private:
  static void number(std::string& out, int64_t value) { out += std::to_string(value); }
  static void text(std::string& out, std::string_view value) {
    for (char c : value) {
      switch (c) {
        case '\\': out += "\\\\"; break;
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\0': out += ' '; break;  // PostgreSQL's texts cannot hold it
        default: out += c;
      }
    }
  }
  static void field(std::string& out, const Field& value) {
    out += '\t';
    switch (value.type) {
      case FieldType::null: out += "\\N"; break;
      case FieldType::integer: number(out, value.integer); break;
      case FieldType::real: out += std::to_string(value.real); break;
      case FieldType::text: text(out, value.text); break;
    }
  }
  static void hexadecimal(std::string& out, std::string_view bytes) {
    constexpr const char* digits = "0123456789abcdef";
    out += "\t\\\\x";
    for (char c : bytes) {
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    }
    out += '\n';
  }
  static std::string whole_words(std::string_view words, size_t limit) {
    if (words.size() <= limit) return std::string(words);
    return std::string(words.substr(0, words.rfind(' ', limit)));
  }

  void send(const std::string& table, const std::string& columns, std::string& rows) {
    if (!rows.empty()) catalog_.copy(table, columns, rows);
    rows.clear();
  }

  PostgresCatalog& catalog_;
  Keep keep_;
  std::string documents_, results_, search_;
  std::array<std::string, child_columns.size()> children_;
};

}  // namespace

std::unique_ptr<RowSink> make_row_sink(Catalog& catalog, Keep keep) {
  if (catalog.dialect() == Dialect::sqlite) {
    return std::make_unique<SqliteRows>(static_cast<SqliteCatalog&>(catalog), keep);
  }
  return std::make_unique<PostgresRows>(static_cast<PostgresCatalog&>(catalog), keep);
}

}  // namespace vanban::batch
