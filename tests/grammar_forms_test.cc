// What a grammar file may hold: a slip of the pen is refused where it stands, with what was probably meant.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "grammar/grammar.h"
#include "parse.h"

namespace vanban {
namespace {

using grammar::Grammar;
using grammar::GrammarError;

constexpr const char* families = R"(
[[families]]
name = "fruits"
keys = ["colour", "seasons"]
groups = ["kind"]
values = ["colour: red green", "seasons: spring autumn"]
)";

std::string refusal(const std::string& entry) {
  try {
    Grammar::from_files({{"families.toml", families}, {"fruits.toml", entry}});
  } catch (const GrammarError& e) {
    return e.what();
  }
  return "";
}

std::string fruit(const std::string& rest) {
  return "[[fruits]]\nrule = \"apple\"\npattern = 'a(?P<kind>b)'\nmatch = [\"ab\"]\nreject = [\"b\"]\n" + rest;
}

TEST(GrammarForms, WhatIsListedIsTaken) {
  EXPECT_EQ(refusal(fruit("colour = \"red\"\nseasons = [\"spring\", \"autumn\"]\nsearch = true\nabout = \"x\"\n")), "");
  EXPECT_EQ(refusal("[[fruits]]\nname = \"pear\"\naliases = [\"pears\"]\ncolour = \"green\"\n"), "");
}

TEST(GrammarForms, ASlipIsRefusedWithWhatWasMeant) {
  EXPECT_EQ(refusal(fruit("color = \"red\"\n")),
            "fruits.toml:1: fruits.apple: unknown key 'color'; did you mean \"colour\"?");
  EXPECT_EQ(refusal(fruit("triger = [\"a\"]\n")),
            "fruits.toml:1: fruits.apple: unknown key 'triger'; did you mean \"trigger\"?");
  EXPECT_EQ(refusal(fruit("colour = \"rad\"\n")),
            "fruits.toml:1: fruits.apple: colour cannot be 'rad'; did you mean \"red\"?");
  EXPECT_EQ(refusal(fruit("seasons = [\"spring\", \"sumer\"]\n")),
            "fruits.toml:1: fruits.apple: seasons cannot be 'sumer'; those there are: spring, autumn");
  EXPECT_EQ(refusal("[[fruit]]\nname = \"pear\"\n"),
            "fruits.toml:1: no family is named [[fruit]]; did you mean \"fruits\"?");
}

TEST(GrammarForms, GroupsThatNothingReadsAreRefused) {
  EXPECT_EQ(refusal("[[fruits]]\nrule = \"a\"\npattern = '(?P<kin>b)'\nmatch = [\"b\"]\nreject = [\"c\"]\n"),
            "fruits.toml:1: fruits.a: nothing reads a group 'kin' here; did you mean \"kind\"?");
}

TEST(GrammarForms, ARuleIsThereOnce) {
  EXPECT_EQ(refusal(fruit("") + fruit("")),
            "fruits.toml:6: fruits.apple is there twice; give one of them another name");
}

TEST(GrammarForms, ExamplesOfWordsWouldProveNothing) {
  EXPECT_NE(refusal("[[fruits]]\nname = \"pear\"\nmatch = [\"pear\"]\n").find("has examples but no pattern"),
            std::string::npos);
}

TEST(GrammarForms, AGrammarWithoutFormsIsTakenAsItIs) {
  EXPECT_NO_THROW(Grammar::from_files({{"any.toml", "[[anything]]\nname = \"x\"\nwhatever = \"y\"\n"}}));
}

TEST(GrammarForms, ADateNoDocumentWouldAskForDoesNotHold) {
  const std::string day =
      "[[dates]]\nrule = \"day\"\nunit = \"day\"\ntrigger = [\"ngày\"]\ndigits = true\nnext = [\"tháng\"]\n"
      "pattern = 'ngày (?P<d>\\d) thg'\nmatch = [\"ngày 5 thg\"]\nreject = [\"ngày 5\"]\n";
  auto failures = check_examples(*Grammar::from_files({{"dates.toml", day}}));
  ASSERT_EQ(failures.size(), 1U);
  EXPECT_EQ(failures[0],
            "dates.toml:1: dates.day: its example \"ngày 5 thg\" is refused before the pattern is asked; correct "
            "digits, next, skip or behind");
}

TEST(GrammarForms, NoPatternCompilesToVeryMuch) {
  // A class with a high count is compiled that many times over; one such pattern can cost a third of a start.
  constexpr int most = 3000;  // instructions, some 0.9 ms
  const auto grammar = grammar::Grammar::embedded();
  for (size_t id = 1; id <= grammar->rule_count(); ++id) {
    const grammar::Rule* rule = grammar->rule(static_cast<RuleId>(id));
    EXPECT_LE(rule->pattern.program_size(), most) << rule->file << ":" << rule->line << ": " << rule->name;
  }
}

TEST(GrammarForms, ProfilesAreNamed) {
  const auto names = profile_names(*Grammar::embedded());
  EXPECT_NE(std::find(names.begin(), names.end(), "party-2018"), names.end());
}

}  // namespace
}  // namespace vanban
