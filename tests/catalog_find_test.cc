// A large catalogue is looked through by two threads at once, and by the facets in its index; what is found is the
// same.
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/catalog/catalog.h"
#include "batch/facets.h"
#include "batch/query/find.h"
#include "batch/search_fold.h"
#include "temporary_folder.h"

namespace vanban::batch {
namespace {

constexpr int64_t documents = 3000;
constexpr int64_t with_a_rare_word = 7;  // document, in the earlier half

class Find : public testing::Test {
 protected:
  Find() {
    catalog = open(folder.file("c.sqlite"), Access::write);
    catalog->begin();
    for (int64_t id = 1; id <= documents; ++id) add(id);
    catalog->commit();
  }

  void add(int64_t id) {
    std::string text = id % 3 == 0 ? "Kiểm tra nước sạch" : "Kiểm tra nước giếng";
    if (id == with_a_rare_word) text += ", đo độ mặn";
    if (id % 1000 == 0) text += " ở bến phà";
    const char* type = id % 2 == 0 ? "KH" : "CV";
    const char* date = id % 5 == 0 ? "2024-05-01" : id % 7 == 0 ? "1899" : "2020-05-01";
    const char* issuer = id % 3 == 0 ? "so y te" : id % 3 == 1 ? "so noi vu" : "so y";
    add_rows(id, type, date, issuer, text, text);
  }

  void add_text(int64_t id, const std::string& text, std::optional<std::string> shown = {}) {
    add_rows(id, "CV", "2020-05-01", "so y", text, shown.value_or(text));
  }

  /// `shown`: what of the text is a node.
  void add_rows(int64_t id, const char* type, const char* date, const char* issuer, const std::string& text,
                const std::string& shown) {
    const std::string name = "so" + std::to_string(id), words = search_entry(text);
    catalog->execute(
        "INSERT INTO documents (id, sha256, source, bytes, version, grammar, type_code, date, issuer_folded, "
        "text_hash) "
        "VALUES (?, ?, ?, 1, '', '', ?, ?, ?, 0)",
        {id, name, name, type, date, issuer});
    catalog->execute("INSERT INTO search (rowid, subject, text) VALUES (?, ?, ?)",
                     {id, facet_words(type, date, issuer), words});
    catalog->execute("INSERT INTO nodes (document, n, depth, kind, path, text) VALUES (?, 0, 0, 'item', '1', ?)",
                     {id, shown});
  }

  FindResult ask(const std::string& words, int64_t many, DocumentFilter filter = {}, size_t limit = 20) {
    FindQuery query;
    query.phrases = {words};
    query.filter = std::move(filter);
    query.limit = limit;
    query.many = many;
    return find(*catalog, query);
  }

