// The folded shadow of a text is as long as the text.
#include <gtest/gtest.h>

#include "text/fold.h"

namespace vanban::text {
namespace {

TEST(Fold, IsAsLongAsTheTextAndHasNoSignOfItsOwn) {
  const std::string_view vowels[] = {"a", "à", "á", "ả", "ã", "ạ", "e", "è", "é", "ẻ", "ẽ", "ẹ",
                                     "y", "ỳ", "ý", "ỷ", "ỹ", "ỵ", "i", "ì", "í", "ỉ", "ĩ", "ị"};
  for (std::string_view lead : {"", "h", "q", "th", "H", "TU"}) {
    for (std::string_view first : {"o", "u", "O", "U", "ư"}) {
      for (std::string_view vowel : vowels) {
        for (std::string_view behind : {"", " ", "n", ","}) {
          const std::string word = std::string(lead) + std::string(first) + std::string(vowel) + std::string(behind);
          const std::string folded = fold(word);
          EXPECT_EQ(folded.size(), word.size()) << word;
          EXPECT_EQ(folded.find('\0'), std::string::npos) << word;
        }
      }
    }
  }
}

TEST(Fold, TheToneGoesBackWhereThatTakesNoMoreBytes) {
  EXPECT_EQ(fold("Hoà Thuý uỷ TOẢ khoẻ"), "hòa thúy ủy tỏa khỏe");
  EXPECT_EQ(fold("hoàn quý"), "hoàn quý");          // not at the end of a syllable; qu is a consonant
  EXPECT_EQ(fold("tuỳ luỹ ngoẽ"), "tuỳ luỹ ngoẽ");  // the old way would be a byte shorter
}

}  // namespace
}  // namespace vanban::text
