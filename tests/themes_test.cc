// The themes a document announces, and the slogans it lists.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "growth.h"
#include "lines_document.h"
#include "options.h"
#include "parse.h"

namespace vanban {
namespace {

std::string themes_of(const Document& d) {
  std::string out;
  for (const Theme& t : d.themes) {
    if (!out.empty()) out += "; ";
    out += std::string(d.view(t.value.text)) + " [" + std::string(d.view(t.occasion)) + "]";
  }
  return out;
}

std::string slogans_of(const Document& d) {
  std::string out;
  for (const Slogan& s : d.slogans) {
    if (!out.empty()) out += " | ";
    out += std::string(d.view(s.value.text));
  }
  return out;
}

std::string themes(const std::string& line) { return themes_of(test::read({line}, views::find_themes_and_slogans)); }
std::string slogans(const std::string& line) { return slogans_of(test::read({line}, views::find_themes_and_slogans)); }

TEST(Themes, FindsWhatIsQuoted) {
  EXPECT_EQ(themes("Tổ chức hưởng ứng Ngày Nước với chủ đề “Nước sạch cho mọi nhà”."),
            "Nước sạch cho mọi nhà [Ngày Nước]");
  EXPECT_EQ(themes("Tháng Đọc sách năm 2019 có chủ đề là: \"Sách mở trí\"."), "Sách mở trí [Tháng Đọc sách năm 2019]");
  EXPECT_EQ(themes("chủ đề của Tuần lễ Biển năm 2020 là “Biển xanh quê hương”"),
            "Biển xanh quê hương [Tuần lễ Biển năm 2020]");
  EXPECT_EQ(themes("- Chủ đề: “Vì một mùa hè an toàn”"), "Vì một mùa hè an toàn []");
  EXPECT_EQ(
      themes("Chiến dịch Mùa hè xanh (từ 1/6 đến 30/6) với chủ đề “Trồng cây”; Ngày Sách với chủ đề “Đọc cùng con”"),
      "Trồng cây [Chiến dịch Mùa hè xanh]; Đọc cùng con [Ngày Sách]");
}

TEST(Themes, FindsALineThatBeginsSo) {
  EXPECT_EQ(themes("Chủ đề: Nước sạch cho mọi nhà."), "Nước sạch cho mọi nhà []");
  EXPECT_EQ(themes("Chủ đề Tuần lễ Biển năm 2020: Biển xanh quê hương"), "Biển xanh quê hương [Tuần lễ Biển năm 2020]");
}

TEST(Themes, FindsThemBelowAHeading) {
  EXPECT_EQ(themes_of(parse(
                "II. CHỦ ĐỀ, THỜI GIAN\n1. Chủ đề Tháng Đọc sách năm 2019\n“Sách mở trí”\n2. Thời gian\nTháng 4.\n",
                *grammar::Grammar::embedded())),
            "Sách mở trí [Tháng Đọc sách năm 2019]");
}

TEST(Themes, TakesEachOnce) {
  EXPECT_EQ(themes("Ngày Nước với chủ đề “Nước sạch”. Về Ngày Nước với chủ đề “Nước sạch”."), "Nước sạch [Ngày Nước]");
}

TEST(Themes, LeavesTheRestAlone) {
  for (const char* line : {"tuyên truyền về chủ đề, các thông điệp trên", "theo chủ đề, thông điệp chung “Sống xanh”",
                           "sinh hoạt chủ đề hằng tháng.",
                           "các nội dung liên quan đến chủ đề của Tháng hành động năm 2018; tăng cường “trao đổi”",
                           "chuyên đề “Đọc sách”"}) {
    EXPECT_EQ(themes(line), "") << line;
  }
}

TEST(Slogans, FindsTheListBelowAHeading) {
  const std::string list =
      "1. Nhiệt liệt chào mừng Ngày Nước!\n2. Tiết kiệm nước là bảo vệ cuộc sống;\n3. Nước sạch cho mọi nhà.\n";
  const std::string want =
      "Nhiệt liệt chào mừng Ngày Nước! | Tiết kiệm nước là bảo vệ cuộc sống | Nước sạch cho mọi nhà";
  for (const char* head :
       {"I. Khẩu hiệu tuyên truyền\n", "I. Một số thông điệp, khẩu hiệu\n", "I. Nội dung băng rôn, khẩu hiệu:\n"}) {
    EXPECT_EQ(slogans_of(parse(head + list + "II. Kinh phí\nTheo quy định.\n", *grammar::Grammar::embedded())), want)
        << head;
  }
  EXPECT_EQ(slogans_of(
                parse("I. TUYÊN TRUYỀN\nTreo băng rôn với các khẩu hiệu sau:\n- Sống xanh, sống đẹp;\n- Vì ngày mai.\n",
                      *grammar::Grammar::embedded())),
            "Sống xanh, sống đẹp | Vì ngày mai");
}

TEST(Slogans, FindsWhatIsQuotedInALine) {
  EXPECT_EQ(slogans("Khẩu hiệu: “Sống xanh”; “Sống đẹp”."), "Sống xanh | Sống đẹp");
  EXPECT_EQ(slogans("với thông điệp “Mỗi ngày một trang sách”"), "Mỗi ngày một trang sách");
  EXPECT_EQ(slogans("Khẩu hiệu hành động: Sống xanh vì ngày mai."), "Sống xanh vì ngày mai");
  EXPECT_EQ(slogans("Khẩu hiệu: theo Phụ lục kèm theo."), "");
}

TEST(Slogans, TakesNoSectionForAList) {
  EXPECT_EQ(slogans_of(parse("II. NỘI DUNG VÀ CHỦ ĐỀ, THÔNG ĐIỆP CHÍNH:\n1. Hoạt động thứ nhất\n- Tổ chức hội thi.\n2. "
                             "Hoạt động thứ hai\n- Tổ chức tọa đàm.\n",
                             *grammar::Grammar::embedded())),
            "");
  EXPECT_EQ(slogans("Treo băng rôn, khẩu hiệu tại trụ sở các đơn vị."), "");
}

TEST(Slogans, TheExtentTakesLabelAndMarks) {
  Document d = parse("I. Khẩu hiệu\n1. “Sống xanh”;\n2. Sống đẹp.\n", *grammar::Grammar::embedded());
  ASSERT_EQ(d.slogans.size(), 2U);
  EXPECT_EQ(d.view(d.slogans[0].value.text), "Sống xanh");
  EXPECT_EQ(d.view(d.slogans[0].value.extent), "1. “Sống xanh”;");
}

TEST(Themes, StaysLinear) {
  for (const std::string part : {"chủ đề khẩu hiệu ", "chủ đề “a b c d"}) {
    const auto read = [&](size_t times) {
      std::string line;
      for (size_t i = 0; i < times; ++i) line += part;
      return themes(line);
    };
    EXPECT_LT(test::growth(12000, read), test::linear) << part;
  }
}

TEST(Themes, GrammarProvesItsExamples) {
  for (const std::string& failure : grammar::Grammar::embedded()->check_examples()) {
    if (failure.find("themes.toml") != std::string::npos || failure.find("duties.toml") != std::string::npos)
      ADD_FAILURE() << failure;
  }
}

}  // namespace
}  // namespace vanban
