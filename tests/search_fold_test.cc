// The form in which texts are searched.
#include "batch/search_fold.h"

#include <gtest/gtest.h>

#include "text/nfc.h"

namespace vanban::batch {
namespace {

TEST(SearchFold, MarksCaseAndSignsGo) {
  EXPECT_EQ(search_fold("Số: 12/QĐ-UBND, ngày 05/6/2024"), "so 12 qd ubnd ngay 05 6 2024");
  EXPECT_EQ(search_fold("ĐẶNG thị Ước đi Đắk Lắk."), "dang thi uoc di dak lak");
  EXPECT_EQ(search_fold("  – “Nước sạch”…\n\tgiếng\u00A0khoan "), "nuoc sach gieng khoan");
  EXPECT_EQ(search_fold(""), "");
  EXPECT_EQ(search_fold(" -/. "), "");
}

TEST(SearchFold, EveryVietnameseVowelHasItsBareLetter) {
  EXPECT_EQ(search_fold("aàảãáạăằẳẵắặâầẩẫấậ"), std::string(18, 'a'));
  EXPECT_EQ(search_fold("AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ"), std::string(18, 'a'));
  EXPECT_EQ(search_fold("eèẻẽéẹêềểễếệ"), std::string(12, 'e'));
  EXPECT_EQ(search_fold("iìỉĩíị"), std::string(6, 'i'));
  EXPECT_EQ(search_fold("oòỏõóọôồổỗốộơờởỡớợ"), std::string(18, 'o'));
  EXPECT_EQ(search_fold("UÙỦŨÚỤƯỪỬỮỨỰ"), std::string(12, 'u'));
  EXPECT_EQ(search_fold("yỳỷỹýỵ"), std::string(6, 'y'));
  EXPECT_EQ(search_fold("đĐÐ"), "ddd");  // the last is the letter eth, typed for Đ
}

TEST(SearchFold, NormalFormsAreOne) {
  const std::string composed = "Hoà bình, ước nguyện";
  const std::string apart = "Hoa\u0300 bi\u0300nh, u\u031Bo\u031B\u0301c nguye\u0323\u0302n";
  EXPECT_EQ(search_fold(apart), search_fold(composed));
  EXPECT_EQ(search_fold(composed), "hoa binh uoc nguyen");
  EXPECT_EQ(search_words(text::to_nfc(apart))[2].marked, "ước");
}

TEST(SearchFold, WhatNoReaderSeesSeparatesNothing) {
  EXPECT_EQ(search_fold("th\u00ADông b\u200Báo"), "thong bao");
  EXPECT_EQ(search_words("th\u00ADÔng")[0].marked, "thông");
  EXPECT_EQ(search_fold("\uFEFFkế hoạch"), "ke hoach");
}

TEST(SearchFold, MalformedBytesSeparateWords) { EXPECT_EQ(search_fold("ke\xFFhoach\xC3"), "ke hoach"); }

TEST(SearchFold, OtherScriptsStay) {
  EXPECT_EQ(search_fold("Niño, naïve, 越南 2024"), "nino naive 越南 2024");
  EXPECT_EQ(search_fold("ລາວ—Россия"), "ລາວ Россия");
}

TEST(SearchEntry, HoldsBothFormsOfWordsWithMarks) {
  EXPECT_EQ(search_entry("Hòa bình, hoà"), "hoa binh hoa hòa bình");
  EXPECT_EQ(search_entry("Ban hanh 12/QD"), "ban hanh 12 qd");
  EXPECT_EQ(search_entry("Ủy ban ủy"), "uy ban uy ủy");
  EXPECT_EQ(search_entry("Đi"), "di đi");
  EXPECT_EQ(search_entry(""), "");
}

TEST(SearchWords, TheToneStandsInOnePlace) {
  EXPECT_EQ(search_words("hoà")[0].marked, search_words("HÒA")[0].marked);
  EXPECT_EQ(search_words("thuỷ")[0].marked, "thủy");
  EXPECT_EQ(search_words("quý")[0].marked, "quý");
  EXPECT_NE(search_words("hóa")[0].marked, search_words("hòa")[0].marked);
}

TEST(SearchWords, KnowWhereTheyStand) {
  const std::string text = "Số 7: đẳng giới.";
  std::vector<SearchWord> words = search_words(text);
  ASSERT_EQ(words.size(), 4U);
  std::string joined;
  for (const SearchWord& w : words) {
    EXPECT_EQ(search_fold(text.substr(w.begin, w.end - w.begin)), w.folded);
    joined += (joined.empty() ? "" : " ") + w.folded;
  }
  EXPECT_EQ(joined, search_fold(text));
  EXPECT_EQ(text.substr(words[2].begin, words[2].end - words[2].begin), "đẳng");
  EXPECT_EQ(words[2].folded, "dang");
}

}  // namespace
}  // namespace vanban::batch
