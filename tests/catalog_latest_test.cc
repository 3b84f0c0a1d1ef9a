// Whoever wants only some rows gets the first ones, and few documents are read for them.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "batch/catalog/catalog.h"
#include "batch/query/cited.h"
#include "batch/query/tasks.h"
#include "temporary_folder.h"

namespace vanban::batch {
namespace {

constexpr int64_t documents = 700;
constexpr int64_t tasks_of_each = 2;

class Latest : public testing::Test {
 protected:
  Latest() {
    catalog = open(folder.file("c.sqlite"), Access::write);
    catalog->begin();
    for (int64_t id = 1; id <= documents; ++id) add(id);
    catalog->commit();
  }

  /// The day is not in the order of the ids, and some have none. Only the five oldest give a task to the school.
  void add(int64_t id) {
    const std::string name = "so" + std::to_string(id);
    const int64_t day = id * 37 % documents;
    const std::string date = std::to_string(1900 + day / 10) + "-01-0" + std::to_string(1 + day % 9);
    const bool undated = id % 100 == 0;
    const char* who = day < 5 && !undated ? "truong hoc" : "so y te";
    catalog->execute(
        "INSERT INTO documents (id, sha256, source, bytes, version, grammar, date, text_hash) VALUES (?, ?, ?, 1, '', "
        "'', ?, 0)",
        {id, name, name, undated ? Value() : Value(date)});
    for (int64_t n = 0; n < tasks_of_each; ++n) {
      catalog->execute(
          "INSERT INTO responsibilities (document, n, assignee, assignee_folded, role, confidence) VALUES (?, ?, ?, ?, "
          "'lead', 1)",
          {id, n, who, who});
      catalog->execute(
          "INSERT INTO citations (document, n, code, code_folded, relation, self, text, confidence) VALUES (?, ?, "
          "'1/QĐ', '1 qd', 'basis', 0, '1/QĐ', 1)",
          {id, n});
    }
    catalog->execute("INSERT INTO keys (rowid, words) VALUES (?, ?)", {id, std::string(who) + " c1qd"});
  }

  Answer<TaskRow> ask_tasks(size_t limit, std::vector<std::string> assignee = {}) {
    TaskQuery query;
    query.assignee = std::move(assignee);
    query.limit = limit;
    return tasks(*catalog, query);
  }
  Answer<CitedRow> ask_cited(size_t limit) {
    CitedQuery query;
    query.reference = "1/QĐ";
    query.limit = limit;
    return cited(*catalog, query);
  }

  tests::TemporaryFolder folder;  // outlives the catalogue in it
  std::unique_ptr<Catalog> catalog;
};

/// The answer with a limit begins as the whole one does.
template <typename Row>
void expect_beginning(const Answer<Row>& part, const Answer<Row>& whole, size_t limit) {
  ASSERT_GT(part.rows.size(), limit);
  ASSERT_LT(part.rows.size(), whole.rows.size());
  EXPECT_TRUE(part.at_least);
  for (size_t i = 0; i < part.rows.size(); ++i)
    EXPECT_EQ(part.rows[i].origin.document, whole.rows[i].origin.document) << i;
}

TEST_F(Latest, SomeAreTheFirstOfAll) {
  const Answer<TaskRow> all_tasks = ask_tasks(0);
  const Answer<CitedRow> all_cited = ask_cited(0);
  EXPECT_EQ(all_tasks.rows.size(), static_cast<size_t>(documents * tasks_of_each));
  EXPECT_FALSE(all_tasks.at_least);
  EXPECT_EQ(all_cited.rows.size(), static_cast<size_t>(documents * tasks_of_each));
  for (size_t limit : {size_t{1}, size_t{20}, size_t{300}}) {
    expect_beginning(ask_tasks(limit), all_tasks, limit);
    expect_beginning(ask_cited(limit), all_cited, limit);
    expect_beginning(ask_tasks(limit, {"y te"}), ask_tasks(0, {"y te"}), limit);
  }
}

TEST_F(Latest, WhatOnlyOldOnesHaveIsFound) {
  const Answer<TaskRow> school = ask_tasks(3, {"truong hoc"});
  EXPECT_GT(school.rows.size(), 3U);
  EXPECT_EQ(school.rows.size(), ask_tasks(0, {"truong hoc"}).rows.size());
  EXPECT_FALSE(school.at_least);
}

TEST_F(Latest, ALimitBeyondAllIsNone) {
  EXPECT_EQ(ask_tasks(5000).rows.size(), static_cast<size_t>(documents * tasks_of_each));
  EXPECT_FALSE(ask_tasks(5000).at_least);
}

}  // namespace
}  // namespace vanban::batch
