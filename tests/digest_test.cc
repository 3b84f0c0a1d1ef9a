// The grammar built in is the grammar in the folder, whole.
#include "grammar/digest.h"

#include <gtest/gtest.h>

#include "prepare.h"
#include "structure/labels.h"
#include "text/fold.h"
#include "views/duty_words.h"

namespace vanban::grammar {
namespace {

TEST(Digest, TheEmbeddedGrammarIsTheFolders) {
  auto folder = Grammar::from_folder(VANBAN_SOURCE_DIR "/grammars");
  EXPECT_TRUE(Digest::write(*folder, prepare(*folder)) == embedded_digest());
  EXPECT_EQ(Grammar::embedded()->hash(), folder->hash());
}

TEST(Digest, ReadingBackLosesNothing) {
  auto folder = Grammar::from_folder(VANBAN_SOURCE_DIR "/grammars");
  const std::string digest = Digest::write(*folder);
  auto back = Digest::read(digest);
  EXPECT_TRUE(Digest::write(*back) == digest);
  ASSERT_EQ(back->rule_count(), folder->rule_count());
  EXPECT_EQ(back->family_names(), folder->family_names());
  EXPECT_EQ(back->triggers().size(), folder->triggers().size());
  for (size_t id = 1; id <= back->rule_count(); ++id) {
    const Rule* a = folder->rule(static_cast<RuleId>(id));
    const Rule* b = back->rule(static_cast<RuleId>(id));
    EXPECT_EQ(a->name, b->name);
    EXPECT_EQ(a->pattern.empty(), b->pattern.empty());
  }
}

/// What a stage takes from the digest is what it would make itself, and it does take it.
template <typename T>
void expect_prepared() {
  auto folder = Grammar::from_folder(VANBAN_SOURCE_DIR "/grammars");
  EXPECT_EQ(folder->prepared(T::prepared_name), "");
  const std::string_view kept = Grammar::embedded()->prepared(T::prepared_name);
  EXPECT_FALSE(kept.empty());
  EXPECT_TRUE(T(*folder).prepare() == kept);
  EXPECT_TRUE(T(*Grammar::embedded()).prepare() == kept);
}

TEST(Digest, HoldsTheWordsOfDuties) { expect_prepared<views::DutyWords>(); }
TEST(Digest, HoldsTheSignsOfLists) { expect_prepared<structure::LabelReader>(); }

TEST(Digest, LexiconsAndTriggersFindTheSame) {
  auto folder = Grammar::from_folder(VANBAN_SOURCE_DIR "/grammars");
  const std::string digest = Digest::write(*folder);
  auto back = Digest::read(digest);
  for (const std::string& name : folder->family_names()) {
    for (const Rule& rule : folder->family(name).rules) {
      for (const std::string& trigger : rule.triggers) {
        const std::string text = trigger == "#" ? "12" : trigger;
        std::vector<Hit> a;
        std::vector<Hit> b;
        folder->triggers().find(text, 0, static_cast<uint32_t>(text.size()), a);
        back->triggers().find(text, 0, static_cast<uint32_t>(text.size()), b);
        ASSERT_FALSE(a.empty()) << rule.name << ": " << trigger;
        ASSERT_EQ(a.size(), b.size());
        EXPECT_EQ(a[0].trigger, b[0].trigger);
        EXPECT_TRUE(folder->family(name).waits_for(a[0].trigger));
        EXPECT_TRUE(back->family(name).waits_for(a[0].trigger));
      }
      const std::string key = text::fold(rule.get("name"));
      if (key.empty()) continue;
      const Rule* found = back->lexicon(name).exact(key);
      ASSERT_NE(found, nullptr) << rule.name;
      EXPECT_EQ(found->name, folder->lexicon(name).exact(key)->name);
    }
  }
}

}  // namespace
}  // namespace vanban::grammar
