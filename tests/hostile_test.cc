// Files made to do harm, or broken: each ends in a result or in plain words, and never in a crash.
#include <gtest/gtest.h>

#include "growth.h"
#include "parse.h"
#include "read/read.h"
#include "zip_maker.h"

namespace vanban {
namespace {

using Reason = read::ReadError::Reason;
using test::docx;
using test::paragraph;
using test::zipped;

/// Why a file is not read; nothing where it is.
std::optional<Reason> refusal(const std::string& bytes) {
  try {
    parse(bytes, *grammar::Grammar::embedded());
  } catch (const read::ReadError& e) {
    EXPECT_GT(std::string_view(e.what()).size(), 20U);
    return e.reason();
  }
  return std::nullopt;
}

TEST(Hostile, FilesCutShort) {
  std::string whole = docx(paragraph("Một dòng") + paragraph("Hai dòng"));
  ASSERT_EQ(refusal(whole), std::nullopt);
  for (size_t tenth = 1; tenth < 10; ++tenth) {
    std::string cut = whole.substr(0, whole.size() * tenth / 10);
    EXPECT_EQ(refusal(cut), Reason::damaged) << tenth;
  }
}

TEST(Hostile, BytesTurned) {
  const std::string whole = docx(paragraph("Một dòng") + paragraph("Hai dòng"));
  for (size_t at = 4; at < whole.size(); at += 7) {
    std::string turned = whole;
    turned[at] = static_cast<char>(turned[at] ^ 0x55);
    refusal(turned);  // whatever comes of it
  }
}

TEST(Hostile, ArchivesThatUnpackToTooMuch) {
  std::string bomb = docx(std::string(60 << 20, ' '));
  EXPECT_LT(bomb.size(), 1U << 20);
  EXPECT_EQ(refusal(bomb), Reason::too_large);
}

TEST(Hostile, AnArchiveOfManyEntries) {
  std::vector<std::pair<std::string, std::string>> parts = {{"word/document.xml", "<w:document/>"}};
  for (int i = 0; i < 20001; ++i) parts.emplace_back("e" + std::to_string(i), "");
  EXPECT_EQ(refusal(zipped(parts)), Reason::too_large);
}

TEST(Hostile, AnArchiveInItself) {
  std::string inner = docx(paragraph("Trong"));
  std::string outer = zipped({{"word/document.xml", inner}});
  EXPECT_EQ(refusal(outer), Reason::damaged);
}

TEST(Hostile, EntitiesAreNotExpanded) {
  std::string laughs =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
      "<w:document><w:body><w:p><w:r><w:t>Xin &b; &c;</w:t></w:r></w:p></w:body></w:document>";
  std::string bytes = zipped({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", laughs}});
  read::Extraction e = read::read(bytes, read::format_called("docx"), {}, *grammar::Grammar::embedded());
  EXPECT_EQ(e.text, "Xin &b; &c;\n");
  std::string page =
      "<!DOCTYPE html [<!ENTITY a \"ha\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><html><body>Xin &a; "
      "&c;</body></html>";
  EXPECT_EQ(read::read(page, read::detect(page, {}), {}, *grammar::Grammar::embedded()).text.find("root:"),
            std::string::npos);
}

TEST(Hostile, DeepNests) {
  std::string open;
  std::string close;
  for (int i = 0; i < 20000; ++i) {
    open += "<w:sdt><w:sdtContent>";
    close += "</w:sdtContent></w:sdt>";
  }
  refusal(docx(paragraph("Nông") + open + paragraph("Sâu") + close));
  std::string tables;
  for (int i = 0; i < 20000; ++i) tables += "<w:tbl><w:tr><w:tc>";
  refusal(docx(paragraph("Nông") + tables));
  std::string page = "<html><body>Nông";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  EXPECT_EQ(refusal(page), std::nullopt);
}

TEST(Hostile, AMillionEmptyParagraphs) {
  std::string body;
  for (int i = 0; i < 1000000; ++i) body += "<w:p/>";
  EXPECT_EQ(refusal(docx(paragraph("Một") + body + paragraph("Hai"))), std::nullopt);
  EXPECT_EQ(refusal(docx(body)), Reason::empty);
}

TEST(Hostile, DocumentsWithAPassword) {
  std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  for (char c : std::string("EncryptedPackage")) ole.append(1, c).append(1, '\0');
  EXPECT_EQ(refusal(ole), Reason::encrypted);
  std::string odt = zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                            {"META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"},
                            {"content.xml", "\x01\x02\x03"}});
  EXPECT_EQ(refusal(odt), Reason::encrypted);
}

TEST(Hostile, NamesThatLie) {
  ReadOptions options;
  options.name = "cong-van.docx";
  EXPECT_STREQ(read::detect("Kính gửi: Các thôn.", options).id, "text");
  options.name = "cong-van.doc";
  EXPECT_STREQ(read::detect("<html><body>Kính gửi: Các thôn.</body></html>", options).id, "html");
  options.name = "cong-van.txt";
  EXPECT_STREQ(read::detect(docx(""), options).id, "docx");
  EXPECT_STREQ(read::detect(std::string_view("<\0h\0t\0m\0l\0>\0", 12), options).id, "html");
  options.name = "ghi-chu.MD";
  EXPECT_STREQ(read::detect("# Ghi chú", options).id, "markdown");
}

TEST(Hostile, ManyLettersTakeNoLongerEach) {
  const std::string letter =
      "ỦY BAN NHÂN DÂN XÃ AN HÒA\nSố: 07/UBND\nKính gửi: Các thôn\nCác thôn báo cáo.\nNơi nhận:\n- Như trên\n- Lưu VT\n"
      "CHỦ TỊCH\nLê Thị Mẫu\n";
  const auto read = [&](size_t letters) {
    std::string text;
    for (size_t i = 0; i < letters; ++i) text += letter;
    parse(text, *grammar::Grammar::embedded());
  };
  EXPECT_LT(test::growth(4000, read), test::linear);
}

TEST(Hostile, LinesThatMayAllBeNotesAreNotSearchedForEach) {
  for (const char* head : {"THÔNG BÁO\n\n", "THÔNG BÁO\nTheo quy định1 này\n\n"}) {
    const auto read = [&](size_t lines) {
      std::string text = head;
      for (size_t i = 0; i < lines; ++i) text += "1 Xin chào các bạn\n\n";
      parse(text + "1. Hết\n", *grammar::Grammar::embedded());
    };
    EXPECT_LT(test::growth(4000, read), test::linear);
  }
}

}  // namespace
}  // namespace vanban
