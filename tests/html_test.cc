// HTML: what a browser shows is what is read; what stands around the document is kept apart.
#include <gtest/gtest.h>

#include "laws.h"
#include "parse.h"
#include "read/read.h"

namespace vanban {
namespace {

read::Extraction read_page(const std::string& bytes) {
  return read::read(bytes, read::format_called("html"), {}, *grammar::Grammar::embedded());
}
std::string text_of(const std::string& body) {
  return read_page("<html><head><meta charset=utf-8></head><body>" + body + "</body></html>").text;
}

TEST(Html, ParagraphsAndBlanks) {
  EXPECT_EQ(text_of("<p>Kính  gửi:\n <b>Các</b> thôn<br>và xã</p><div>Hết<script>x()</script><span hidden>ẩn</span>"
                    "<i style='display: none'>ẩn</i></div>"),
            "Kính gửi: Các thôn\nvà xã\n\nHết\n");
}

TEST(Html, TabsInALineAreThePapers) {
  EXPECT_EQ(text_of("\n\t<p>\tNơi nhận:\t<b>GIÁM ĐỐC</b></p>\n\t<p>- Phòng;\n\t\tBan</p>"),
            "Nơi nhận:\tGIÁM ĐỐC\n\n- Phòng; Ban\n");
}

TEST(Html, AFloatingImagePartsNoWord) {
  EXPECT_EQ(text_of("<p>S<img src=r.gif align=left>\nố: 7 <img src=a.gif align=left>\nKế hoạch</p>"),
            "Số: 7 Kế hoạch\n");
  EXPECT_EQ(text_of("<p>Hình<img src=r.gif>\nmột</p>"), "Hình một\n");
}

TEST(Html, APaperThatBeginsWithTwoCellsHasALetterhead) {
  const Document d = parse(
      "<html><meta charset=utf-8><body><table border=1><tr><td>Tên cơ quan<td>Cộng hòa</table><p>GIẤY MỜI</p>"
      "<p>Kính gửi ông (bà):</p><p>Thời gian:</p>",
      *grammar::Grammar::embedded());
  ASSERT_TRUE(d.header.type);
  EXPECT_EQ(d.header.type->code, "GM");
  EXPECT_TRUE(d.attachments.empty());
}

TEST(Html, ListsHaveTheLabelsThatBrowsersShow) {
  EXPECT_EQ(text_of("<ol start=3><li>Ba<ul><li>Gạch</li></ul></li><li>Bốn</ol><ol type=a><li>Chữ</ol>"),
            "3. Ba\n\n- Gạch\n\n4. Bốn\n\na. Chữ\n");
}

TEST(Html, TablesByCellUnlessTheyAreFrames) {
  read::Extraction e = read_page(
      "<table><tr><td><p>Trước</p><table border=1><tr><td "
      "colspan=2>A<td>B<tr><td>1<td>2<td>3</table></td></tr></table>");
  EXPECT_EQ(e.text, "Trước\n\nA\t\tB\n1\t2\t3\n");
  ASSERT_EQ(e.layout.grids.size(), 1U);
  EXPECT_EQ(e.layout.grids[0].rows[0].size(), 3U);
}

TEST(Html, MenusAreNoDocument) {
  const std::string body =
      "<p>Điều 1. Quy định này quy định việc sử dụng nước sạch tại các thôn.</p>"
      "<p>Điều 2. Các thôn báo cáo kết quả trước ngày 20/6/2024 cho Trạm Y tế xã.</p>";
  std::string page = "<html><meta charset=utf-8><body><nav><a>Trang chủ</a></nav><div class='main-menu'>Mục lục</div>" +
                     body + "<footer>Bản quyền</footer></body></html>";
  Document d = parse(page, *grammar::Grammar::embedded());
  EXPECT_EQ(d.body.size(), 2U);
  ASSERT_EQ(d.other.size(), 3U);
  for (const Other& o : d.other) EXPECT_EQ(o.kind, OtherKind::site_furniture);
  EXPECT_EQ(test::lost_ink(d, d.source.text), "");
  // What holds most of the page is the document, whatever it is called.
  EXPECT_TRUE(read_page("<div class=menu>" + body + "</div>").layout.furniture.empty());
}

TEST(Html, WhatASiteKnowsOfADocumentIsNotTheDocument) {
  const std::string page =
      "<html><meta charset=utf-8><body><h1>Quyết định 12/QĐ-UBND về giá nước</h1><table border=1><tr><td><b>Số "
      "hiệu:</b><td>12/QĐ-UBND"
      "<td>Loại văn  bản:<td>Quyết định<tr><td>Nơi ban hành:<td>Xã An Hòa<td>Tình trạng:<td>Còn hiệu lực</table>"
      "<table><tr><td>ỦY BAN NHÂN DÂN<br>XÃ AN HÒA<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh "
      "phúc<tr>"
      "<td>Số: 12/QĐ-UBND<td>An Hòa, ngày 5 tháng 6 năm 2024</table><p>QUYẾT ĐỊNH</p><p>Về giá nước sạch</p>"
      "<p>Điều 1. Ban hành giá nước sạch tại các thôn là chín nghìn đồng một mét khối.</p>"
      "<p>Điều 2. Quyết định có hiệu lực từ ngày 15 tháng 6 năm 2024, thay thế các quy định trước "
      "đây.</p></body></html>";
  const Document d = parse(page, *grammar::Grammar::embedded());
  ASSERT_TRUE(d.header.code && d.header.date && d.header.type && d.header.subject && d.header.organization);
  EXPECT_EQ(d.header.code->value, "12/QĐ-UBND");
  EXPECT_EQ(d.view(d.header.subject->text), "Về giá nước sạch");
  EXPECT_EQ(d.body.size(), 2U);
  EXPECT_TRUE(d.attachments.empty());
  EXPECT_TRUE(d.citations.empty());
  for (const Other& o : d.other) EXPECT_EQ(o.kind, OtherKind::site_furniture);
  EXPECT_EQ(test::lost_ink(d, d.source.text), "");
  // Columns of a form that are called so are the document's.
  EXPECT_TRUE(
      read_page("<table border=1><tr><th>Số hiệu<th>Lĩnh vực<th>Người ký<tr><td>1<td>a<td>b<tr><td>2<td>c<td>d<tr><td>3"
                "<td>e<td>f</table><p>" +
                std::string(400, 'x') + "</p>")
          .layout.furniture.empty());
}

TEST(Html, Encodings) {
  EXPECT_EQ(read_page("<html><body>H\xC3\xA0 N\xE1\xBB\x99i").text, "Hà Nội\n");
  read::Extraction fonts = read_page(
      "<html><meta charset=iso-8859-1><font face='.VnTime'>C\xE9ng h\xDF"
      "a</font> <span style=\"font-family: VNI-Times\">Ño\xE4"
      "c</span>");
  EXPECT_EQ(fonts.text.substr(0, 11), "Cộng hòa");
  read::Extraction tcvn = read_page(
      "<html><body>C\xE9ng h\xDF"
      "a x\xB7 h\xE9i ch\xF1 ngh\xDC"
      "a Vi\xD6t Nam</body>");
  EXPECT_EQ(tcvn.text, "Cộng hòa xã hội chủ nghĩa Việt Nam\n");
  EXPECT_EQ(tcvn.encoding, "TCVN3");
}

}  // namespace
}  // namespace vanban
