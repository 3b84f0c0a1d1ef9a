// The grammar built in is the grammar in the folder, whole.
#include "grammar/digest.h"

#include <gtest/gtest.h>

namespace vanban::grammar {
namespace {

TEST(Digest, TheEmbeddedGrammarIsTheFolders) {
  auto folder = Grammar::from_folder(VANBAN_SOURCE_DIR "/grammars");
  EXPECT_TRUE(Digest::write(*folder) == embedded_digest());
  EXPECT_EQ(Grammar::embedded()->hash(), folder->hash());
}

TEST(Digest, ReadingBackLosesNothing) {
  auto folder = Grammar::from_folder(VANBAN_SOURCE_DIR "/grammars");
  auto back = Digest::read(Digest::write(*folder));
  EXPECT_TRUE(Digest::write(*back) == embedded_digest());
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

}  // namespace
}  // namespace vanban::grammar
