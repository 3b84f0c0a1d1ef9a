// Citations: numbers, dates, types, issuers, titles, relations, provisions, lists.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lines_document.h"

namespace vanban {
namespace {

using test::read;

Document cite(const std::vector<std::string>& lines) { return read(lines, views::find_citations); }

std::string codes(const Document& d) {
  std::string out;
  for (const Citation& c : d.citations) {
    if (!out.empty()) out += ' ';
    out += c.code.empty() ? std::string(d.view(c.title)) : c.code;
    if (!c.date.empty()) out += "@" + c.date;
  }
  return out;
}

std::string cited(const std::string& line) { return codes(cite({line})); }

TEST(Citations, TakesTheFormsOfNumbers) {
  EXPECT_EQ(cited("Thực hiện Quyết định số 15/QĐ-UBND ngày 12/4/2016 của UBND tỉnh"), "15/QĐ-UBND@2016-04-12");
  EXPECT_EQ(cited("Nghị định số 30/2019/NĐ-CP ngày 05 tháng 3 năm 2019"), "30/2019/NĐ-CP@2019-03-05");
  EXPECT_EQ(cited("công văn số 416/TLĐ, ngày 2/3/2017"), "416/TLĐ@2017-03-02");
  EXPECT_EQ(cited("công văn số:535/ LĐLĐ, ngày 11 tháng 4 năm 2017"), "535/LĐLĐ@2017-04-11");
  EXPECT_EQ(cited("Chỉ thị số 31-CT/TW ngày 12/11/2015 của Ban Bí thư"), "31-CT/TW@2015-11-12");
  EXPECT_EQ(cited("Thông báo kết luận số 96- TB-TW ngày 6/3/2015"), "96-TB-TW@2015-03-06");
  EXPECT_EQ(cited("Nghị quyết 18/NQ –TW ngày 27/4/2007"), "18/NQ–TW@2007-04-27");
  EXPECT_EQ(cited("Kế hoạch số 34/KH/TU ngày 17/10/2018"), "34/KH/TU@2018-10-17");
  EXPECT_EQ(cited("Luật số 88/2025/QH15"), "88/2025/QH15");
  EXPECT_EQ(cited("Quyết định số 20/2007/QĐ_BKHCN"), "20/2007/QĐ_BKHCN");
  EXPECT_EQ(cited("Quyết định số 66/QĐ-BCH.PCTT ngày 10/11/2017"), "66/QĐ-BCH.PCTT@2017-11-10");
  EXPECT_EQ(cited("theo Hướng dẫn số 22HD/TĐTN và 98 KH/TWĐTN"), "22HD/TĐTN 98KH/TWĐTN");
  EXPECT_EQ(cited("Nghị định số 218-HĐBT ngày 2/11/1991"), "218-HĐBT@1991-11-02");
  EXPECT_EQ(cited("Công văn số 2212/SGDĐT-GDTrH"), "2212/SGDĐT-GDTrH");
  EXPECT_EQ(cited("Công điện số 85/CĐ-TTg và Tờ trình số 12/TTr-SNV"), "85/CĐ-TTg 12/TTr-SNV");
  EXPECT_EQ(cited("Quyết định số 7/QÐ-SYT"), "7/QĐ-SYT") << "eth is read as đ";
  EXPECT_EQ(cited("Quy chuẩn QCVN 14:2008/BTNMT về nước thải"), "QCVN14:2008/BTNMT");
  EXPECT_EQ(cited("QUYẾT ĐỊNH SỐ 15/QĐ-UBND NGÀY 1/2/2019"), "15/QĐ-UBND@2019-02-01");
}

TEST(Citations, NeedsNoNumberWord) {
  EXPECT_EQ(cited("Kế hoạch 22/KH-TLĐ, ngày 30/3/2016 của Tổng Liên đoàn"), "22/KH-TLĐ@2016-03-30");
  EXPECT_EQ(cited("theo NĐ 18/NĐ-CP"), "18/NĐ-CP");
  EXPECT_EQ(cited("số12/QĐ-UBND"), "12/QĐ-UBND");
}

TEST(Citations, LeavesOtherNumbersAlone) {
  for (const char* line : {"trực 24/7, từ 15/11-15/12", "1- Cương lĩnh, 2- Điều lệ", "giai đoạn 2016-2020",
                           "tốc độ 20 km/h", "tỷ lệ 3/4 số xã", "5/Phòng họp", "hạn 31/12/2019", "đạt 12,5% (24/197)",
                           "Số: …/QĐ-UBND", "năm 2017/2018 của Trường", "Điều 5 Quy chế này"}) {
    EXPECT_EQ(cited(line), "") << line;
  }
}

TEST(Citations, TakesNoNumberOfAFormOrAHouse) {
  for (const char* line :
       {"theo Mẫu số 02/ĐK, Biểu số 03/BC", "nhà số 12/A5, lô số 5/KCN, Phòng số 3/B1", "mắc 19/SARS-CoV-2",
        "điện áp 220/380V", "biển số 29A-12345", "tháng 5/2013 UBND tỉnh", "Nghị quyết số 04 của Tỉnh ủy"}) {
    EXPECT_EQ(cited(line), "") << line;
  }
}

TEST(Citations, TakesDamagedAndOldForms) {
  EXPECT_EQ(cited("Quyết định số 32-2005/QĐ-UBND"), "32-2005/QĐ-UBND");
  EXPECT_EQ(cited("Quyết định số 25/2013 QĐ-TTg ngày 3/5/2013"), "25/2013QĐ-TTg@2013-05-03");
  EXPECT_EQ(cited("Quyết định số 1696/QĐ-TTg1 ngày 2/10/2015"), "1696/QĐ-TTg@2015-10-02") << "the mark of a footnote";
  EXPECT_EQ(cited("Công văn số 234 ngày 12/3/2018 của Sở Nội vụ"), "234@2018-03-12");
  EXPECT_EQ(cited("(QĐ số 12/QĐ-UBND, 5/6/2018) và Quyết định 16/QĐ-UBND (09/8/2017)"),
            "12/QĐ-UBND@2018-06-05 16/QĐ-UBND@2017-08-09");
  EXPECT_EQ(cited("Kế hoạch số 21/KH-SYT ngày 28 tháng 1] năm 2017"), "21/KH-SYT@2017-11-28");
  EXPECT_EQ(cited("Tờ trình số 36/T1r-SYT ngày 9/11/2017"), "36/T1r-SYT@2017-11-09");
}

TEST(Citations, StopsBeforeSmallWords) {
  EXPECT_EQ(cited("kế hoạch số 85/KH-UBND tỉnh ngày 19/3/2018 của UBND tỉnh"), "85/KH-UBND@2018-03-19");
  EXPECT_EQ(cited("Quyết định số 120/QĐ-TTgngày 3/4/2015"), "120/QĐ-TTg@2015-04-03");
}

TEST(Citations, FindsTheDateOfTheDocumentOnly) {
  EXPECT_EQ(cited("Quyết định số 5/QĐ-SNV của Sở Nội vụ ngày 5/6/2018 về việc cử cán bộ"), "5/QĐ-SNV@2018-06-05");
  EXPECT_EQ(cited("Luật số 50/2005/QH11 được Quốc hội thông qua ngày 29/11/2005"), "50/2005/QH11@2005-11-29");
  EXPECT_EQ(cited("Thông tư số 49/2022/TT-BGDĐT được áp dụng từ ngày 15 tháng 8 năm 2022"), "49/2022/TT-BGDĐT");
  EXPECT_EQ(cited("Thông tư số 49/2022/TT-BGDĐT kể từ ngày 15/8/2022"), "49/2022/TT-BGDĐT");
  EXPECT_EQ(cited("Công văn số 7/SNV-TC. Báo cáo trước ngày 5/6/2018"), "7/SNV-TC");
  EXPECT_EQ(cited("Công văn số 7/SNV-TC ngày 10/ 10/2017của Sở"), "7/SNV-TC@2017-10-10");
  EXPECT_EQ(cited("Quyết định số 1/QĐ-SNV ngày 3/4/05"), "1/QĐ-SNV@2005-04-03");
  EXPECT_EQ(cited("Công văn số 7/SNV-TC ngày 31/13/2017"), "7/SNV-TC");
}

TEST(Citations, GivesTheDateOfAPluralListToAll) {
  EXPECT_EQ(cited("các Quyết định số: 5/QĐ-UBND, 6/QĐ-UBND và 7/QĐ-UBND ngày 5/6/2018 của UBND tỉnh"),
            "5/QĐ-UBND@2018-06-05 6/QĐ-UBND@2018-06-05 7/QĐ-UBND@2018-06-05");
  EXPECT_EQ(cited("các Nghị định số 9/2007/NĐ-CP ngày 7/6/2007 và số 13/2009/NĐ-CP ngày 13/2/2009"),
            "9/2007/NĐ-CP@2007-06-07 13/2009/NĐ-CP@2009-02-13");
  EXPECT_EQ(cited("Nghị định số 5/2018/NĐ-CP và Nghị định số 6/2018/NĐ-CP ngày 5/6/2018"),
            "5/2018/NĐ-CP 6/2018/NĐ-CP@2018-06-05");
  Document d = cite({"các Quyết định số: 5/QĐ-UBND, 6/QĐ-UBND ngày 5/6/2018"});
  ASSERT_EQ(d.citations.size(), 2U);
  EXPECT_EQ(d.citations[1].type, "Quyết định");
}

TEST(Citations, NamesTypeNumberAndNotation) {
  Document d =
      cite({"Thông tư liên tịch số 5/2008/TTLT-BKHCN-BNV; văn bản số 425/SLĐ-BVCS; Thông báo kết luận số 6-TB/TW"});
  ASSERT_EQ(d.citations.size(), 3U);
  EXPECT_EQ(d.citations[0].type_code, "TTLT");
  EXPECT_EQ(d.citations[0].number, "5");
  EXPECT_EQ(d.citations[0].notation, "TTLT-BKHCN-BNV");
  EXPECT_EQ(d.citations[2].type, "Thông báo");
  EXPECT_EQ(d.citations[2].type_code, "TB");
}

TEST(Citations, ReadsIssuerAndTitle) {
  Document d = cite(
      {"Căn cứ Thông tư số 5/2008/TT-BNV ngày 18/6/2008 của Bộ Khoa học và Công nghệ và Bộ Nội vụ về việc hướng dẫn "
       "“cơ cấu; tổ chức” của phòng;"});
  ASSERT_EQ(d.citations.size(), 1U);
  EXPECT_EQ(d.view(d.citations[0].issuer), "Bộ Khoa học và Công nghệ và Bộ Nội vụ");
  EXPECT_EQ(d.view(d.citations[0].title), "hướng dẫn “cơ cấu; tổ chức” của phòng");
  d = cite({"Quyết định số 8/QĐ-UBND ngày 5/6/2018 của UBND tỉnh ban hành Quy chế làm việc. Phòng Nội vụ báo cáo"});
  EXPECT_EQ(d.view(d.citations[0].title), "ban hành Quy chế làm việc");
  d =
      cite({"Thực hiện Kế hoạch số 8/KH-UBND ngày 5/6/2018 của Ban Chỉ huy Phòng, chống thiên tai về kiểm tra đê, Sở "
            "Nông nghiệp xây dựng"});
  EXPECT_EQ(d.view(d.citations[0].issuer), "Ban Chỉ huy Phòng, chống thiên tai");
  EXPECT_EQ(d.view(d.citations[0].title), "kiểm tra đê");
}

TEST(Citations, TellsWhatADocumentIsCitedFor) {
  auto relation = [](const char* line) { return std::string(cite({line}).citations.at(0).relation); };
  EXPECT_EQ(relation("Căn cứ Luật số 5/2018/QH14;"), "basis");
  EXPECT_EQ(relation("Thực hiện sự chỉ đạo của UBND tỉnh tại Công văn số 5/UBND-NC"), "implements");
  EXPECT_EQ(relation("thay thế Quyết định số 5/QĐ-UBND"), "replaces");
  EXPECT_EQ(relation("sửa đổi, bổ sung Nghị định số 5/2018/NĐ-CP"), "amends");
  EXPECT_EQ(relation("(Ban hành kèm theo Quyết định số 5/QĐ-UBND)"), "attached_to");
  EXPECT_EQ(relation("theo quy định tại khoản 2 Điều 5 Nghị định số 5/2018/NĐ-CP"), "mentions");
  Document d = cite({"Căn cứ Nghị định số 5/2018/NĐ-CP; Thông tư số 6/2018/TT-BNV;"});
  EXPECT_STREQ(d.citations.at(1).relation, "basis") << "a list shares its cue";
}

std::string targets(const std::string& line) {
  Document d = cite({line});
  std::string out;
  for (const Target& t : d.citations.at(0).targets) {
    if (!out.empty()) out += ' ';
    out += t.article + "." + t.clause + "." + t.point;
  }
  return out;
}

TEST(Citations, BindsProvisions) {
  EXPECT_EQ(targets("theo điểm a khoản 2 Điều 5 Nghị định số 5/2018/NĐ-CP"), "5.2.a");
  EXPECT_EQ(targets("khoản 1, 2 và 3 Điều 12b Nghị định số 5/2018/NĐ-CP"), "12b.1. 12b.2. 12b.3.");
  EXPECT_EQ(targets("khoản 2 Điều 5 và khoản 1 Điều 7 của Nghị định số 5/2018/NĐ-CP"), "5.2. 7.1.");
  EXPECT_EQ(targets("các điểm a, b, đ khoản 2 Điều 5 Nghị định số 5/2018/NĐ-CP"), "5.2.a 5.2.b 5.2.đ");
  EXPECT_EQ(targets("điểm a và điểm b khoản 1, khoản 3 Điều 8 Nghị định số 5/2018/NĐ-CP"), "8.1.a 8.1.b 8.3.");
  EXPECT_EQ(targets("từ Điều 5 đến Điều 8 Nghị định số 5/2018/NĐ-CP"), "5.. 6.. 7.. 8..");
  EXPECT_EQ(targets("Điều 5, khoản 2, điểm a Nghị định số 5/2018/NĐ-CP"), "5.2.a");
  EXPECT_EQ(targets("Theo Mục 4.1, Khoản 4, Điều 9, Chương IV Quyết định 25/QĐ-SYT"), "9.4.");
  EXPECT_EQ(targets("Quyết định 25/QĐ-SYT"), "");
  EXPECT_EQ(targets("các Điều 5-7 Nghị định số 5/2018/NĐ-CP"), "5.. 6.. 7..");
}

TEST(Citations, KnowsLawsByName) {
  EXPECT_EQ(cited("phổ biến Luật Bình đẳng giới; Luật phòng chống bạo lực gia đình"),
            "Luật Bình đẳng giới Luật phòng chống bạo lực gia đình");
  EXPECT_EQ(cited("Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;"), "Luật Tổ chức Chính phủ@2015-06-19");
  EXPECT_EQ(cited("Căn cứ Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15 ngày 29/11/2024"),
            "55/2024/QH15@2024-11-29");
  EXPECT_EQ(cited("chính sách, pháp luật của Nhà nước; xử lý kỷ luật; học Luật Kinh tế"), "");
  EXPECT_EQ(
      cited("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa "
            "phương ngày 22/11/2019"),
      "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương@2019-11-22");
  Document d = cite({"Căn cứ Luật Quản lý, sử dụng tài sản công số 15/2017/QH14;"});
  EXPECT_EQ(d.view(d.citations.at(0).title), "Luật Quản lý, sử dụng tài sản công");
  EXPECT_EQ(d.citations.at(0).type, "Luật");
  EXPECT_EQ(targets("quy định tại Điều 61 Luật Giáo dục"), "61..");
}

TEST(Citations, ReportsADocumentListedTwice) {
  auto reported = [](const std::vector<std::string>& lines) {
    Document d = cite(lines);
    return std::count_if(d.diagnostics.begin(), d.diagnostics.end(),
                         [](const Diagnostic& x) { return std::string(x.code) == "citation.duplicate"; });
  };
  EXPECT_EQ(reported({"Quyết định số 9/QĐ-TTg ngày 28/11/2017 về A.", "Quyết định số 8/QĐ-TTg ngày 2/11/2017.",
                      "Quyết định số 9/QĐ-TTg ngày 28/11/2017 về B."}),
            1);
  EXPECT_EQ(
      reported({"Căn cứ Quyết định số 9/QĐ-TTg ngày 28/11/2017;", "Căn cứ Quyết định số 9/QĐ-TTg ngày 28/11/2017;"}),
      1);
  EXPECT_EQ(reported({"Thực hiện Quyết định số 9/QĐ-TTg ngày 28/11/2017",
                      "Tiếp tục theo Quyết định số 9/QĐ-TTg ngày 28/11/2017"}),
            0);
}

TEST(Citations, MarksTheDocumentItself) {
  Document d = test::document_of({"(Kèm theo Kế hoạch số 12 /KH-UBND ngày 5/6/2018)"});
  d.header.code.emplace();
  d.header.code->value = "12/KH-UBND";
  views::Context context(d, *grammar::Grammar::embedded());
  views::find_citations(context);
  ASSERT_EQ(d.citations.size(), 1U);
  EXPECT_TRUE(d.citations[0].self);
}

TEST(Citations, HasNoTroubleWithLongAndOddTexts) {
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "1/QĐ-A về 12-B ( điều khoản 2 ";
  EXPECT_GE(cite({many}).citations.size(), 1U);
  for (const char* odd :
       {"", "1/", "số /QĐ", "Luật", "Điều 5", "12/QĐ-", "“", "số 1/QĐ-UBND ngày", "của của của", "12/QĐ-UBND\xC3"}) {
    EXPECT_NO_FATAL_FAILURE(cite({odd}));
  }
}

}  // namespace
}  // namespace vanban
