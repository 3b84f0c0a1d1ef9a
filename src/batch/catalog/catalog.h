// The catalogue: what is in many documents, in a database that can be searched. One SQLite file, or a PostgreSQL
// database; docs/catalog.md describes its tables.
//
// A Catalog is one connection. It may be used by one thread at a time; several threads, or several processes, open one
// each. Rows are read through a Cursor, which holds its Catalog busy until it is gone.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vanban::batch {

/// What a catalogue refused or could not do. what() is a sentence for people: what is wrong; what to do.
class CatalogError : public std::runtime_error {
 public:
  explicit CatalogError(const std::string& what, bool transient = false)
      : std::runtime_error(what), transient_(transient) {}
  /// The same may succeed later: a full disk, a server that restarts, a lock that another holds.
  bool transient() const { return transient_; }

 private:
  bool transient_;
};

enum class Dialect : uint8_t { sqlite, postgres };

enum class Access : uint8_t {
  read,    ///< the catalogue must be there, in a version this program knows; nothing is changed
  follow,  ///< the same, beside a writer and for as long as it takes: with little memory
  write,   ///< made where it is not there, and brought to the newest version
};

struct Blob {
  std::string_view bytes;
};

/// What a parameter can be; monostate is NULL.
using Value = std::variant<std::monostate, int64_t, std::string_view, Blob>;

/// The rows of a query, one after another. What text() and blob() give lives until the next call of next().
class Cursor {
 public:
  virtual ~Cursor() = default;
  /// Goes to the next row (the first, at first); false behind the last. Throws CatalogError.
  virtual bool next() = 0;
  /// Columns count from 0. A NULL is 0, 0.0 and "".
  virtual bool null(int column) const = 0;
  virtual int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;
};

class Catalog {
 public:
  virtual ~Catalog() = default;
  virtual Dialect dialect() const = 0;
  /// What people call it: the file, or the URL without its password.
  virtual const std::string& name() const = 0;

  /// Runs one statement; `?` stands for the parameters, in order, in both dialects (and nowhere else in `sql`). The
  /// statement is kept prepared. What the parameters point to must live as long as the cursor. Throws CatalogError.
  virtual std::unique_ptr<Cursor> query(std::string_view sql, const std::vector<Value>& parameters = {}) = 0;
  /// The same for a statement without rows; how many rows it changed.
  virtual int64_t execute(std::string_view sql, const std::vector<Value>& parameters = {}) = 0;
  /// Runs several statements, separated by `;`, without parameters.
  virtual void script(const std::string& sql) = 0;

  /// A transaction: all or nothing, and no other writer meanwhile (it waits for one). Not nested.
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
};

/// Opens a catalogue: "postgresql://…" (or "postgres://…") by its URL, anything else is the name of a file.
/// Throws CatalogError: not there, not readable, no catalogue, or of a newer version than this program knows.
std::unique_ptr<Catalog> open(const std::string& address, Access access);

/// True for an address that names a server.
bool is_url(std::string_view address);

/// The newest version of the schema, which this program writes.
int schema_version();

}  // namespace vanban::batch
