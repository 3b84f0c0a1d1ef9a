// What is found in the pages of the full-text index is what FTS5 finds there, however the index is cut into pages and
// segments.
#include "batch/query/latest_matches.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "temporary_folder.h"

namespace vanban::batch {
namespace {

using Words = std::vector<std::string>;

class LatestMatches : public testing::Test {
 protected:
  LatestMatches() : catalog(open(folder.file("c.sqlite"), Access::write)) {
    catalog->script("INSERT INTO search (search, rank) VALUES ('automerge', 2)");
  }

  SqliteCatalog& sqlite() { return static_cast<SqliteCatalog&>(*catalog); }

  void configure(const std::string& name, int value) {
    catalog->script("INSERT INTO search (search, rank) VALUES ('" + name + "', " + std::to_string(value) + ")");
  }

  void add(int64_t id, const std::string& subject, const std::string& text) {
    const std::string name = std::to_string(id);
    catalog->execute(
        "INSERT INTO documents (id, sha256, source, bytes, version, grammar, type_code, date, text_hash) "
        "VALUES (?, ?, ?, 1, '', '', ?, '2020-01-01', 0)",
        {id, name, name, id % 3 == 0 ? "KH" : "CV"});
    catalog->execute("INSERT INTO search (rowid, subject, text) VALUES (?, ?, ?)", {id, subject, text});
  }

  /// Documents of words of which some stand everywhere and others hardly anywhere, a few very long ones among them, in
  /// many segments, of which some are just being merged.
  void add_many(int64_t last) {
    for (int64_t id = 1; id <= last;) {
      catalog->begin();
      for (const int64_t end = std::min(id + 1 + static_cast<int64_t>(chance() % 90), last + 1); id < end; ++id)
        add(id, words(chance() % 6), words(id % 97 == 0 ? 3000 : 5 + chance() % 60));
      catalog->commit();
      if (chance() % 3 == 0) configure("merge", 2);
    }
  }

  std::string words(size_t count) {
    std::string out;
    for (size_t i = 0; i < count; ++i) out += (i == 0 ? "" : " ") + word();
    return out;
  }
  std::string word() { return "w" + std::to_string((chance() % 40) * (chance() % 40) * (chance() % 3) / 20); }

  static std::string fts5(const Words& phrase) {
    std::string out = "\"";
    for (const std::string& word : phrase) out += word + " ";
    return out + "\"";
  }

  /// As FTS5 answers.
  std::vector<ScoredDocument> expected(const LatestQuery& query) {
    std::string match;
    for (const Words& phrase : query.words.phrases) match += (match.empty() ? "" : " AND ") + fts5(phrase);
    for (const std::vector<IndexPhrase>& choice : query.words.besides) {
      std::string any;
      for (const Words& phrase : choice) any += (any.empty() ? "" : " OR ") + fts5(phrase);
      match += " AND (" + any + ")";
    }
    const std::string type = query.filter.type.empty() ? "%" : query.filter.type;  // read as long as the cursor is
    const std::unique_ptr<Cursor> row = catalog->query(
        "SELECT search.rowid, phrase_score(search, 0, ?) FROM search JOIN documents d ON d.id = search.rowid WHERE "
        "search MATCH ? AND d.type_code LIKE ? ORDER BY search.rowid DESC LIMIT ?",
        {static_cast<int64_t>(query.words.phrases.size()), match, type, static_cast<int64_t>(query.most)});
    std::vector<ScoredDocument> out;
    while (row->next()) out.push_back({row->integer(0), row->real(1)});
    return out;
  }

  size_t compare(const LatestQuery& query) {
    const std::optional<std::vector<ScoredDocument>> found = latest_matches(sqlite(), query);
    EXPECT_TRUE(found);
    if (!found) return 0;
    const std::vector<ScoredDocument> wanted = expected(query);
    EXPECT_EQ(found->size(), wanted.size());
    for (size_t i = 0; i < std::min(found->size(), wanted.size()); ++i) {
      EXPECT_EQ((*found)[i].document, wanted[i].document) << i;
      EXPECT_EQ((*found)[i].score, wanted[i].score) << i;
    }
    return wanted.size();
  }

