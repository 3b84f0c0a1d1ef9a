// Base letters, and how far damaged words may be from those of a vocabulary.
#include "text/skeleton.h"

#include <gtest/gtest.h>

#include <string>

#include "grammar/grammar.h"
#include "structure/noise.h"

namespace vanban {
namespace {

TEST(Skeleton, DropsMarksBlanksAndSigns) {
  EXPECT_EQ(text::bones("KÉ HOẠCH").letters, "kehoach");
  EXPECT_EQ(text::bones(": CÔNG  ĐIỆN :").letters, "congdien");
  EXPECT_EQ(text::bones("SỞNỘIVỤ .").letters, "sonoivu");
}

TEST(Skeleton, TakesLikeShapesForOneLetter) {
  EXPECT_EQ(text::bones("l1I|").letters, "iiii");
  EXPECT_EQ(text::bones("N0I").letters, "noi");
  EXPECT_EQ(text::bones("GIÁrn ĐỐC").letters, "giamdoc");
}

TEST(Skeleton, KnowsWhereItsLettersStood) {
  const std::string line = "– Ê GIẦM";
  text::Skeleton bones = text::bones(line);
  ASSERT_EQ(bones.letters, "egiam");
  EXPECT_TRUE(bones.at[1].starts_word);
  EXPECT_FALSE(bones.at[2].starts_word);
  EXPECT_EQ(line.substr(bones.at[1].begin, bones.at[4].end - bones.at[1].begin), "GIẦM");
}

TEST(Near, CountsLettersToChange) {
  EXPECT_EQ(text::near_whole("quyetdinh", "quyetdinh", 1).distance, 0U);
  EXPECT_EQ(text::near_whole("quyetdnh", "quyetdinh", 1).distance, 1U);
  EXPECT_EQ(text::near_whole("thongtim", "thongbao", 1).distance, UINT32_MAX);
  EXPECT_EQ(text::near_whole("", "", 0).distance, 0U);
}

TEST(Near, ChoosesTheBestEnd) {
  text::Near near = text::near_start("giamdocsoyte", "giamdoc", 1);
  EXPECT_EQ(near.distance, 0U);
  EXPECT_EQ(near.end, 7U);
  EXPECT_EQ(text::near_start("gia", "giamdoc", 1).distance, UINT32_MAX);
}

TEST(Noise, KnowsSyllables) {
  const auto& noise = grammar::Grammar::embedded()->derived<structure::NoiseReader>();
  for (const char* word : {"nghiêng", "Quyết", "THUYỀN", "ở", "giếng", "Khuya"})
    EXPECT_TRUE(noise.syllable(word)) << word;
  for (const char* word : {"rỦI", "bcd", "ngxg", "tst", "Vw"}) EXPECT_FALSE(noise.syllable(word)) << word;
}

TEST(Noise, TellsPenStrokesFromWriting) {
  const auto& noise = grammar::Grammar::embedded()->derived<structure::NoiseReader>();
  for (const char* line : {"BR uk =óT Rn ”gỡ & K7WX⁄/P3- qs5 18", "c⁄", "z", "\\Ħ œ vẽ"})
    EXPECT_TRUE(noise.noisy(line)) << line;
  for (const char* line :
       {"- Lưu: VT, TH.", "Số: 12/KH-SXD", "V/v cấp nước", "(Forest Garden)", "12.500.000 đồng", "https://vidu.vn/a1"})
    EXPECT_FALSE(noise.noisy(line)) << line;
}

TEST(Noise, CutsSpecksButNoWordsOrBullets) {
  const auto& noise = grammar::Grammar::embedded()->derived<structure::NoiseReader>();
  auto sound = [&](const std::string& line) {
    Slice s = noise.sound_part(line, {0, static_cast<uint32_t>(line.size())});
    return line.substr(s.begin, s.size());
  };
  EXPECT_EQ(sound("_⁄ *r Đại hội chi đoàn ¬"), "Đại hội chi đoàn");
  EXPECT_EQ(sound("➢ Nộp bài đúng hạn"), "➢ Nộp bài đúng hạn");
  EXPECT_EQ(sound("- Như trên (b/c)"), "- Như trên (b/c)");
  EXPECT_EQ(sound("dọn vệ sinh CHỢ. ¬"), "dọn vệ sinh CHỢ.");
}

}  // namespace
}  // namespace vanban
