// What makes writing into a catalogue quick stores the same as the plain way.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>
#include <vector>

#include "batch/catalog/full_text.h"
#include "batch/catalog/packed_table.h"
#include "batch/record.h"
#include "batch/search_fold.h"

namespace vanban::batch {
namespace {

/// A database in memory.
class Writing : public testing::Test {
 protected:
  Writing() {
    sqlite3_open(":memory:", &db);
    EXPECT_TRUE(add_packed_rows(db));
  }
  ~Writing() override { sqlite3_close(db); }

  void run(const std::string& sql) { ASSERT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK); }
  /// The rows, a line each, their values separated by blanks.
  std::string rows(const std::string& sql) {
    std::string out;
    auto take = [](void* to, int columns, char** values, char**) {
      for (int i = 0; i < columns; ++i)
        *static_cast<std::string*>(to) += (i > 0 ? " " : "") + std::string(values[i] == nullptr ? "NULL" : values[i]);
      *static_cast<std::string*>(to) += '\n';
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), take, &out, nullptr), SQLITE_OK);
    return out;
  }
  int insert(const Columns& columns, const PackedTable& table) {
    sqlite3_stmt* statement = nullptr;
    std::string sql = insert_packed(columns, "document, n");
    EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK);
    bind_packed(statement, table);
    sqlite3_step(statement);
    return sqlite3_finalize(statement);
  }

  sqlite3* db = nullptr;
};

constexpr Columns three = {"t", "a, b, c", 3};

TEST_F(Writing, PackedRowsAreStoredInTheirOrder) {
  run("CREATE TABLE t (document, n, a, b, c, PRIMARY KEY (document, n)) WITHOUT ROWID");
  std::string packed;
  RowPacker out(packed);
  out.begin_table();
  for (int i = 0; i < 2; ++i) {
    out.begin_row();
    out.integer(-5 + i);
    out.optional(i == 0 ? "" : "Điều");
    out.real(0.25);
  }
  out.end_table();
  Unpacker in(packed);
  const auto head = in.number<TableHead>();
  ASSERT_EQ(head.count, 2U);
  const std::string_view both = in.bytes(head.bytes);
  EXPECT_TRUE(in.empty());
  const PackedTable table{3, {{7, 2, both}, {8, 0, {}}, {9, 1, both}}};
  EXPECT_EQ(insert(three, table), SQLITE_OK);
  EXPECT_EQ(rows("SELECT * FROM t"), "7 0 -5 NULL 0.25\n7 1 -4 Điều 0.25\n9 0 -5 NULL 0.25\n");
}

TEST_F(Writing, RowsCutShortAreRefused) {
  run("CREATE TABLE t (document, n, a, b, c)");
  std::string packed;
  RowPacker out(packed);
  for (int i = 0; i < 3; ++i) out.text("bốn");
  packed.pop_back();
  EXPECT_NE(insert(three, {3, {{1, 1, packed}}}), SQLITE_OK);
}

TEST_F(Writing, PackedRowsNeedWhatTheyAreReadFrom) {
  EXPECT_NE(sqlite3_exec(db, "SELECT * FROM packed_rows", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(rows("SELECT * FROM packed_rows(1)"), "");  // no pointer
}

TEST_F(Writing, TheSplitterYieldsTheWordsOfAscii) {
  const std::vector<std::string> texts = {
      "",
      "a",
      "Hòa bình, hoà",
      "Số: 07/KH-UBND ngày 3/5/2024",
      "NGHIÊNGNGẢ kéodàihơntámchữ  x",
      "Фёдор 三人 ﬁ Đ\xC2\xADông",
      std::string(40'000, 'a') + " " + std::string(33'000, 'b'),
      "một hai ba bốn năm sáu bảy tám",
  };
  auto index = [&](const std::string& table) {
    run("CREATE VIRTUAL TABLE " + table + " USING fts5(text, content='', tokenize='ascii')");
    run("CREATE VIRTUAL TABLE " + table + "_words USING fts5vocab('" + table + "', 'instance')");
    for (const std::string& text : texts) run("INSERT INTO " + table + " (text) VALUES ('" + search_entry(text) + "')");
    return rows("SELECT * FROM " + table + "_words");
  };
  const std::string plain = index("plain");
  ASSERT_TRUE(add_word_splitter(db));
  EXPECT_EQ(index("quick"), plain);
  EXPECT_NE(plain.find("nghiengnga"), std::string::npos);
  EXPECT_NE(plain.find("07"), std::string::npos);
}

}  // namespace
}  // namespace vanban::batch
