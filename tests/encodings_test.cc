// The encodings before Unicode: every letter there and back, and told apart by what they make.
#include <gtest/gtest.h>

#include <map>

#include "encode.h"
#include "text/decode.h"
#include "text/legacy.h"
#include "text/nfc.h"
#include "text/syllable.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

using test::bytes_of;

/// The 134 letters of Vietnamese beyond ASCII.
std::vector<std::string> letters() {
  std::vector<std::string> all = {"đ", "Đ"};
  for (const char* vowel : {"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"}) {
    for (const char* tone : {"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}) {
      std::string letter = to_nfc(std::string(vowel) + tone);
      if (letter.size() == 1) continue;
      all.push_back(letter);
      all.push_back(upper(letter));
    }
  }
  return all;
}

TEST(Encodings, HaveEveryLetter) {
  ASSERT_EQ(letters().size(), 134U);
  for (Legacy encoding : {Legacy::vni, Legacy::viscii, Legacy::windows_1258}) {
    std::map<std::string, std::string> known = bytes_of(encoding);
    for (const std::string& letter : letters()) EXPECT_TRUE(known.contains(letter)) << name_of(encoding) << letter;
  }
  std::map<std::string, std::string> small = bytes_of(Legacy::tcvn3);
  std::map<std::string, std::string> capital = bytes_of(Legacy::tcvn3_capital);
  for (const std::string& letter : letters()) {
    EXPECT_TRUE(upper(letter) == letter ? capital.contains(letter) : small.contains(letter)) << letter;
  }
}

constexpr std::string_view plain =
    "Căn cứ Nghị định của Chính phủ về kiểm soát thủ tục hành chính;\nTheo đề nghị của Trưởng phòng Nội vụ, Ủy ban "
    "nhân "
    "dân huyện yêu cầu các xã, thị trấn báo cáo trước ngày 20 tháng 6.\n";

TEST(Encodings, AreToldApartByTheWordsTheyMake) {
  for (Legacy encoding : {Legacy::tcvn3, Legacy::vni, Legacy::viscii, Legacy::windows_1258}) {
    std::string text(plain);
    if (encoding == Legacy::tcvn3) text.replace(text.find("Ủy"), std::string("Ủy").size(), "ủy");  // no such capital
    std::string bytes = test::Encoder(encoding)(text);
    Decoded found = decode(bytes);
    EXPECT_STREQ(found.encoding, name_of(encoding));
    EXPECT_EQ(found.text, text) << name_of(encoding);
    // The same bytes taken for Latin and turned into UTF-8, as some programs do.
    EXPECT_EQ(decode(from_legacy(bytes, Legacy::windows_1252)).text, text) << name_of(encoding);
  }
}

TEST(Encodings, UnicodeInEveryWidth) {
  for (bool little : {true, false}) {
    std::string wide16;
    std::string wide32;
    for (char c : std::string("Kinh gui: Cac thon.")) {
      wide16 += little ? std::string{c, '\0'} : std::string{'\0', c};
      wide32 += little ? std::string{c, '\0', '\0', '\0'} : std::string{'\0', '\0', '\0', c};
    }
    EXPECT_EQ(decode(wide16).text, "Kinh gui: Cac thon.");
    EXPECT_EQ(decode(wide32).text, "Kinh gui: Cac thon.");
    EXPECT_STREQ(decode(wide32).encoding, little ? "UTF-32LE" : "UTF-32BE");
  }
}

TEST(Encodings, WhatIsUnicodeStaysSo) {
  for (std::string_view text : {plain, std::string_view("Phòng Công an, là nhà"), std::string_view("Café à Paris"),
                                std::string_view("1. ABC"), std::string_view()}) {
    EXPECT_EQ(decode(text).text, text);
    EXPECT_STREQ(decode(text).encoding, "UTF-8");
  }
  // A few bytes lost do not make another encoding of it.
  std::string damaged(plain);
  damaged.erase(7, 1);
  EXPECT_STREQ(decode(damaged).encoding, "UTF-8");
  EXPECT_GT(decode(damaged).replaced.count, 0U);
}

TEST(Encodings, EncodedTwice) {
  std::string twice;
  for (char c : plain) append_utf8(twice, static_cast<unsigned char>(c));
  EXPECT_EQ(decode(twice).text, plain);
}

TEST(Encodings, CapitalsOfFontsAreSeenInTheLine) {
  std::string latin;
  for (const char* part : {"C\xE9NG H\xDF"
                           "A X\xB7 H\xE9I CH\xF1 NGH\xDC"
                           "A VI\xD6T NAM\n",
                           "Ngh\xDC"
                           "a vi\xD6t nam\n"})
    latin += part;
  EXPECT_EQ(decode(latin, "TCVN3").text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNghĩa việt nam\n");
}

TEST(Encodings, ALostHornIsReported) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text +=
        "C\xE9ng h\xDF"
        "a x\xB7 h\xE9i ch\xF1 ngh\xDC"
        "a Vi\xD6t Nam\n";
  EXPECT_TRUE(decode(text).lost_horn);
  EXPECT_FALSE(decode(text + "tr\xAD\xEA"
                             "ng\n")
                   .lost_horn);
}

TEST(Syllables, OfVietnameseOnly) {
  for (const char* good : {"nghĩa", "QUYẾT", "giường", "Ủy", "khuỷu", "độc", "gì", "ươm"})
    EXPECT_TRUE(is_syllable(good)) << good;
  for (const char* bad : {"ngh", "xyz", "quyêt", "bàc", "été", "", "ngghe"}) EXPECT_FALSE(is_syllable(bad)) << bad;
}

TEST(Fonts, OfTheOldEncodings) {
  EXPECT_EQ(legacy_font(".VnTime"), Legacy::tcvn3);
  EXPECT_EQ(legacy_font("'.VnArial NarrowH'"), Legacy::tcvn3_capital);
  EXPECT_EQ(legacy_font("VNI-Helve"), Legacy::vni);
  EXPECT_EQ(legacy_font("Times New Roman"), std::nullopt);
}

}  // namespace
}  // namespace vanban::text
