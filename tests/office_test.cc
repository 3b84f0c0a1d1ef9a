// DOCX and ODT: what a word processor shows is what is read.
#include <gtest/gtest.h>

#include "laws.h"
#include "parse.h"
#include "read/read.h"
#include "slices.h"
#include "zip_maker.h"

namespace vanban {
namespace {

using test::docx;
using test::odt;
using test::paragraph;

read::Extraction read_file(const std::string& bytes) {
  return read::read(bytes, read::detect(bytes, {}), {}, *grammar::Grammar::embedded());
}
std::string text_of(const std::string& bytes) { return read_file(bytes).text; }

std::string cell(const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; }
std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }

const std::string letterhead =
    "<w:tbl>" +
    row(cell(paragraph("ỦY BAN NHÂN DÂN XÃ AN HÒA") + paragraph("BAN VĂN HÓA - XÃ HỘI")) +
        cell(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do - Hạnh phúc"))) +
    row(cell(paragraph("Số: 07/KH-BVHXH")) + cell(paragraph("An Hòa, ngày 5 tháng 6 năm 2024"))) + "</w:tbl>";

TEST(Docx, LetterheadsAreReadByCell) {
  std::string bytes = docx(letterhead + paragraph("KẾ HOẠCH") + paragraph("Tổ chức Tuần lễ Nước sạch năm 2024") +
                           paragraph("1. Quét dọn đường làng."));
  Document d = parse(bytes, *grammar::Grammar::embedded());
  ASSERT_TRUE(d.header.organization && d.header.parent_organization && d.header.code && d.header.date);
  EXPECT_EQ(d.view(d.header.organization->text), "BAN VĂN HÓA - XÃ HỘI");
  EXPECT_EQ(d.view(d.header.parent_organization->text), "ỦY BAN NHÂN DÂN XÃ AN HÒA");
  EXPECT_EQ(d.header.code->value, "07/KH-BVHXH");
  EXPECT_EQ(d.header.date->value, "2024-06-05");
  EXPECT_EQ(d.source.media_type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
}

TEST(Docx, TablesKeepTheirRows) {
  std::string table =
      "<w:tbl>" + row(cell(paragraph("TT")) + cell(paragraph("Việc")) + cell(paragraph("Hạn"))) +
      row(cell(paragraph("1")) + cell(paragraph("Quét dọn") + paragraph("đường làng")) + cell(paragraph("20/6"))) +
      "</w:tbl>";
  Document d = parse(docx(paragraph("1. Phân công như sau:") + table), *grammar::Grammar::embedded());
  ASSERT_EQ(d.rows.size(), 2U);
  ASSERT_EQ(d.cells.size(), 6U);
  EXPECT_EQ(d.view(d.cells[4]), "Quét dọn đường làng");
}

TEST(Docx, NumbersThatAreOnlyPropertiesArePrinted) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId='0'>"
      "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2.'/><w:isLgl/></w:lvl>"
      "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%3)'/></w:lvl>"
      "<w:lvl w:ilvl='3'><w:numFmt w:val='bullet'/><w:lvlText w:val='\xEF\x82\xB7'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num>"
      "<w:num w:numId='6'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/>"
      "</w:lvlOverride></w:num></w:numbering>";
  auto item = [](const std::string& text, int level, const std::string& list = "5") {
    return paragraph(
        text, "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + list + "'/></w:numPr>");
  };
  EXPECT_EQ(text_of(docx(item("Một", 0) + item("Hai", 1) + item("Ba", 1) + item("Bốn", 2) + item("Năm", 3) +
                             item("Sáu", 0) + item("Bảy", 1) + item("", 0) + item("Tám", 0, "6") + item("Chín", 0, "9"),
                         {{"numbering", numbering}})),
            "I. Một\n\n1.1. Hai\n\n1.2. Ba\n\na) Bốn\n\n• Năm\n\nII. Sáu\n\n2.1. Bảy\n\nVII. Tám\n\nChín\n");
}

TEST(Docx, ChangesAreAccepted) {
  EXPECT_EQ(
      text_of(docx("<w:p><w:r><w:t>Giao </w:t></w:r><w:del><w:r><w:delText>Phòng A</w:delText></w:r></w:del>"
                   "<w:ins><w:r><w:t>Phòng B</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> cũ</w:t></w:r></w:moveFrom>"
                   "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t xml:space='preserve"
                   "'> chủ trì.</w:t></w:r></w:p>")),
      "Giao Phòng B chủ trì.\n");
}

TEST(Docx, FieldsShowTheirTextAndNoInstruction) {
  EXPECT_EQ(text_of(docx("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
                         "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Điều 3</w:t></w:r>"
                         "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>" +
                         paragraph("Hết"))),
            "Điều 3\n\nHết\n");
}

TEST(Docx, CapitalsTabsBreaksAndSigns) {
  EXPECT_EQ(text_of(docx("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>"
                         "<w:p><w:r><w:t>Nơi nhận:</w:t><w:tab/><w:t>TM.</w:t><w:br/><w:t>A</w:t><w:noBreakHyphen/>"
                         "<w:t>B</w:t></w:r></w:p><w:p><w:r><w:br w:type='page'/><w:t>Trang sau</w:t></w:r></w:p>")),
            "KẾ HOẠCH\n\nNơi nhận:\tTM.\nA-B\n\n\fTrang sau\n");
}

TEST(Docx, RunsInTheOldFontsBecomeUnicode) {
  auto run = [](const std::string& font, const std::string& text) {
    return "<w:p><w:r><w:rPr><w:rFonts w:ascii='" + font + "'/></w:rPr><w:t>" + text + "</w:t></w:r></w:p>";
  };
  EXPECT_EQ(text_of(docx(run(".VnTime", "Céng hßa x· héi") + run(".VnTimeH", "Céng hßa") +
                         run("VNI-Times", "Ñoäc laäp - Töï do") + run("Times New Roman", "Céng") +
                         run(".VnTime", "Đã là Unicode"))),
            "Cộng hòa xã hội\n\nCỘNG HÒA\n\nĐộc lập - Tự do\n\nCéng\n\nĐã là Unicode\n");
}

TEST(Docx, NotesStandUnderTheirParagraphAndHeadersRun) {
  const std::string notes =
      "<w:footnotes><w:footnote w:id='2'>" + paragraph(" Theo số liệu năm 2023.") + "</w:footnote></w:footnotes>";
  const std::string header = "<w:hdr>" + paragraph("Dự thảo lần 2") + "</w:hdr>";
  read::Extraction e =
      read_file(docx("<w:p><w:r><w:t>Có 12 thôn</w:t><w:footnoteReference w:id='2'/></w:r></w:p>" + paragraph("Hết.") +
                         "<w:sectPr><w:headerReference w:type='default' r:id='header1'/><w:headerReference "
                         "w:type='even' r:id='header1'/>"
                         "</w:sectPr>",
                     {{"footnotes", notes}, {"header1", header}}));
  EXPECT_EQ(e.text, "Có 12 thôn[1]\n\n[1]  Theo số liệu năm 2023.\n\nHết.\n\nDự thảo lần 2\n");
  ASSERT_EQ(e.layout.furniture.size(), 2U);
  EXPECT_EQ(e.layout.furniture[0].kind, FurnitureRange::Kind::footnote);
  EXPECT_EQ(e.layout.furniture[1].kind, FurnitureRange::Kind::running_header);
}

TEST(Docx, TablesAroundOthersAreOnlyThereForTheLayout) {
  std::string inner = "<w:tbl>" + row(cell(paragraph("a")) + cell(paragraph("b"))) + "</w:tbl>";
  read::Extraction e = read_file(docx("<w:tbl>" + row(cell(paragraph("Trước")) + cell(inner)) + "</w:tbl>" + "<w:tbl>" +
                                      row(cell(paragraph("Một cột"))) + "</w:tbl>"));
  EXPECT_EQ(e.text, "Trước\n\na\tb\n\nMột cột\n");
  EXPECT_EQ(e.layout.grids.size(), 1U);
}

TEST(Docx, TextBoxesAreReadOnce) {
  const std::string box = "<w:txbxContent>" + paragraph("Trong khung") + "</w:txbxContent>";
  EXPECT_EQ(text_of(docx("<w:p><w:r><w:t>Ngoài</w:t><mc:AlternateContent><mc:Choice><w:drawing>" + box +
                         "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                         "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")),
            "Ngoài\n\nTrong khung\n");
}

TEST(Odt, ListsTablesAndNotes) {
  const std::string styles =
      "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' "
      "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/>"
      "</text:list-style><style:style style:name='T'><style:text-properties "
      "fo:text-transform='uppercase'/></style:style>";
  EXPECT_EQ(text_of(odt(
                "<text:p>K<text:span text:style-name='T'>ế hoạch</text:span><text:s text:c='3'/>năm<text:tab/>2024"
                "<text:line-break/>dòng hai</text:p>"
                "<text:list text:style-name='L'><text:list-item><text:p>Một</text:p><text:list><text:list-item>"
                "<text:p>Hai</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Ba</text:p>"
                "</text:list-item></text:list><text:p>Có ghi chú<text:note><text:note-citation>1</text:note-citation>"
                "<text:note-body><text:p>Lời ghi</text:p></text:note-body></text:note></text:p>"
                "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
                "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
                styles)),
            "KẾ HOẠCH   năm\t2024\ndòng hai\n\n1. Một\n\na) Hai\n\n2. Ba\n\nCó ghi chú[1]\n\n[1] Lời ghi\n\na\tb\n");
}

TEST(Office, LawsHoldForWhatIsRead) {
  const std::string closing =
      "<w:tbl>" +
      row(cell(paragraph("Nơi nhận:") + paragraph("- UBND xã (để b/c);") + paragraph("- Lưu: VT.")) +
          cell(paragraph("KT. CHỦ TỊCH") + paragraph("PHÓ CHỦ TỊCH") + paragraph("(Đã ký)") +
               paragraph("Lê Thị Mẫu"))) +
      "</w:tbl>";
  std::string bytes = docx(letterhead + paragraph("KẾ HOẠCH") + paragraph("Nước sạch e\xCC\x82\xCC\xA3") +
                           paragraph("1. Các thôn báo cáo trước ngày 20/6/2024./.") + closing);
  Document d = parse(bytes, *grammar::Grammar::embedded());
  std::string_view source = source_text(d, bytes);
  EXPECT_EQ(test::lost_ink(d, source), "");
  EXPECT_EQ(test::untrue_span(d, source), "");
  EXPECT_EQ(test::bad_trees(d), "");
  EXPECT_EQ(test::SliceCheck(d).run(), "");
  ASSERT_EQ(d.signatures.size(), 1U);
  EXPECT_EQ(d.view(d.signatures[0].name), "Lê Thị Mẫu");
  EXPECT_EQ(d.recipients.distribution.size(), 2U);
}

}  // namespace
}  // namespace vanban
