// The words under which documents are looked up: whatever a deadline touches finds it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

#include "batch/key_words.h"

namespace vanban::batch {
namespace {

std::vector<std::string> words_of(const std::string& start, const std::string& end) {
  KeyWords keys;
  keys.days(start, end);
  std::istringstream all(keys.take());
  std::vector<std::string> words;
  for (std::string word; all >> word;) words.push_back(word);
  return words;
}

bool finds(const KeyChoices& choices, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(choices.begin(), choices.end(), [&](const KeyChoice& choice) {
      return choice.beginning ? word.starts_with(choice.words) : word == choice.words;
    });
  });
}

using Words = std::vector<std::string>;

TEST(Keys, OfCodesAndNamesOnceEach) {
  KeyWords keys;
  keys.name("so y te");
  keys.cited_code("12 qd ubnd");
  keys.own_code("7 kh syt");
  keys.name("so y te");
  keys.name("");
  keys.cited_code("");
  EXPECT_EQ(keys.take(), "so y te c12qdubnd n7khsyt");
  EXPECT_EQ(keys.take(), "");
  keys.name("so y te");
  EXPECT_EQ(keys.take(), "so y te");
}

TEST(Keys, OfADeadlineAreItsMonths) {
  EXPECT_EQ(words_of("", "2024-06-20"), Words{"m202406"});
  EXPECT_EQ(words_of("2023-12-31", "2024-02-01"), (Words{"m202312", "m202401", "m202402"}));
  EXPECT_EQ(words_of("", "2024-06"), Words{"m202406"});
  EXPECT_EQ(words_of("2024", "").size(), 12U);
  EXPECT_EQ(words_of("2020-01-01", "2025-12-31"), Words{"mlong"});
  EXPECT_EQ(words_of("", ""), Words{});
}

TEST(Keys, OfAStretchAreFew) {
  KeyChoices of_a_month = keys_of_days("2024-06-01", "2024-06-30");
  EXPECT_EQ(of_a_month.size(), 2U);  // the long ones, too
  EXPECT_LT(keys_of_days("2024-11-05", "").size(), 50U);
  EXPECT_LT(keys_of_days("", "2024-11-05").size(), 50U);
}

/// Every deadline that touches a stretch shares a key with it, and none that is a month off does.
TEST(Keys, FindWhatTouches) {
  auto day = [](int month, int of_month) {
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", 1998 + month / 12, month % 12 + 1, of_month);
    return std::string(text);
  };
  constexpr int months = 60;
  for (int first = 0; first < months; first += 5) {
    for (int last = first; last < months; last += 7) {
      const KeyChoices closed = keys_of_days(day(first, 15), day(last, 15));
      const KeyChoices from = keys_of_days(day(first, 15), ""), to = keys_of_days("", day(last, 15));
      for (int begin = 0; begin < months; begin += 3) {
        for (int end : {begin, begin + 4, begin + 30}) {
          const Words words = words_of(day(begin, 10), day(end, 20));
          const bool is_long = end - begin >= 24, after = end >= first, before = begin <= last;
          EXPECT_EQ(finds(from, words), after || is_long) << first << ' ' << begin << ' ' << end;
          EXPECT_EQ(finds(to, words), before || is_long) << last << ' ' << begin << ' ' << end;
          EXPECT_EQ(finds(closed, words), (after && before) || is_long)
              << first << ' ' << last << ' ' << begin << ' ' << end;
        }
      }
    }
  }
}

}  // namespace
}  // namespace vanban::batch
