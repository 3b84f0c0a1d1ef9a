// Documents that go through the stages together read as each does alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "parse.h"
#include "write/write.h"

namespace vanban {
namespace {

namespace fs = std::filesystem;

struct Paper {
  Options options;
  std::string bytes;
};

/// The first documents of the corpus, by name.
std::vector<Paper> papers(size_t count) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(VANBAN_SOURCE_DIR) / "corpus" / "documents")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  paths.resize(std::min(paths.size(), count));
  std::vector<Paper> all;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    all.push_back({{}, bytes.str()});
    all.back().options.name = path.filename();
  }
  return all;
}

const grammar::Grammar& the_grammar() { return *grammar::Grammar::embedded(); }

std::string json_of(const Document& document, std::string_view bytes) {
  write::Buffer out;
  WriteOptions form;
  form.source = source_text(document, bytes);
  write::json(document, form, &the_grammar(), out);
  return std::string(out.view());
}

TEST(Convoy, EachReadsAsAlone) {
  const std::vector<Paper> all = papers(40);
  ASSERT_EQ(all.size(), 40U);
  Convoy convoy(the_grammar());
  for (const Paper& p : all) convoy.add(p.bytes, p.options);
  size_t next = 0;
  convoy.go([&](size_t number, const Document& document, const std::exception_ptr& problem) {
    EXPECT_EQ(number, next++);
    ASSERT_EQ(problem, nullptr);
    const Paper& p = all[number];
    EXPECT_EQ(json_of(document, p.bytes), json_of(parse(p.bytes, the_grammar(), p.options), p.bytes)) << p.options.name;
  });
  EXPECT_EQ(next, all.size());
  EXPECT_EQ(convoy.size(), 0U);
}

TEST(Convoy, OneThatCannotBeReadHoldsUpNone) {
  std::vector<Paper> all = papers(2);
  ASSERT_EQ(all.size(), 2U);
  all.insert(all.begin() + 1, {{}, std::string("PK\x03\x04", 4) + std::string(400, 'x')});
  Convoy convoy(the_grammar());
  for (const Paper& p : all) convoy.add(p.bytes, p.options);
  std::vector<bool> read;
  convoy.go([&](size_t, const Document& document, const std::exception_ptr& problem) {
    read.push_back(problem == nullptr);
    EXPECT_EQ(problem == nullptr, !document.text.empty());
  });
  EXPECT_EQ(read, (std::vector<bool>{true, false, true}));
}

TEST(Convoy, WaitsForTextsOfCommonSizeOnly) {
  const std::vector<Paper> one = papers(1);
  ASSERT_EQ(one.size(), 1U);
  auto full_after = [&](std::string_view bytes) {
    Convoy convoy(the_grammar());
    convoy.add(one.front().bytes, one.front().options);
    EXPECT_FALSE(convoy.full());
    convoy.add(bytes, one.front().options);
    return convoy.full();
  };
  EXPECT_FALSE(full_after(one.front().bytes));
  EXPECT_TRUE(full_after(std::string(1 << 20, 'a')));
  EXPECT_TRUE(full_after("<!DOCTYPE html><html><body><p>Thông báo</p></body></html>"));

  Convoy convoy(the_grammar());
  for (size_t n = 0; !convoy.full(); ++n) {
    ASSERT_LT(n, 1000U);
    convoy.add(one.front().bytes, one.front().options);
  }
  EXPECT_GT(convoy.size(), 8U);
}

}  // namespace
}  // namespace vanban