  /// Asks for phrases of all lengths; how many documents were found.
  size_t compare_many() {
    size_t found = 0;
    for (size_t i = 0; i < 150; ++i) {
      LatestQuery query;
      query.most = i % 4 == 0 ? 20 : 100'000;
      query.many = i % 2 == 0 ? 1 : 100'000;
      if (i % 5 == 0) query.filter.type = "KH";
      for (size_t n = 1 + i % 2; n > 0; --n) {
        Words& phrase = query.words.phrases.emplace_back();
        for (size_t length = 1 + chance() % 3; length > 0; --length) phrase.push_back(word());
      }
      if (i % 3 == 0) query.words.besides.push_back({{word(), word()}, {word()}});
      if (i % 7 == 0) query.words.besides.push_back({{word()}});
      found += compare(query);
    }
    return found;
  }

  tests::TemporaryFolder folder;  // outlives the catalogue in it
  std::unique_ptr<Catalog> catalog;
  std::mt19937 chance{5};
};

TEST_F(LatestMatches, AreThoseOfFts5InPagesOfAnySize) {
  for (int size : {64, 400, 8000}) {
    SCOPED_TRACE(size);
    configure("pgsz", size);
    catalog->execute("DELETE FROM documents", {});
    configure("delete-all", 0);
    add_many(3000);
    EXPECT_GT(compare_many(), 2000U);
    configure("optimize", 0);
    EXPECT_GT(compare_many(), 2000U);
  }
}

TEST_F(LatestMatches, NothingIsSaidOfDocumentsOutOfOrder) {
  configure("automerge", 0);
  catalog->begin();
  for (int64_t id : {2, 9}) add(id, "", "một hai");
  catalog->commit();
  add(5, "", "một hai");
  const LatestQuery query{{{{"một", "hai"}}, {}}, {}, 10, 1};
  EXPECT_FALSE(latest_matches(sqlite(), query));
  configure("optimize", 0);  // there is one list now, in order
  EXPECT_EQ(compare(query), 3U);
}

TEST_F(LatestMatches, DamagedPagesDoNoHarm) {
  configure("pgsz", 200);
  add_many(300);
  std::vector<std::pair<int64_t, std::string>> pages;
  {
    const std::unique_ptr<Cursor> row = catalog->query("SELECT id, block FROM search_data");
    while (row->next()) pages.emplace_back(row->integer(0), row->blob(1));
  }
  const LatestQuery query{{{{"w0", "w1"}, {"w2"}}, {{{"w3", "w0"}, {"w1"}}}}, {}, 1000, 1'000'000};
  size_t noticed = 0;
  for (int i = 0; i < 3000; ++i) {
    auto [id, block] = pages[chance() % pages.size()];
    if (block.empty()) continue;
    if (i % 3 == 0) block.resize(chance() % block.size());
    for (size_t n = 1 + chance() % 4; n > 0 && !block.empty(); --n)
      block[chance() % block.size()] = static_cast<char>(chance());
    catalog->begin();
    catalog->execute("UPDATE search_data SET block = ? WHERE id = ?", {Blob{block}, id});
    const auto found = latest_matches(sqlite(), query);
    if (!found) ++noticed;
    catalog->rollback();
  }
  EXPECT_GT(noticed, 100U);
  EXPECT_GT(compare(query), 10U);
}

TEST_F(LatestMatches, WhatWasReplacedIsNotThere) {
  for (int64_t id = 1; id <= 4; ++id) add(id, "", "một hai");
  catalog->execute("DELETE FROM documents WHERE id = 3", {});
  EXPECT_EQ(compare({{{{"hai"}}, {}}, {}, 10, 1}), 3U);
}

TEST_F(LatestMatches, AnEmptyCatalogueHasNone) {
  EXPECT_EQ(latest_matches(sqlite(), {{{{"một"}}, {}}, {}, 10, 1}).value_or(std::vector<ScoredDocument>(1)).size(), 0U);
}

}  // namespace
}  // namespace vanban::batch