  tests::TemporaryFolder folder;  // outlives the catalogue in it
  std::unique_ptr<Catalog> catalog;
};

/// Each way of narrowing a search down, and some together.
std::vector<DocumentFilter> filters() {
  std::vector<DocumentFilter> out(8);
  out[1].type = "kh";
  out[2].from = "2024-01-01";
  out[3].to = "2020-05-01";
  out[4].from = "2020-05-02";
  out[4].to = "2024-04-30";
  out[5].issuer = {"so y"};
  out[6].issuer = {"y te", "noi vu"};
  out[7].type = "CV";
  out[7].from = "1800-01-01";
  out[7].to = "2020-12-31";
  out[7].issuer = {"te"};
  return out;
}

std::vector<int64_t> documents_of(const FindResult& result) {
  std::vector<int64_t> out;
  for (const Hit& hit : result.hits) out.push_back(hit.origin.document);
  return out;
}

TEST_F(Find, TheSameInHalves) {
  for (size_t i : {size_t{0}, size_t{1}, size_t{2}, size_t{6}}) {
    const DocumentFilter filter = filters()[i];
    for (const char* words : {"kiểm tra", "nuoc sach", "nước sạch", "đo độ mặn", "ben pha", "sạch nước", "mặn kiểm"}) {
      for (size_t limit : {size_t{20}, size_t{0}}) {
        const FindResult whole = ask(words, documents + 1, filter, limit), halves = ask(words, 1, filter, limit);
        EXPECT_EQ(documents_of(halves), documents_of(whole)) << words;
        EXPECT_EQ(halves.matching, whole.matching) << words;
        EXPECT_EQ(halves.at_least, whole.at_least) << words;
        EXPECT_EQ(halves.apart, whole.apart) << words;
      }
    }
  }
}

TEST_F(Find, TheSameByFacetsAndWithoutThem) {
  const std::vector<size_t> numbers = {3000, 1500, 600, 2400, 0, 2000, 2000, 400};
  for (size_t i = 1; i < numbers.size(); ++i) {
    const FindResult with = ask("tra nước", documents + 1, filters()[i], 0);
    catalog->script("UPDATE catalogue SET facets = 0");
    const FindResult without = ask("tra nước", documents + 1, filters()[i], 0);
    catalog->script("UPDATE catalogue SET facets = 1");
    EXPECT_EQ(with.matching, numbers[i]) << i;
    EXPECT_EQ(documents_of(with), documents_of(without)) << i;
    for (size_t hit = 0; hit < with.hits.size(); ++hit) {
      EXPECT_EQ(with.hits[hit].score, without.hits[hit].score);
      EXPECT_EQ(with.hits[hit].marks, without.hits[hit].marks);
    }
  }
}

TEST_F(Find, FacetsAreNoWordsOfTheText) {
  for (const char* words : {"kh", "§tkh", "2024", "y2024", "so y te", "iso"}) EXPECT_TRUE(ask(words, 1).hits.empty());
}

TEST_F(Find, WhatStandsInTheEarlierHalf) {
  EXPECT_EQ(documents_of(ask("do do man", 1)), std::vector<int64_t>{with_a_rare_word});
  EXPECT_EQ(documents_of(ask("bến phà", 1)), (std::vector<int64_t>{3000, 2000, 1000}));
  EXPECT_EQ(ask("kiem tra", 1).matching, 1000U);
  EXPECT_TRUE(ask("kiem tra", 1).at_least);
}

TEST_F(Find, WhatHasTheMarksComesFirst) {
  // Of those with the words few have their marks: the ones catalogued last have others, more than are looked at first.
  for (int64_t id = 1; id <= 60; ++id) add_text(documents + id, id == 3 || id == 5 ? "bàn hàng quà" : "bán hàng quá");
  const FindResult first = ask("bàn hàng", 1, {}, 5);
  EXPECT_EQ(documents_of(first), (std::vector<int64_t>{3005, 3003, 3060, 3059, 3058}));
  EXPECT_EQ(first.matching, 60U);
  EXPECT_TRUE(first.hits[1].marks && !first.hits[2].marks);
  // The same where all are looked at.
  EXPECT_EQ(documents_of(ask("bàn hàng", 1, {}, 50)), documents_of(ask("bàn hàng", documents + 61, {}, 50)));
  const FindResult all = ask("bàn hàng", 1, {}, 0);
  EXPECT_EQ(all.hits.size(), 60U);
  EXPECT_EQ(all.hits[1].origin.document, 3003);
  EXPECT_EQ(all.hits[59].origin.document, 3001);
  EXPECT_TRUE(all.hits[1].marks && !all.hits[2].marks);
}

TEST_F(Find, WhatHasTheMarksComesFirstThoughManyLaterHaveOthers) {
  for (int64_t id = 1; id <= 1200; ++id) add_text(documents + id, id == 3 ? "bàn hàng" : "bán hàng");
  const FindResult result = ask("bàn hàng", 1, {}, 2);
  EXPECT_EQ(documents_of(result), (std::vector<int64_t>{3003, 4200}));
  EXPECT_EQ(result.matching, 1000U);
  EXPECT_TRUE(result.at_least);
}

TEST_F(Find, MarksOfWordsInNoPassageAreThoseOfTheIndex) {
  // As a heading that is in no row: the index alone has it.
  add_text(documents + 1, "Nơi nhận", "");
  add_text(documents + 2, "Nói nhân", "");
  const FindResult marked = ask("nơi nhận", 1);
  EXPECT_EQ(documents_of(marked), (std::vector<int64_t>{3001, 3002}));
  EXPECT_TRUE(marked.hits[0].marks);
  EXPECT_FALSE(marked.hits[1].marks);
  const FindResult bare = ask("noi nhan", 1);
  EXPECT_EQ(documents_of(bare), (std::vector<int64_t>{3002, 3001}));
  EXPECT_TRUE(bare.hits[0].marks && bare.hits[1].marks);
  FindQuery exact;
  exact.phrases = {"nơi nhận"};
  exact.exact_marks = true;
  EXPECT_EQ(documents_of(find(*catalog, exact)), std::vector<int64_t>{3001});
}

TEST_F(Find, AnUnknownTypeIsTold) {
  DocumentFilter filter;
  filter.type = "QĐ";
  EXPECT_THROW(ask("kiem tra", 1, filter), UnknownType);
}

}  // namespace
}  // namespace vanban::batch
