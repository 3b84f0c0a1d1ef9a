#include "batch/catalog/postgres.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vanban::batch {

namespace {

// One writer at a time, as SQLite has it: whoever begins waits for the other to end. The number names this lock.
constexpr const char* write_lock = "SELECT pg_advisory_xact_lock(7822514)";

/// The URL without a password, for messages.
std::string printable(const std::string& url) {
  size_t host = url.find("://") + 3;
  size_t at = url.find('@', host);
  size_t colon = url.find(':', host);
  if (at == std::string::npos || colon == std::string::npos || colon > at) return url.substr(0, url.find('?'));
  std::string shown = url.substr(0, colon) + url.substr(at);
  return shown.substr(0, shown.find('?'));
}

std::string first_line(const char* message) {
  std::string text(message);
  text.resize(std::min(text.size(), text.find('\n')));
  return text;
}

/// `?` -> $1, $2, …
std::string numbered(std::string_view sql) {
  std::string out;
  int n = 0;
  for (char c : sql) {
    if (c == '?') {
      out += '$' + std::to_string(++n);
    } else {
      out += c;
    }
  }
  return out;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string out = "\\x";
  for (char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

int nibble(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

}  // namespace

class PostgresCursor : public Cursor {
 public:
  explicit PostgresCursor(PostgresCatalog::Result result, const PostgresLibrary& pq)
      : pq_(pq), result_(std::move(result)), rows_(pq.PQntuples(result_.get())) {}

  bool next() override { return ++row_ < rows_; }
  bool null(int column) const override { return pq_.PQgetisnull(result_.get(), row_, column) != 0; }
  int64_t integer(int column) const override {
    std::string_view digits = text(column);
    if (digits == "t") return 1;
    int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
  double real(int column) const override {
    std::string_view digits = text(column);
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
  std::string_view text(int column) const override {
    return {pq_.PQgetvalue(result_.get(), row_, column),
            static_cast<size_t>(pq_.PQgetlength(result_.get(), row_, column))};
  }
  std::string_view blob(int column) const override {
    std::string_view hex = text(column);
    bytes_.clear();
    for (size_t i = 2; i + 1 < hex.size(); i += 2) {
      bytes_ += static_cast<char>(nibble(hex[i]) * 16 + nibble(hex[i + 1]));
    }
    return bytes_;
  }

 private:
  const PostgresLibrary& pq_;
  PostgresCatalog::Result result_;
  int rows_ = 0;
  int row_ = -1;
  mutable std::string bytes_;
};

PostgresCatalog::PostgresCatalog(const std::string& url) : pq_(PostgresLibrary::get()), name_(printable(url)) {
  connection_ = pq_.PQconnectdb(url.c_str());
  if (pq_.PQstatus(connection_) != CONNECTION_OK) {
    CatalogError error(
        name_ + ": " + first_line(pq_.PQerrorMessage(connection_)) + "; check the URL, and that the server runs", true);
    pq_.PQfinish(connection_);
    throw error;
  }
  pq_.PQsetNoticeProcessor(
      connection_, [](void*, const char*) {}, nullptr);
}

PostgresCatalog::~PostgresCatalog() { pq_.PQfinish(connection_); }

void PostgresCatalog::fail(PGresult* result) {
  Result owned(result, Clear{pq_});
  const char* state = result == nullptr ? nullptr : pq_.PQresultErrorField(result, PG_DIAG_SQLSTATE);
  std::string code = state == nullptr ? "" : state;
  bool lost = pq_.PQstatus(connection_) != CONNECTION_OK;
  // 08: the connection; 53: no room, no memory; 57P: the server is being stopped; 40: another was first.
  bool transient = lost || code.empty() || code.starts_with("08") || code.starts_with("53") ||
                   code.starts_with("57P") || code.starts_with("40");
  std::string what = first_line(result == nullptr ? pq_.PQerrorMessage(connection_) : pq_.PQresultErrorMessage(result));
  throw CatalogError(name_ + ": the database says: " + what, transient);
}

PostgresCatalog::Result PostgresCatalog::checked(PGresult* result) {
  switch (pq_.PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN: return Result(result, Clear{pq_});
    default: fail(result);
  }
}

const std::string& PostgresCatalog::statement(std::string_view sql) {
  std::string key(sql);
  auto known = prepared_.find(key);
  if (known != prepared_.end()) return known->second;
  std::string name = "s" + std::to_string(prepared_.size());
  checked(pq_.PQprepare(connection_, name.c_str(), numbered(sql).c_str(), 0, nullptr));
  return prepared_.emplace(std::move(key), std::move(name)).first->second;
}

PostgresCatalog::Result PostgresCatalog::run(std::string_view sql, const std::vector<Value>& parameters) {
  std::vector<std::string> texts(parameters.size());
  std::vector<const char*> values(parameters.size());
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (const auto* number = std::get_if<int64_t>(&parameters[i])) {
      texts[i] = std::to_string(*number);
    } else if (const auto* text = std::get_if<std::string_view>(&parameters[i])) {
      texts[i] = *text;
    } else if (const auto* blob = std::get_if<Blob>(&parameters[i])) {
      texts[i] = hexadecimal(blob->bytes);
    } else {
      continue;
    }
    values[i] = texts[i].c_str();
  }
  return checked(pq_.PQexecPrepared(connection_, statement(sql).c_str(), static_cast<int>(values.size()), values.data(),
                                    nullptr, nullptr, 0));
}

std::unique_ptr<Cursor> PostgresCatalog::query(std::string_view sql, const std::vector<Value>& parameters) {
  return std::make_unique<PostgresCursor>(run(sql, parameters), pq_);
}

int64_t PostgresCatalog::execute(std::string_view sql, const std::vector<Value>& parameters) {
  Result result = run(sql, parameters);
  std::string_view digits = pq_.PQcmdTuples(result.get());
  int64_t rows = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), rows);
  return rows;
}

void PostgresCatalog::script(const std::string& sql) { checked(pq_.PQexec(connection_, sql.c_str())); }

void PostgresCatalog::begin() {
  if (pq_.PQstatus(connection_) != CONNECTION_OK) {
    prepared_.clear();
    pq_.PQreset(connection_);
    if (pq_.PQstatus(connection_) != CONNECTION_OK) fail(nullptr);
  }
  script("BEGIN");
  script(write_lock);
}

void PostgresCatalog::commit() { script("COMMIT"); }

void PostgresCatalog::rollback() noexcept {
  if (pq_.PQtransactionStatus(connection_) == PQTRANS_IDLE) return;
  pq_.PQclear(pq_.PQexec(connection_, "ROLLBACK"));
}

void PostgresCatalog::copy(const std::string& table, const std::string& columns, std::string_view rows) {
  checked(pq_.PQexec(connection_, ("COPY " + table + " (" + columns + ") FROM STDIN").c_str()));
  constexpr size_t piece = 1 << 20;
  for (size_t at = 0; at < rows.size(); at += piece) {
    std::string_view part = rows.substr(at, piece);
    if (pq_.PQputCopyData(connection_, part.data(), static_cast<int>(part.size())) != 1) fail(nullptr);
  }
  if (pq_.PQputCopyEnd(connection_, nullptr) != 1) fail(nullptr);
  checked(pq_.PQgetResult(connection_));
  while (PGresult* rest = pq_.PQgetResult(connection_)) pq_.PQclear(rest);
}

std::unique_ptr<Catalog> open_postgres(const std::string& url) { return std::make_unique<PostgresCatalog>(url); }

}  // namespace vanban::batch
