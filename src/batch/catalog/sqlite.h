// A catalogue in one SQLite file.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/catalog/catalog.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vanban::batch {

class SqliteCatalog : public Catalog {
 public:
  SqliteCatalog(std::string path, Access access);
  ~SqliteCatalog() override;
  SqliteCatalog(const SqliteCatalog&) = delete;
  SqliteCatalog& operator=(const SqliteCatalog&) = delete;

  Dialect dialect() const override { return Dialect::sqlite; }
  const std::string& name() const override { return path_; }
  std::unique_ptr<Cursor> query(std::string_view sql, const std::vector<Value>& parameters) override;
  int64_t execute(std::string_view sql, const std::vector<Value>& parameters) override;
  void script(const std::string& sql) override;
  void begin() override;
  void commit() override;
  void rollback() noexcept override;

  /// For writing many rows: a statement that is prepared once and belongs to the catalogue.
  sqlite3_stmt* prepared(std::string_view sql);
  /// For what SQLite can do and no Catalog.
  sqlite3* connection() const { return db_; }
  /// Throws what the last call of SQLite on this connection failed with.
  [[noreturn]] void fail() const;

 private:
  friend class SqliteCursor;

  sqlite3_stmt* prepare(std::string_view sql);
  void connect(const std::string& name, int flags);
  bool can_be_read() const;
  void configure(Access access);

  std::string path_;
  sqlite3* db_ = nullptr;
  std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle_;  // by their SQL
  std::vector<sqlite3_stmt*> lent_;                                   // of prepared()
};

std::unique_ptr<Catalog> open_sqlite(const std::string& path, Access access);

}  // namespace vanban::batch
