// The text that patterns are matched on, against the plainest way to make it.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "grammar/grammar.h"
#include "structure/noise.h"
#include "text/lines.h"
#include "text/signs.h"

namespace {

using vanban::text::Clean;
using vanban::text::is_space;

/// White space of any kind and length becomes one blank, and none is left at the ends.
std::string plainly(const std::string& text) {
  std::string out;
  bool blank = false;
  for (size_t i = 0; i < text.size();) {
    unsigned bytes = 1;
    if (is_space(text, i, bytes)) {
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      out += text.substr(i, bytes);
    }
    i += bytes;
  }
  return out;
}

TEST(Clean, FoldsWhiteSpaceWhereverItStands) {
  std::mt19937 random(11);
  const std::string parts[] = {"a", "kế", "Ủ", " ", " ", "  ", "\t", "\u00A0", "\u2003", "·", "–", "\u1680", "đ", "."};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t n = random() % 60; n > 0; --n) text += parts[random() % std::size(parts)];
    Clean clean;
    const auto range = clean.append(text, {0, static_cast<uint32_t>(text.size())});
    ASSERT_EQ(clean.text.substr(range.begin, range.end - range.begin), plainly(text)) << "of [" << text << "]";
  }
}

TEST(Clean, DropsTheSameMarksOfEmphasisInLongLinesAsInShortOnes) {
  const std::string behind(64, 'x');
  for (const std::string marked : {"**Mục tiêu** chung", "các *đơn vị* thuộc", "***Lưu ý:*** nộp", "a * b", "2 ** 3"}) {
    Clean alone;
    Clean longer;
    alone.append(marked, {0, static_cast<uint32_t>(marked.size())});
    longer.append(marked + behind, {0, static_cast<uint32_t>(marked.size())});
    EXPECT_EQ(alone.text, longer.text) << marked;
  }
}

TEST(Telltales, CountSignsThatRecognitionMakesUp) {
  const auto grammar = vanban::grammar::Grammar::embedded();
  const auto& telltales = grammar->derived<vanban::structure::Telltales>();
  const std::string sound = "Ủy ban nhân dân xã TÂN AN triển khai kế hoạch, thực hiện đúng tiến độ đã đề ra.";
  EXPECT_EQ(telltales.count(sound, 9), 0U);
  EXPECT_EQ(telltales.count("Ủy ban ©nhân dân» xã tân an triỆn khai kế hoạch ‡ thực hiện", 9), 4U);
  EXPECT_EQ(telltales.count("Ủy ban ©nhân dân» xã tân an triỆn khai kế hoạch ‡ thực hiện", 2), 2U);
  // A text may be cut within a character, which is then no sign.
  for (size_t n = 0; n < sound.size(); ++n) EXPECT_EQ(telltales.count(sound.substr(0, n), 9), 0U) << n;
}

TEST(Signs, AreFoundInATextAndNothingElseIs) {
  constexpr vanban::text::Signs signs(",;:(");
  EXPECT_TRUE(signs.in("Sở Y tế (đã ký)"));
  EXPECT_TRUE(signs.in("a,"));
  EXPECT_FALSE(signs.in("Sở Y tế - tỉnh."));
  EXPECT_FALSE(signs.in(""));
  for (int c = -128; c < 128; ++c) {
    EXPECT_EQ(signs.has(static_cast<char>(c)), std::string(",;:(").find(static_cast<char>(c)) != std::string::npos)
        << c;
  }
}

}  // namespace
