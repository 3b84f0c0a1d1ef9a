// A catalogue in a PostgreSQL database.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "batch/catalog/catalog.h"
#include "batch/catalog/postgres_library.h"

namespace vanban::batch {

class PostgresCatalog : public Catalog {
 public:
  explicit PostgresCatalog(const std::string& url);
  ~PostgresCatalog() override;
  PostgresCatalog(const PostgresCatalog&) = delete;
  PostgresCatalog& operator=(const PostgresCatalog&) = delete;

  Dialect dialect() const override { return Dialect::postgres; }
  const std::string& name() const override { return name_; }
  std::unique_ptr<Cursor> query(std::string_view sql, const std::vector<Value>& parameters) override;
  int64_t execute(std::string_view sql, const std::vector<Value>& parameters) override;
  void script(const std::string& sql) override;
  /// Also connects again where the server went away.
  void begin() override;
  void commit() override;
  void rollback() noexcept override;

  /// Sends rows to a table: `rows` in the text form of COPY, `columns` as in "a, b". Within a transaction.
  void copy(const std::string& table, const std::string& columns, std::string_view rows);

 private:
  struct Clear {
    const PostgresLibrary& pq;
    void operator()(PGresult* result) const { pq.PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Clear>;
  friend class PostgresCursor;

  Result checked(PGresult* result);
  [[noreturn]] void fail(PGresult* result);
  Result run(std::string_view sql, const std::vector<Value>& parameters);
  const std::string& statement(std::string_view sql);

  const PostgresLibrary& pq_;
  std::string name_;
  PGconn* connection_ = nullptr;
  std::unordered_map<std::string, std::string> prepared_;  // SQL -> the statement's name on this connection
};

std::unique_ptr<Catalog> open_postgres(const std::string& url);

}  // namespace vanban::batch
