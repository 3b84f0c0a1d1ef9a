// Every bug that was found once: the documents of corpus/regressions keep the laws, its grammars are refused in plain
// words.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "grammar/grammar.h"
#include "laws.h"
#include "parse.h"

namespace {

namespace fs = std::filesystem;

std::string contents_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> files_with(const char* extension) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(VANBAN_SOURCE_DIR) / "corpus" / "regressions")) {
    if (entry.path().extension() == extension) paths.push_back(entry.path());
  }
  return paths;
}

TEST(Regressions, GrammarsAreRefusedByFileAndLine) {
  std::vector<fs::path> paths = files_with(".toml");
  ASSERT_FALSE(paths.empty());
  for (const fs::path& path : paths) {
    try {
      vanban::grammar::Grammar::from_files({{path.filename().string(), contents_of(path)}});
      ADD_FAILURE() << path << " was accepted";
    } catch (const vanban::grammar::GrammarError& e) {
      EXPECT_EQ(std::string(e.what()).rfind(path.filename().string() + ":", 0), 0U) << e.what();
    }
  }
}

TEST(Regressions, DocumentsLoseNothing) {
  std::vector<fs::path> paths = files_with(".txt");
  ASSERT_FALSE(paths.empty());
  for (const fs::path& path : paths) {
    std::string bytes = contents_of(path);
    vanban::Document document = vanban::parse(bytes, *vanban::grammar::Grammar::embedded());
    std::string_view source = vanban::source_text(document, bytes);
    EXPECT_EQ(vanban::test::lost_ink(document, source), "") << path;
    EXPECT_EQ(vanban::test::untrue_span(document, source), "") << path;
    EXPECT_EQ(vanban::test::bad_trees(document), "") << path;
  }
}

}  // namespace
