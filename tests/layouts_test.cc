// The same letters in other layouts: where columns, pages and wrapped lines end.
#include <gtest/gtest.h>

#include "options.h"
#include "parse.h"

namespace vanban {
namespace {

Document read(const std::string& text) { return parse(text, *grammar::Grammar::embedded()); }

std::string of(const Document& d, const std::optional<Value>& value) {
  return value ? std::string(d.view(value->text)) : "-";
}

/// The tree's nodes, one a line: label and text.
std::string nodes(const Document& d) {
  std::string out;
  for (const Node& n : d.body) out.append(d.view(n.label)).append(" ").append(d.view(n.text)).append("\n");
  return out;
}

TEST(Layouts, TheClosingOfAShortPaperIsNoPartOfItsLetterhead) {
  Document d = read(
      "UBND TỈNH AN BÌNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n"
      "Số: 6/GUQ-SNV\tAn Bình, ngày 06 tháng 5 năm 2017\n\nGIẤY ỦY QUYỀN\n\nÔng Lê Văn Tám được nhận hồ sơ thay Giám "
      "đốc.\n\n"
      "Nơi nhận:\tGIÁM ĐỐC\n- Thanh tra Sở;\n- Lưu: VT.\tMai Thu Dũng\n");
  EXPECT_EQ(of(d, d.header.motto), "Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(of(d, d.header.subject), "-");
  EXPECT_EQ(nodes(d), " Ông Lê Văn Tám được nhận hồ sơ thay Giám đốc.\n");
  EXPECT_EQ(d.recipients.distribution.size(), 2U);
  ASSERT_EQ(d.signatures.size(), 1U);
  EXPECT_TRUE(d.attachments.empty());
}

TEST(Layouts, TheLeftColumnOfALetterheadMayBeTheLonger) {
  Document d = read(
      "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 28/SNV-VP\tĐộc lập - Tự do - Hạnh phúc\n"
      "V/v phòng, chống\tAn Bình, ngày 08 tháng 3 năm 2022\nbệnh sốt xuất huyết\n\nKính gửi: Các xã\n\nSở gửi kèm tài "
      "liệu./.\n");
  EXPECT_EQ(of(d, d.header.subject), "phòng, chống bệnh sốt xuất huyết");
}

TEST(Layouts, APageNumberIsInNoColumnOfTheClosing) {
  Document d = read(
      "THÔNG BÁO\nLịch trực\n\nTổ trực đủ người.\n\nNơi nhận:\tGIÁM ĐỐC\n- Các tổ;\n- Lưu: VT.\tMai Thu Dũng\n\n\nPHỤ "
      "LỤC\nDANH SÁCH\n\n"
      "1. Tổ một trực tại\n\n                                        2\n\ncổng chính.\n");
  ASSERT_EQ(d.signatures.size(), 1U);
  ASSERT_EQ(d.attachments.size(), 1U);
  const Tree& tree = d.attachments[0].body;
  ASSERT_EQ(tree.size(), 1U);
  EXPECT_EQ(d.view(tree[0].text), "Tổ một trực tại cổng chính.");
}

TEST(Layouts, AYearOnALineOfItsOwnEndsTheSubject) {
  Document d = read("KẾ HOẠCH\nTriển khai công tác thư viện cộng đồng tại các thôn trong năm\n2021\n\nI. MỤC ĐÍCH\n");
  EXPECT_EQ(of(d, d.header.subject), "Triển khai công tác thư viện cộng đồng tại các thôn trong năm 2021");
}

TEST(Layouts, AYearBehindAPageBreakIsNoLabel) {
  Document d =
      read("KẾ HOẠCH\nMở tủ sách\n\n1. Từ ngày 12 tháng 8 đến ngày 05 tháng 9 năm\n2\n\n2022.\n2. Tại nhà văn hóa.\n");
  EXPECT_EQ(nodes(d), "1. Từ ngày 12 tháng 8 đến ngày 05 tháng 9 năm 2022.\n2. Tại nhà văn hóa.\n");
}

TEST(Layouts, ASentenceGoesOnBehindASemicolonAcrossThePage) {
  Document d = read(
      "KẾ HOẠCH\nMở tủ sách\n\n1. Sở Y tế lập danh sách các hộ;\n\n2\n\nbáo cáo trước ngày 07 tháng 9 năm 2024.\n2. "
      "Kinh phí\n");
  EXPECT_EQ(nodes(d), "1. Sở Y tế lập danh sách các hộ; báo cáo trước ngày 07 tháng 9 năm 2024.\n2. Kinh phí\n");
}

TEST(Layouts, AHeadingMayEndInASyllableThatIsAWordElsewhere) {
  Document d =
      read("QUY CHẾ\nQuản lý kho\n\nĐiều 1. Trang thiết bị\nThu phí gửi xe theo ngày và đêm.\nĐiều 2. Thu phí\n");
  EXPECT_EQ(nodes(d), "Điều 1. Trang thiết bị\n Thu phí gửi xe theo ngày và đêm.\nĐiều 2. Thu phí\n");
}

TEST(Layouts, OnlyFirstLinesOfParagraphsAreIndented) {
  Document d = read(
      "LỜI KÊU GỌI\nGiữ sạch nguồn nước\n\n    Toàn xã giữ gìn nguồn nước trong sinh hoạt hằng ngày của người dân.\n"
      "Còn nhiều hộ thiếu bể chứa.\n    Mỗi nhà một bể.\n");
  EXPECT_EQ(nodes(d),
            " Toàn xã giữ gìn nguồn nước trong sinh hoạt hằng ngày của người dân. Còn nhiều hộ thiếu bể chứa.\n Mỗi "
            "nhà một bể.\n");
}

TEST(Layouts, TheYouthUnionsNameStandsBelowTheIssuerToo) {
  Document d = read(
      "TỈNH ĐOÀN AN BÌNH\nBAN CHẤP HÀNH ĐOÀN XÃ LỘC HẠ\n***\nSố: 03 HD/ĐTN\n\nĐOÀN TNCS HỒ CHÍ MINH\n\nLộc Hạ, ngày 05 "
      "tháng 9 năm 2025\n\n"
      "HƯỚNG DẪN\nsinh hoạt chi đoàn\n\nCác chi đoàn sinh hoạt vào tối thứ Bảy.\n");
  EXPECT_EQ(of(d, d.header.parent_organization), "TỈNH ĐOÀN AN BÌNH");
  EXPECT_EQ(of(d, d.header.organization), "BAN CHẤP HÀNH ĐOÀN XÃ LỘC HẠ");
}

}  // namespace
}  // namespace vanban
