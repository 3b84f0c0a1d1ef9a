// Rows that lie packed in messages, as a table that SQLite selects from: INSERT … SELECT takes those of many documents
// in one statement, from where they lie. Row by row, half of the time would go into beginning and ending statements and
// finding the end of each table anew.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/tables.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vanban::batch {

/// The rows of one document in one table, as a RowPacker wrote them; they must live as long as they are selected.
struct PackedRows {
  int64_t document = 0;
  uint32_t count = 0;
  std::string_view rows;
};

/// Of many documents, in the order in which they are to be stored.
struct PackedTable {
  int columns = 0;
  std::vector<PackedRows> documents;
};

/// Teaches a connection the table-valued function packed_rows(); false where SQLite refuses.
bool add_packed_rows(sqlite3* connection);

/// The statement that copies all rows of a PackedTable into the table of `columns`. `own`: what the store itself fills,
/// "document, n" or, of documents, "id".
std::string insert_packed(const Columns& columns, std::string_view own);

/// Binds what insert_packed() is to copy.
void bind_packed(sqlite3_stmt* statement, const PackedTable& table);

}  // namespace vanban::batch
