#include "batch/catalog/packed_table.h"

#include <sqlite3.h>

#include <array>

#include "batch/record.h"

namespace vanban::batch {

namespace {

constexpr const char* pointer_type = "vanban packed rows";

// Its columns: document, n, the fields of a row, and last, hidden, the PackedTable that is its argument.
constexpr int own_columns = 2;
constexpr int most_fields = document_columns.count;
static_assert([] {
  for (const Columns& child : child_columns) {
    if (child.count > most_fields) return false;
  }
  return true;
}());
constexpr int argument_column = own_columns + most_fields;

/// Goes through the rows, one document after another.
struct Cursor : sqlite3_vtab_cursor {
  const PackedTable* table = nullptr;
  size_t document = 0;
  uint32_t n = 0;
  std::string_view rest;  // of the rows of this document
  std::array<Field, most_fields> fields;

  bool at_end() const { return table == nullptr || document >= table->documents.size(); }

  void first(const PackedTable* given) {
    table = given;
    document = 0;
    open_document();
  }
  void next() {
    if (++n < table->documents[document].count) return read();
    ++document;
    open_document();
  }

 private:
  void open_document() {
    while (!at_end() && table->documents[document].count == 0) ++document;
    if (at_end()) return;
    n = 0;
    rest = table->documents[document].rows;
    read();
  }
  void read() {
    Unpacker row(rest);
    for (int i = 0; i < table->columns; ++i) fields[static_cast<size_t>(i)] = next_field(row);
    rest = row.rest();
  }
};

int connect(sqlite3* connection, void*, int, const char* const*, sqlite3_vtab** out, char**) {
  std::string declaration = "CREATE TABLE x (document, n";
  for (int i = 0; i < most_fields; ++i) declaration += ", f" + std::to_string(i);
  declaration += ", argument HIDDEN)";
  int code = sqlite3_declare_vtab(connection, declaration.c_str());
  if (code == SQLITE_OK) *out = new sqlite3_vtab{};
  return code;
}

int disconnect(sqlite3_vtab* table) {
  delete table;
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn != argument_column || constraint.usable == 0) continue;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;  // it has no rows of its own
}

int open_cursor(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
  *out = new Cursor{};
  return SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
  delete static_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

/// What was cut short is told as damage; no exception may pass through SQLite.
template <typename Step>
int guarded(Step&& step) {
  try {
    step();
    return SQLITE_OK;
  } catch (const std::out_of_range&) {
    return SQLITE_CORRUPT_VTAB;
  }
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value** arguments) {
  const auto* table = static_cast<const PackedTable*>(sqlite3_value_pointer(arguments[0], pointer_type));
  return guarded([&] { static_cast<Cursor*>(cursor)->first(table); });
}

int next(sqlite3_vtab_cursor* cursor) {
  return guarded([&] { static_cast<Cursor*>(cursor)->next(); });
}

int eof(sqlite3_vtab_cursor* cursor) { return static_cast<Cursor*>(cursor)->at_end() ? 1 : 0; }

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) {
  const Cursor& at = *static_cast<Cursor*>(cursor);
  if (number == 0) {
    sqlite3_result_int64(context, at.table->documents[at.document].document);
  } else if (number == 1) {
    sqlite3_result_int64(context, at.n);
  } else if (number < argument_column) {
    const Field& field = at.fields[static_cast<size_t>(number - own_columns)];
    switch (field.type) {
      case FieldType::null: break;  // as it is where nothing is said
      case FieldType::integer: sqlite3_result_int64(context, field.integer); break;
      case FieldType::real: sqlite3_result_double(context, field.real); break;
      case FieldType::text:
        sqlite3_result_text64(context, field.text.data(), field.text.size(), SQLITE_STATIC, SQLITE_UTF8);
        break;
    }
  }
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
  *id = static_cast<Cursor*>(cursor)->n;
  return SQLITE_OK;
}

/// Without xCreate: it is there by its name, and cannot be made a table of a catalogue.
const sqlite3_module& module() {
  static const sqlite3_module packed = [] {
    sqlite3_module m{};
    m.xConnect = connect;
    m.xBestIndex = best_index;
    m.xDisconnect = disconnect;
    m.xOpen = open_cursor;
    m.xClose = close_cursor;
    m.xFilter = filter;
    m.xNext = next;
    m.xEof = eof;
    m.xColumn = column;
    m.xRowid = row_id;
    return m;
  }();
  return packed;
}

}  // namespace

bool add_packed_rows(sqlite3* connection) {
  return sqlite3_create_module_v2(connection, "packed_rows", &module(), nullptr, nullptr) == SQLITE_OK;
}

std::string insert_packed(const Columns& columns, std::string_view own) {
  // OR FAIL: whoever inserts rolls back the whole transaction, so that no page need be kept for this statement alone.
  std::string sql = std::string("INSERT OR FAIL INTO ") + columns.table + " (" + std::string(own) + ", " +
                    columns.names + ") SELECT document" + (own == "id" ? "" : ", n");
  for (int i = 0; i < columns.count; ++i) sql += ", f" + std::to_string(i);
  return sql + " FROM packed_rows(?)";
}

void bind_packed(sqlite3_stmt* statement, const PackedTable& table) {
  // SQLite hands pointers through as they are; a const one it does not know.
  sqlite3_bind_pointer(statement, 1, const_cast<PackedTable*>(&table), pointer_type, nullptr);
}

}  // namespace vanban::batch
