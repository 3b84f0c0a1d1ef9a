// A catalogue is made, opened again, and refused where it is none.
#include "batch/catalog/catalog.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "batch/catalog/compressed.h"
#include "temporary_folder.h"

namespace vanban::batch {
namespace {

class CatalogTest : public testing::Test {
 protected:
  std::string path(const char* name) const { return folder.file(name); }
  std::string refusal(const std::string& address, Access access) {
    try {
      open(address, access);
    } catch (const CatalogError& e) {
      return e.what();
    }
    return "";
  }

  tests::TemporaryFolder folder;
};

int64_t one_number(Catalog& catalog, const char* sql) {
  std::unique_ptr<Cursor> cursor = catalog.query(sql);
  return cursor->next() ? cursor->integer(0) : -1;
}

TEST_F(CatalogTest, IsMadeAndOpenedAgain) {
  {
    std::unique_ptr<Catalog> made = open(path("c.sqlite"), Access::write);
    EXPECT_EQ(made->dialect(), Dialect::sqlite);
    made->begin();
    made->execute("INSERT INTO results (document, json) VALUES (?, ?)",
                  {int64_t{7}, Blob{std::string_view("a\0b", 3)}});
    made->commit();
  }
  std::unique_ptr<Catalog> again = open(path("c.sqlite"), Access::read);
  EXPECT_EQ(one_number(*again, "SELECT version FROM catalogue"), schema_version());
  std::unique_ptr<Cursor> row = again->query("SELECT json, NULL FROM results WHERE document = ?", {int64_t{7}});
  ASSERT_TRUE(row->next());
  EXPECT_EQ(row->blob(0), std::string_view("a\0b", 3));
  EXPECT_TRUE(row->null(1));
  EXPECT_EQ(row->text(1), "");
  EXPECT_FALSE(row->next());
}

TEST_F(CatalogTest, WhatIsRolledBackWasNeverThere) {
  std::unique_ptr<Catalog> catalog = open(path("c.sqlite"), Access::write);
  catalog->begin();
  catalog->execute("INSERT INTO results (document, json) VALUES (?, ?)", {int64_t{1}, Blob{"x"}});
  catalog->rollback();
  EXPECT_EQ(one_number(*catalog, "SELECT count(*) FROM results"), 0);
}

TEST_F(CatalogTest, TheSameQueryMayRunWithinItself) {
  std::unique_ptr<Catalog> catalog = open(path("c.sqlite"), Access::write);
  std::unique_ptr<Cursor> outer = catalog->query("SELECT version FROM catalogue");
  ASSERT_TRUE(outer->next());
  EXPECT_EQ(one_number(*catalog, "SELECT version FROM catalogue"), outer->integer(0));
}

TEST_F(CatalogTest, ReadingMakesNone) {
  EXPECT_NE(refusal(path("none.sqlite"), Access::read).find("no such catalogue"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(path("none.sqlite")));
}

TEST_F(CatalogTest, OtherFilesAreRefused) {
  std::ofstream(path("text.sqlite")) << std::string(4096, 'x');
  EXPECT_NE(refusal(path("text.sqlite"), Access::write).find("no SQLite database"), std::string::npos);
  open(path("other.sqlite"), Access::write)->script("DROP TABLE catalogue");
  EXPECT_NE(refusal(path("other.sqlite"), Access::write).find("something else"), std::string::npos);
}

TEST_F(CatalogTest, ANewerVersionIsRefused) {
  open(path("c.sqlite"), Access::write)->script("UPDATE catalogue SET version = version + 1");
  EXPECT_NE(refusal(path("c.sqlite"), Access::write).find("use a newer vanban"), std::string::npos);
  EXPECT_NE(refusal(path("c.sqlite"), Access::read).find("use a newer vanban"), std::string::npos);
}

TEST_F(CatalogTest, AnOlderOneIsBroughtToThisVersion) {
  std::unique_ptr<Catalog> catalog = open(path("c.sqlite"), Access::write);
  // As version 1 left it.
  catalog->script(
      "CREATE INDEX responsibilities_assignee ON responsibilities (assignee_folded); "
      "CREATE INDEX deadlines_end ON deadlines (end_date) WHERE end_date IS NOT NULL; "
      "CREATE INDEX documents_date ON documents (date); CREATE INDEX documents_code ON documents (code_folded); "
      "CREATE INDEX citations_code ON citations (code_folded); DROP TABLE keys; "
      "INSERT INTO documents (id, sha256, source, bytes, version, grammar, code_folded, text_hash) "
      "VALUES (3, 'a', 'a.txt', 1, '', '', '7 kh syt', 0); "
      "INSERT INTO responsibilities (document, n, assignee, assignee_folded, role, partners, confidence) "
      "VALUES (3, 0, 'Thôn Một', 'thon mot', 'lead', 'Công an xã', 1); "
      "INSERT INTO deadlines (document, n, kind, text, end_date, year_inferred, working_days, confidence) "
      "VALUES (3, 0, 'due', '', '2024-06-20', 0, 0, 1), (3, 1, 'due', '', '2024-07-01', 0, 0, 1); "
      "INSERT INTO citations (document, n, code_folded, code, type, title, relation, self, text, confidence) VALUES "
      "(3, 0, '12 qd ubnd', 'x', '', '', '', 0, '', 1), (3, 1, NULL, NULL, 'Luật', 'Đất đai', '', 0, '', 1); "
      "INSERT INTO results (document, json) VALUES (3, x'00'); "
      "ALTER TABLE catalogue DROP COLUMN facets; UPDATE catalogue SET version = 1, next_document = 4");
  catalog.reset();
  EXPECT_NE(refusal(path("c.sqlite"), Access::read).find("older catalogue"), std::string::npos);
  catalog = open(path("c.sqlite"), Access::write);
  EXPECT_EQ(one_number(*catalog, "SELECT version FROM catalogue"), schema_version());
  EXPECT_EQ(one_number(*catalog, "SELECT count(*) FROM sqlite_master WHERE name = 'deadlines_end'"), 0);
  EXPECT_EQ(one_number(*catalog, "SELECT document FROM results"), 3);
  EXPECT_EQ(one_number(*catalog, "SELECT facets FROM catalogue"), 0);  // its texts were indexed without them
  for (const char* word :
       {"n7khsyt", "c12qdubnd", "m202406", "m202407", "\"thon mot\"", "\"cong an xa\"", "\"luat dat dai\""}) {
    std::unique_ptr<Cursor> row = catalog->query("SELECT rowid FROM keys WHERE keys MATCH ?", {std::string_view(word)});
    EXPECT_TRUE(row->next() && row->integer(0) == 3) << word;
  }
}

TEST_F(CatalogTest, UrlsAreToldFromFiles) {
  EXPECT_TRUE(is_url("postgresql://localhost/x"));
  EXPECT_TRUE(is_url("postgres:///x?host=/run"));
  EXPECT_FALSE(is_url("postgresql.sqlite"));
}

TEST(Compressed, GivesTheTextBack) {
  Compressor compressor;
  std::string stored;
  compressor.append("một kết quả", stored);
  EXPECT_EQ(decompressed(stored), "một kết quả");
  stored.pop_back();
  EXPECT_THROW(decompressed(stored), CatalogError);
  EXPECT_THROW(decompressed("plain"), CatalogError);
}

}  // namespace
}  // namespace vanban::batch
