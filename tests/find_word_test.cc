// The words of a vocabulary, looked for in a stretch of text.
#include "grammar/find_word.h"

#include <gtest/gtest.h>

#include <string>

#include "grammar/grammar.h"
#include "text/fold.h"

namespace vanban::grammar {
namespace {

class FindWord : public ::testing::Test {
 protected:
  /// What is found of the text, or "-".
  std::string first(const std::string& text) const {
    return found(text, first_of(words(), text::fold(text), 0, size(text)));
  }
  std::string last(const std::string& text) const {
    return found(text, last_of(words(), text::fold(text), 0, size(text)));
  }

  const Lexicon& words() const { return grammar_->lexicon("joins"); }
  static uint32_t size(const std::string& text) { return static_cast<uint32_t>(text::fold(text).size()); }
  static std::string found(const std::string& text, Slice s) {
    EXPECT_TRUE(!s.empty() || s == (Slice{size(text), size(text)}));
    return s.empty() ? "-" : std::to_string(s.begin) + " " + text::fold(text).substr(s.begin, s.size());
  }

 private:
  std::shared_ptr<const Grammar> grammar_ = Grammar::from_files(
      {{"joins.toml", "[[joins]]\nname = \"của\"\n[[joins]]\nname = \"và\"\naliases = [\"và của\", \"cùng với\"]\n"}});
};

TEST_F(FindWord, TheFirstAndTheLast) {
  EXPECT_EQ(first("Kế hoạch của Sở và của Ban"), "13 của");
  EXPECT_EQ(last("Kế hoạch của Sở và của Ban"), "28 của");
  EXPECT_EQ(first("Sở Y tế"), "-");
  EXPECT_EQ(last(""), "-");
}

TEST_F(FindWord, TheLongestOfThoseThatBeginTogether) { EXPECT_EQ(first("Sở VÀ của Ban"), "5 và của"); }

TEST_F(FindWord, OnlyWholeWords) {
  EXPECT_EQ(first("cửa vàng, cùng về"), "-");
  EXPECT_EQ(first("(của Sở)"), "1 của");
  EXPECT_EQ(first("Sở/và Ban"), "5 và");
}

TEST_F(FindWord, NothingBeyondTheLimit) {
  const std::string fold = text::fold("Sở cùng với Ban và Hội");
  const auto half = static_cast<uint32_t>(fold.find("với"));
  EXPECT_TRUE(first_of(words(), fold, 0, half).empty());
  EXPECT_EQ(first_of(words(), fold, half, static_cast<uint32_t>(fold.size())).begin, fold.find("và"));
}

}  // namespace
}  // namespace vanban::grammar
