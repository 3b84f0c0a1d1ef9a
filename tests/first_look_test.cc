// What is looked at before a pattern is asked or a letter is taken apart: quick answers must never differ from slow
// ones.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/heads.h"
#include "grammar/prefix.h"
#include "grammar/required.h"
#include "structure/conditions.h"
#include "text/capitals.h"
#include "text/decode.h"
#include "text/fold.h"
#include "text/holds.h"

namespace {

using vanban::grammar::Captures;
using vanban::grammar::Grammar;
using vanban::grammar::Head;
using vanban::grammar::heads_of;
using vanban::grammar::Hit;
using vanban::grammar::may_begin;
using vanban::grammar::Pattern;
using vanban::grammar::Prefix;
using vanban::grammar::prefix_of;
using vanban::grammar::Required;
using vanban::grammar::required_of;
using vanban::grammar::TriggerIndex;

bool admits(const char* pattern, const char* text) { return prefix_of(pattern).admits(text); }

TEST(Prefix, FollowsLettersClassesAndAlternatives) {
  EXPECT_TRUE(admits("kế hoạch", "kế hoạch số 1"));
  EXPECT_FALSE(admits("kế hoạch", "kẻ hoạch"));
  EXPECT_TRUE(admits("(?:trang|page) ?\\d", "page 3"));
  EXPECT_FALSE(admits("(?:trang|page) ?\\d", "mage 3"));
  EXPECT_FALSE(admits("[à-ỹ]x", "az"));
  EXPECT_TRUE(admits("[à-ỹ]x", "ỹx"));
  EXPECT_FALSE(admits("[^a-z]b", "ab"));
  EXPECT_TRUE(admits("[^a-z]b", "ộb"));
  EXPECT_FALSE(admits("\\(?kèm", "[kèm"));
  EXPECT_TRUE(admits("\\(?kèm", "(kèm"));
}

TEST(Prefix, CountsTurns) {
  EXPECT_TRUE(admits("\\d{1,3}/", "12/"));
  EXPECT_FALSE(admits("\\d{2,3}/", "1/2"));
  EXPECT_TRUE(admits("a*b", "aaaaaaaaab"));
  EXPECT_FALSE(admits("a+b", "b"));
  EXPECT_TRUE(admits("(?:ab)+?c", "ababab"));
  EXPECT_FALSE(admits("(?P<n>[IVX]{1,6})\\.", "A."));
}

TEST(Prefix, JudgesShortTextsByWhatTheyHave) {
  EXPECT_TRUE(admits("như trên$", "như"));
  EXPECT_TRUE(admits("x", ""));
  EXPECT_TRUE(admits("số ?: ?$", "số:"));
  EXPECT_TRUE(admits("a$|bcdefgh", "a"));
}

TEST(Prefix, LetsNothingFollowTheEndOfTheText) {
  EXPECT_TRUE(admits("(?:\\d+%|>)$", ">"));
  EXPECT_FALSE(admits("(?:\\d+%|>)$", "> 3"));
  EXPECT_TRUE(admits("stt(?: số|$)", "stt"));
  EXPECT_FALSE(admits("stt(?: số|$)", "stt:"));
  EXPECT_TRUE(admits("stt$|số", "số 1 và 2"));
}

TEST(Prefix, RefusesNothingItCannotRead) {
  EXPECT_TRUE(admits("(?i)abc", "XYZ"));
  EXPECT_TRUE(admits("[[:alpha:]]", "1"));
  EXPECT_TRUE(admits("*", "q"));
  EXPECT_TRUE(admits("(ab", "zz"));
  EXPECT_TRUE(admits("[ab", "zz"));
}

TEST(Heads, AreTheLettersOfEachAlternative) {
  std::vector<Head> heads = heads_of("(?:kế hoạch|(?:thông )?báo cáo) số");
  ASSERT_EQ(heads.size(), 3U);
  EXPECT_TRUE(may_begin(heads, "kế hoạch số 2"));
  EXPECT_TRUE(may_begin(heads, "báo cáo số 2"));
  EXPECT_TRUE(may_begin(heads, "thông báo cáo"));
  EXPECT_FALSE(may_begin(heads, "thống kê"));
  EXPECT_FALSE(may_begin(heads, "b"));
}

TEST(Heads, EndBeforeWhatMayBeMissing) {
  EXPECT_TRUE(may_begin(heads_of("lưu ?:"), "lưu:"));
  EXPECT_TRUE(may_begin(heads_of("chữs?"), "chữ"));
  EXPECT_TRUE(may_begin(heads_of("ab{0,2}c"), "ac"));
  EXPECT_TRUE(may_begin(heads_of("ab+c"), "abbc"));
  EXPECT_FALSE(may_begin(heads_of("\\(kèm"), "kèm"));
}

TEST(Heads, AreNoneWhereAnAlternativeHasNoLetters) {
  EXPECT_TRUE(heads_of("[a-z]b").empty());
  EXPECT_TRUE(heads_of("kế|\\d+").empty());
  EXPECT_TRUE(heads_of("(?:a)*b").empty());
  EXPECT_TRUE(heads_of("").empty());
  EXPECT_TRUE(heads_of("(a|").empty());
}

/// What a search finds, which no quick look stands before, a match at that place must find too.
TEST(FirstLook, RefusesNoMatchOfTheGrammar) {
  auto grammar = Grammar::embedded();
  size_t tried = 0;
  for (const std::string& name : grammar->family_names()) {
    for (const auto& rule : grammar->family(name).rules) {
      if (rule.pattern.empty()) continue;
      for (const auto* examples : {&rule.match, &rule.reject}) {
        for (const std::string& example : *examples) {
          std::string text = rule.pattern.cased() ? example : vanban::text::fold(example);
          Captures found;
          for (size_t at = 0; at < text.size() && rule.pattern.find(text, at, text.size(), found); ++at) {
            if (found.whole().begin != at) continue;
            Captures again;
            EXPECT_TRUE(rule.pattern.match_at(text, at, text.size(), again)) << rule.name << ": " << text;
            EXPECT_TRUE(rule.pattern.holds_at(text, at, text.size())) << rule.name << ": " << text;
            ++tried;
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 1000U);
}

TEST(Holds, FindsWhatTheStandardLibraryFinds) {
  std::mt19937 random(7);
  const std::string letters[] = {"a", "c", "đ", "ộ", "Đ", "1", " "};
  auto made = [&](size_t n) {
    std::string s;
    for (size_t i = 0; i < n; ++i) s += letters[random() % std::size(letters)];
    return s;
  };
  size_t found = 0;
  for (int turn = 0; turn < 20000; ++turn) {
    const std::string text = made(random() % 60);
    const std::string word = made(random() % 5);
    const bool stands = text.find(word) != std::string::npos;
    ASSERT_EQ(vanban::text::holds(text, word), stands) << '"' << word << "\" in \"" << text << '"';
    found += stands ? 1 : 0;
  }
  EXPECT_GT(found, 1000U);
}

TEST(Conditions, HoldWhereEveryRuleIsJudgedAlone) {
  std::mt19937 random(8);
  for (size_t rules : {0U, 1U, 3U, 4U, 5U, 44U}) {
    vanban::structure::Conditions conditions;
    std::vector<std::pair<uint32_t, uint32_t>> alone;
    for (size_t k = 0; k < rules; ++k) {
      alone.emplace_back(1U << random() % 6, k % 2 == 0 ? 0 : 1U << random() % 6);
      conditions.add(alone.back().first, alone.back().second);
    }
    for (uint32_t facts = 0; facts < 64; ++facts) {
      std::vector<size_t> expected;
      for (size_t k = 0; k < rules; ++k) {
        if ((facts & alone[k].first) == alone[k].first && (facts & alone[k].second) == 0) expected.push_back(k);
      }
      std::vector<size_t> held;
      conditions.each_holding(facts, [&](size_t k) { held.push_back(k); });
      ASSERT_EQ(held, expected) << facts;
    }
  }
}

TEST(Lexicon, FindsEachOfItsNamesAndTheLongestThatStandsThere) {
  auto grammar = Grammar::embedded();
  size_t names = 0;
  for (const std::string& family : grammar->family_names()) {
    const vanban::grammar::Lexicon& lexicon = grammar->lexicon(family);
    for (const auto& rule : grammar->family(family).rules) {
      if (rule.get("name").empty()) continue;
      const std::string name = vanban::text::fold(rule.get("name"));
      ASSERT_NE(lexicon.exact(name), nullptr) << family << ": " << name;
      EXPECT_EQ(lexicon.exact(name + "x"), nullptr) << family << ": " << name;
      size_t end = 0;
      ASSERT_NE(lexicon.longest_at("a " + name, 2, 2 + name.size(), end), nullptr) << family << ": " << name;
      EXPECT_EQ(end, 2 + name.size());
      const std::string within = name + " trong một câu dài";  // read sixteen bytes at a time
      ASSERT_NE(lexicon.longest_at(within, 0, within.size(), end), nullptr) << family << ": " << name;
      EXPECT_GE(end, name.size());
      ++names;
    }
  }
  EXPECT_GT(names, 300U);
  size_t end = 0;
  EXPECT_EQ(grammar->lexicon("types").longest_at("kế hoạchx", 0, 11, end), nullptr);
  EXPECT_EQ(grammar->lexicon("no such family").exact("kế hoạch"), nullptr);
}

TEST(PatternSet, PassesOverRulesWithoutAPattern) {
  Pattern none;
  Pattern folded("số", false);
  Pattern cased("SỐ", true);
  vanban::grammar::PatternSet set({&none, &folded, &cased});
  std::vector<size_t> admitted;
  set.each_admitted("SỐ 1", "số 1", [&](size_t i) {
    admitted.push_back(i);
    return false;
  });
  EXPECT_EQ(admitted, (std::vector<size_t>{1, 2}));
}

/// Every word of the list at every place, letter by letter.
std::vector<Hit> slow_hits(const std::vector<std::string>& words, const std::string& text, uint32_t begin,
                           uint32_t end) {
  std::vector<Hit> hits;
  std::string read = text.substr(0, end);
  for (uint32_t at = begin; at < end; ++at) {
    auto c = static_cast<unsigned char>(text[at]);
    if ((c & 0xC0) == 0x80) continue;
    bool starts = at == begin || vanban::text::starts_word(text, at);
    bool digit = c >= '0' && c <= '9';
    size_t longest = hits.size();
    if (digit) {
      bool run = at > begin && text[at - 1] >= '0' && text[at - 1] <= '9';
      if (!run) hits.push_back({at, 0});
      continue;
    }
    if (!starts) continue;
    for (uint16_t w = 1; w < words.size(); ++w) {
      if (read.compare(at, words[w].size(), words[w]) != 0 || at + words[w].size() > end) continue;
      if (vanban::text::ends_word(read, at + words[w].size())) hits.push_back({at, w});
    }
    std::sort(hits.begin() + static_cast<std::ptrdiff_t>(longest), hits.end(),
              [&](const Hit& a, const Hit& b) { return words[a.trigger].size() > words[b.trigger].size(); });
  }
  return hits;
}

TEST(TriggerIndex, FindsWhatALetterByLetterSearchFinds) {
  const std::vector<std::string> words = {"#",  "căn cứ",      "căn",       "ở",    "q",           "ngày",
                                          "số", "kế hoạch số", "thực hiện", "thực", "trách nhiệm", "nghiêng ngả"};
  TriggerIndex index;
  for (const std::string& word : words) index.add(word);
  index.build();
  const std::vector<std::string> pieces = {"căn",  "cứ",    "căncứ", "ở",       "q",
                                           "ngày", "số",    "kế",    "hoạch",   "thực",
                                           "hiện", "trách", "nhiệm", "nghiêng", "ngả",
                                           "12",   "7a",    "–",     "“",       "”",
                                           ",",    "(",     "đ",     "ổ",       "nghiêngnghiêngnghiêngnghiêngnghiêng"};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    size_t length = random() % 40;
    for (size_t i = 0; i < length; ++i) {
      text += pieces[random() % pieces.size()];
      if (random() % 4 != 0) text += ' ';
    }
    std::vector<Hit> found;
    auto end = static_cast<uint32_t>(text.size());
    index.find(text, 0, end, found);
    std::vector<Hit> slow = slow_hits(words, text, 0, end);
    ASSERT_EQ(found.size(), slow.size()) << text;
    for (size_t i = 0; i < slow.size(); ++i) {
      EXPECT_EQ(found[i].at, slow[i].at) << text;
      EXPECT_EQ(found[i].trigger, slow[i].trigger) << text;
    }
  }
}

TEST(Fold, IsTheSameInOnePieceAndWordByWord) {
  const std::vector<std::string> words = {"ỦY",  "Hoà", "ÐỒNG", "thuỷ", "ƯƠNG", "Ờ",   "ĐẶNG",
                                          "quý", "x",   "Ỹ",    "ð",    "KHOẺ", "Mỹ×Þ"};
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string whole;
    std::string parts;
    size_t count = random() % 60;
    for (size_t i = 0; i < count; ++i) {
      const std::string& word = words[random() % words.size()];
      whole += word + ' ';
      parts += vanban::text::fold(word) + ' ';
    }
    EXPECT_EQ(vanban::text::fold(whole), parts);
  }
}

/// RFC 3629, byte by byte.
bool well_formed(const std::string& s) {
  auto byte = [&](size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  for (size_t i = 0; i < s.size();) {
    unsigned c = byte(i);
    unsigned n = c < 0x80                 ? 1
                 : c >= 0xC2 && c <= 0xDF ? 2
                 : c >= 0xE0 && c <= 0xEF ? 3
                 : c >= 0xF0 && c <= 0xF4 ? 4
                                          : 0;
    if (n == 0) return false;
    for (unsigned k = 1; k < n; ++k) {
      if ((byte(i + k) & 0xC0) != 0x80) return false;
    }
    unsigned d = byte(i + 1);
    if ((c == 0xE0 && d < 0xA0) || (c == 0xED && d > 0x9F) || (c == 0xF0 && d < 0x90) || (c == 0xF4 && d > 0x8F))
      return false;
    i += n;
  }
  return true;
}

TEST(Decode, SeesEveryMalformedByte) {
  const std::vector<std::string> pieces = {"Vệ ",
                                           "đ",
                                           "a",
                                           "\xC3",
                                           "\x80",
                                           "\xE1\xBB",
                                           "ữ",
                                           "\xE0\x80\x80",
                                           "\xED\xA0\x80",
                                           "–",
                                           "\xF0\x9F\x98\x80",
                                           "\xC0\xAF",
                                           "\xFF",
                                           "\xEE\x80\x80",
                                           "số "};
  std::mt19937 random(13);
  for (int round = 0; round < 3000; ++round) {
    std::string text = "Số: 1/KH ";
    size_t count = random() % 20;
    bool damaged = round % 2 == 0;
    for (size_t i = 0; i < count; ++i) text += pieces[random() % (damaged ? pieces.size() : 3)];
    EXPECT_EQ(vanban::text::decode(text).replaced.count == 0, well_formed(text)) << round;
  }
}

TEST(Required, IsTheEndOfThePatternWhereItEndsInLetters) {
  Required stop = required_of("[^ ]+(?: [^ ]+){4,}\\.$");
  EXPECT_EQ(stop.word, ".");
  EXPECT_TRUE(stop.at_end);
  const std::vector<std::string> texts = {"một hai ba.", "một. hai"};
  EXPECT_TRUE(stop.admits(texts[0]));
  EXPECT_FALSE(stop.admits(texts[1]));
}

TEST(Required, IsTheLongestRunOutsideOfAlternatives) {
  EXPECT_EQ(required_of(".*ngày [\\d ]{1,3}tháng \\d+năm (?:của một|về)").word, "tháng ");
  EXPECT_EQ(required_of("[a-z]+ (?P<x>số )hiệu").word, " số hiệu");
  EXPECT_EQ(required_of("a?bcdex*f+gh").word, "bcde");
  EXPECT_FALSE(required_of("[a-z]+ngày").at_end);
}

TEST(Required, KnowsDigitsAtTheEnd) {
  for (const char* pattern : {"[a-z]+ \\d{4}$", "năm \\d+$", "x?\\d$"}) EXPECT_TRUE(required_of(pattern).digit_end);
  for (const char* pattern : {"[a-z]+ \\d{0,4}$", "năm \\d*$", "\\d?$", "\\d{4}", "\\d{4}.?$", "(?:\\d$)", "\\D$"})
    EXPECT_FALSE(required_of(pattern).digit_end) << pattern;
  const std::vector<std::string> texts = {"năm 2020", "năm 2020."};
  EXPECT_TRUE(required_of("năm \\d{4}$").admits(texts[0]));
  EXPECT_FALSE(required_of("năm \\d{4}$").admits(texts[1]));
}

TEST(Required, IsNothingWhereItIsNotSure) {
  for (const char* pattern : {"ngày|tháng", "(?:ngày|tháng)", "(?:ngày)?", "(?:ngày)*x", "[]ngày]", "\\pLngày",
                              "(?i)ngày", "ab", "", "(ngày", "ngày{2", "[ngày"}) {
    EXPECT_EQ(required_of(pattern).word, "") << pattern;
  }
}

TEST(Capitals, StandBesideEachOther) {
  const std::vector<std::string> with = {"UB", "0123456789abcdEFghijklmnop", "0123456789abcdeFGhijklmnop"};
  const std::vector<std::string> without = {"Đ C Sở Nội vụ A-B 1A2B, mà không có chữ", "A", ""};
  for (const std::string& text : with) EXPECT_TRUE(vanban::text::holds_capitals(text)) << text;
  for (const std::string& text : without) EXPECT_FALSE(vanban::text::holds_capitals(text)) << text;
}

}  // namespace
