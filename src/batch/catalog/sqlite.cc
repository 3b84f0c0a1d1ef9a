#include "batch/catalog/sqlite.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cstring>

#include "batch/catalog/full_text.h"
#include "batch/catalog/packed_table.h"
#include "batch/query/sqlite_score.h"

namespace vanban::batch {

namespace {

constexpr int wait_for_lock_ms = 60'000;

std::string remedy(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return "the disk is full; make room and start again";
    case SQLITE_READONLY: return "may not be written; check the permissions of the file and its folder (ls -l)";
    case SQLITE_CANTOPEN: return "cannot be opened; check the name, and the permissions of its folder";
    case SQLITE_NOTADB: return "is no SQLite database; name another file";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program has been writing to it for a minute; try again later";
    case SQLITE_CORRUPT: return "is damaged; restore it from a copy, or begin a new one";
    default: return "";
  }
}

bool may_pass(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_NOMEM: return true;
    default: return false;
  }
}

void bind(sqlite3_stmt* statement, const std::vector<Value>& parameters) {
  int at = 0;
  for (const Value& value : parameters) {
    ++at;
    if (const auto* number = std::get_if<int64_t>(&value)) {
      sqlite3_bind_int64(statement, at, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      const char* bytes = text->data() == nullptr ? "" : text->data();
      sqlite3_bind_text64(statement, at, bytes, text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      const char* bytes = blob->bytes.data() == nullptr ? "" : blob->bytes.data();
      sqlite3_bind_blob64(statement, at, bytes, blob->bytes.size(), SQLITE_STATIC);
    } else {
      sqlite3_bind_null(statement, at);
    }
  }
}

/// A database that was closed cleanly has no log, or an empty one.
bool has_log(const std::string& path) {
  struct stat status;
  return stat((path + "-wal").c_str(), &status) == 0 && status.st_size > 0;
}

/// The file as a URI that says that nobody writes to it.
std::string unchanging(const std::string& path) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      uri += '%';
      uri += digits[static_cast<unsigned char>(c) >> 4];
      uri += digits[static_cast<unsigned char>(c) & 15];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

class SqliteCursor : public Cursor {
 public:
  SqliteCursor(SqliteCatalog& catalog, std::string sql, sqlite3_stmt* statement)
      : catalog_(catalog), sql_(std::move(sql)), statement_(statement) {}
  ~SqliteCursor() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    catalog_.idle_[sql_].push_back(statement_);
  }

  bool next() override {
    switch (sqlite3_step(statement_)) {
      case SQLITE_ROW: return true;
      case SQLITE_DONE: return false;
      default: catalog_.fail();
    }
  }
  bool null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size(column));
  }
  std::string_view blob(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size(column));
  }

 private:
  size_t size(int column) const { return static_cast<size_t>(sqlite3_column_bytes(statement_, column)); }

  SqliteCatalog& catalog_;
  std::string sql_;
  sqlite3_stmt* statement_;
};

SqliteCatalog::SqliteCatalog(std::string path, Access access) : path_(std::move(path)) {
  // Nobody asks how much memory it has; counting that takes a lock of all threads at every allocation.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  struct stat status;
  if (access != Access::write && stat(path_.c_str(), &status) != 0 && errno == ENOENT) {
    throw CatalogError(path_ + ": no such catalogue; check the name, or make it with vanban ingest --catalog");
  }
  try {
    if (access == Access::write) {
      connect(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    } else {
      connect(path_, SQLITE_OPEN_READONLY);
      // Readers share a file beside the catalogue with its writer. Where that cannot be made, nobody can be writing.
      if (!can_be_read() && !has_log(path_)) {
        sqlite3_close(db_);
        connect(unchanging(path_), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
      }
    }
    configure(access);
  } catch (...) {
    sqlite3_close(db_);
    throw;
  }
}

void SqliteCatalog::connect(const std::string& name, int flags) {
  if (sqlite3_open_v2(name.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
    throw CatalogError(path_ + ": " + remedy(SQLITE_CANTOPEN));
}

bool SqliteCatalog::can_be_read() const {
  int code = sqlite3_exec(db_, "PRAGMA schema_version", nullptr, nullptr, nullptr) & 0xFF;
  return code != SQLITE_CANTOPEN && code != SQLITE_READONLY;
}

SqliteCatalog::~SqliteCatalog() {
  for (auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  for (sqlite3_stmt* statement : lent_) sqlite3_finalize(statement);
  sqlite3_close(db_);
}

void SqliteCatalog::configure(Access access) {
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, wait_for_lock_ms);
  add_phrase_score(db_);
  if (access == Access::read) {
    script("PRAGMA query_only = 1; PRAGMA mmap_size = 4294967296;");  // read where it lies, not copied
    return;
  }
  if (access == Access::follow) {
    script("PRAGMA query_only = 1; PRAGMA cache_size = -1024;");
    return;
  }
  if (!add_packed_rows(db_) || !add_word_splitter(db_)) fail();
  // With a write-ahead log readers never wait for the writer. A power cut may take the last transactions, whole; what
  // they held is then taken in again.
  script(
      "PRAGMA secure_delete = 0; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
      "PRAGMA cache_size = -32768; "
      "PRAGMA wal_autocheckpoint = 12288;");
}

void SqliteCatalog::fail() const {
  int code = sqlite3_extended_errcode(db_);
  std::string what = remedy(code);
  if (what.empty()) what = std::string("the database says: ") + sqlite3_errmsg(db_);
  throw CatalogError(path_ + ": " + what, may_pass(code));
}

sqlite3_stmt* SqliteCatalog::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  int length = static_cast<int>(sql.size());
  if (sqlite3_prepare_v3(db_, sql.data(), length, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) fail();
  return statement;
}

sqlite3_stmt* SqliteCatalog::prepared(std::string_view sql) { return lent_.emplace_back(prepare(sql)); }

std::unique_ptr<Cursor> SqliteCatalog::query(std::string_view sql, const std::vector<Value>& parameters) {
  std::string key(sql);
  std::vector<sqlite3_stmt*>& idle = idle_[key];
  sqlite3_stmt* statement = nullptr;
  if (idle.empty()) {
    statement = prepare(sql);
  } else {
    statement = idle.back();
    idle.pop_back();
  }
  bind(statement, parameters);
  return std::make_unique<SqliteCursor>(*this, std::move(key), statement);
}

int64_t SqliteCatalog::execute(std::string_view sql, const std::vector<Value>& parameters) {
  std::unique_ptr<Cursor> cursor = query(sql, parameters);
  while (cursor->next()) {}
  return sqlite3_changes64(db_);
}

void SqliteCatalog::script(const std::string& sql) {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void SqliteCatalog::begin() { script("BEGIN IMMEDIATE"); }
void SqliteCatalog::commit() { script("COMMIT"); }
void SqliteCatalog::rollback() noexcept {
  if (sqlite3_get_autocommit(db_) == 0) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::unique_ptr<Catalog> open_sqlite(const std::string& path, Access access) {
  return std::make_unique<SqliteCatalog>(path, access);
}

}  // namespace vanban::batch
