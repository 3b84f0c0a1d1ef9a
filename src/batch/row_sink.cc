#include "batch/row_sink.h"

#include <sqlite3.h>

#include <array>
#include <string>
#include <vector>

#include "batch/catalog/packed_table.h"
#include "batch/catalog/postgres.h"
#include "batch/catalog/sqlite.h"
#include "batch/tables.h"

namespace vanban::batch {

namespace {

/// The rows of a document in one table after another, as its worker packed them.
template <typename Take>
void each_table(std::string_view children, Take&& take) {
  Unpacker in(children);
  for (size_t table = 0; table < child_columns.size(); ++table) {
    auto head = in.number<TableHead>();
    take(table, head.count, in.bytes(head.bytes));
  }
}

/// Rows stay where they lie in the workers' messages until flush(), which stores them table by table: one statement
/// each, whose place in the table need not be sought again for every row.
class SqliteRows : public RowSink {
 public:
  SqliteRows(SqliteCatalog& catalog, Keep keep) : catalog_(catalog), keep_(keep) {
    documents_ = {catalog.prepared(insert_packed(document_columns, "id")), {document_columns.count, {}}};
    for (size_t i = 0; i < child_columns.size(); ++i) {
      children_[i] = {catalog.prepared(insert_packed(child_columns[i], "document, n")), {child_columns[i].count, {}}};
    }
    result_ = catalog.prepared("INSERT INTO results (document, json) VALUES (?, ?)");
    search_ = catalog.prepared("INSERT INTO search (rowid, subject, text) VALUES (?, ?, ?)");
    keys_ = catalog.prepared("INSERT INTO keys (rowid, words) VALUES (?, ?)");
  }

  void add(int64_t id, const Finding& finding, bool index) override {
    documents_.rows.documents.push_back({id, 1, finding.row});
    if (keep_ == Keep::journal) return;
    each_table(finding.children, [&](size_t table, uint32_t count, std::string_view rows) {
      if (count > 0) children_[table].rows.documents.push_back({id, count, rows});
    });
    sqlite3_bind_int64(result_, 1, id);
    sqlite3_bind_blob64(result_, 2, finding.json.data(), finding.json.size(), SQLITE_STATIC);
    step(result_);
    sqlite3_bind_int64(keys_, 1, id);
    bind_text(keys_, 2, finding.keys);
    step(keys_);
    if (!index) return;
    sqlite3_bind_int64(search_, 1, id);
    subject_.assign(finding.subject).append(" ").append(finding.facets);
    bind_text(search_, 2, subject_);
    bind_text(search_, 3, finding.text);
    step(search_);
  }

  void remove(int64_t id, bool) override {  // what the indexes hold of it stays: they have no copy to take it out by
    catalog_.execute("DELETE FROM documents WHERE id = ?", {id});
    catalog_.execute("DELETE FROM results WHERE document = ?", {id});
    for (const Columns& child : child_columns) {
      catalog_.execute(std::string("DELETE FROM ") + child.table + " WHERE document = ?", {id});
    }
  }

  void flush() override {
    each_kind([this](Packed& packed) {
      if (packed.rows.documents.empty()) return;
      bind_packed(packed.insert, packed.rows);
      step(packed.insert);
      packed.rows.documents.clear();
    });
  }
  void forget() override {
    for (sqlite3_stmt* statement : {result_, search_, keys_}) sqlite3_reset(statement);
    each_kind([](Packed& packed) {
      sqlite3_reset(packed.insert);
      packed.rows.documents.clear();
    });
  }

 private:
  struct Packed {
    sqlite3_stmt* insert = nullptr;
    PackedTable rows;
  };

  template <typename Do>
  void each_kind(Do&& act) {
    act(documents_);
    for (Packed& packed : children_) act(packed);
  }
  static void bind_text(sqlite3_stmt* statement, int at, std::string_view text) {
    sqlite3_bind_text64(statement, at, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
  }
  void step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) catalog_.fail();
    sqlite3_reset(statement);
  }

  SqliteCatalog& catalog_;
  Keep keep_;
  sqlite3_stmt *result_ = nullptr, *search_ = nullptr, *keys_ = nullptr;
  std::string subject_;
  Packed documents_;
  std::array<Packed, child_columns.size()> children_;
};

/// A tsvector holds 1 MB of words at most; a longer text is indexed as far as it surely fits.
constexpr size_t longest_text = 300'000;

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
    each_table(finding.children, [&](size_t table, uint32_t count, std::string_view rows) {
      Unpacker fields(rows);
      std::string& out = children_[table];
      for (uint32_t n = 0; n < count; ++n) {
        number(out, id);
        out += '\t';
        number(out, n);
        for (int i = 0; i < child_columns[table].count; ++i) field(out, next_field(fields));
        out += '\n';
      }
    });
    number(keys_, id);
    keys_ += '\t';
    text(keys_, whole_words(finding.keys, longest_text));
    keys_ += '\n';
    if (!index) return;
    number(search_, id);
    search_ += '\t';
    text(search_, std::string(finding.subject) + " " + whole_words(finding.text, longest_text));
    search_ += '\n';
  }

  void remove(int64_t id, bool index) override {
    flush();
    catalog_.execute("DELETE FROM documents WHERE id = ?", {id});
    if (index) catalog_.execute("DELETE FROM search WHERE document = ?", {id});
    for (const char* table : {"results", "keys"}) {
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
    send_words("search", search_);
    send_words("keys", keys_);
  }

  void forget() override {
    for (std::string* rows : {&documents_, &results_, &search_, &keys_}) rows->clear();
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
  void send_words(const std::string& table, std::string& rows) {
    if (rows.empty()) return;
    catalog_.script("CREATE TEMP TABLE IF NOT EXISTS search_texts (document BIGINT, text TEXT) ON COMMIT DELETE ROWS");
    send("search_texts", "document, text", rows);
    catalog_.script("INSERT INTO " + table +
                    " (document, words) SELECT document, to_tsvector('simple', text) FROM search_texts; "
                    "DELETE FROM search_texts");
  }

  PostgresCatalog& catalog_;
  Keep keep_;
  std::string documents_, results_, search_, keys_;
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
