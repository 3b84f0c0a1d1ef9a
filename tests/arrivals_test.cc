// Forms a document seldom arrives in: pages saved as messages, word processors' XML, and the converters behind DOC and
// RTF.
#include <gtest/gtest.h>

#include <fstream>

#include "read/process.h"
#include "read/read.h"
#include "temporary_folder.h"
#include "zip_maker.h"

namespace vanban::read {
namespace {

using Reason = ReadError::Reason;
using tests::TemporaryFolder;

const Format& format_of(const std::string& bytes, const std::string& name = "") {
  ReadOptions options;
  options.name = name;
  return detect(bytes, options);
}
Extraction read_file(const std::string& bytes) {
  return read(bytes, format_of(bytes), {}, *grammar::Grammar::embedded());
}

/// A message with a picture before the page; `coding` and `body` are the page's.
std::string message(const std::string& head, const std::string& coding, const std::string& body) {
  return head +
         "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"=_edge one\"\r\n\r\nNo "
         "browser.\r\n\r\n" +
         "--=_edge one\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n" +
         "--=_edge one\r\ncontent-type: text/html;\r\n\tcharset=\"utf-8\"\r\nContent-Transfer-Encoding: " + coding +
         "\r\n\r\n" + body + "\r\n--=_edge one--\r\n";
}

TEST(Mhtml, ThePageIsRead) {
  const std::string chrome = "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?Trang?=\r\nMIME-Version: 1.0\r\n";
  const std::string quoted =
      "<html><head><meta charset=3D\"utf-8\"></head><body><p>K=C3=ADnh g=E1=BB=\r\n=ADi: C=C3=A1c "
      "th=C3=B4n.</p></body></html>";
  std::string bytes = message(chrome, "quoted-printable", quoted);
  EXPECT_STREQ(format_of(bytes, "trang.doc").id, "mhtml");
  EXPECT_EQ(read_file(bytes).text, "Kính gửi: Các thôn.\n");
  // "<html><body>Xin ch\xC3\xA0o</body></html>", as Word writes it.
  bytes = message("MIME-Version: 1.0\r\n", "base64", "PGh0bWw+PGJvZHk+WGluIGNow6BvPC9ib2R5PjwvaHRt\r\nbD4=");
  EXPECT_EQ(read_file(bytes).text, "Xin chào\n");
  bytes = message("MIME-Version: 1.0\n", "8bit", "<html><body>Xin chào</body></html>");
  EXPECT_EQ(read_file(bytes).text, "Xin chào\n");
}

TEST(Mhtml, WithoutAPageItIsRefused) {
  for (const std::string& bytes : {std::string("MIME-Version: 1.0\nContent-Type: multipart/related\n\n"),
                                   std::string("MIME-Version: 1.0\nContent-Type: multipart/related; "
                                               "boundary=a\n\n--a\nContent-Type: image/png\n\nx\n--a--\n")}) {
    try {
      read_file(bytes);
      ADD_FAILURE() << bytes;
    } catch (const ReadError& e) {
      EXPECT_EQ(e.reason(), Reason::damaged);
    }
  }
  // A text that begins like a message is a text.
  EXPECT_STREQ(format_of("From: Các thôn\nMIME").id, "text");
  EXPECT_STREQ(format_of("Mục: multipart/related").id, "text");
}

TEST(Flat, OpenDocumentInOneFile) {
  const std::string bytes =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document xmlns:office=\"o\" xmlns:text=\"t\" "
      "xmlns:style=\"s\" "
      "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles><text:list-style "
      "style:name=\"L1\">"
      "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>"
      "</office:automatic-styles><office:master-styles><style:master-page><style:header><text:p>UBND xã An Hòa</text:p>"
      "</style:header></style:master-page></office:master-styles><office:body><office:text><text:list "
      "text:style-name=\"L1\">"
      "<text:list-item><text:p>Các thôn báo cáo.</text:p></text:list-item></text:list></office:text></office:body>"
      "</office:document>";
  EXPECT_STREQ(format_of(bytes).id, "fodt");
  const Extraction e = read_file(bytes);
  EXPECT_EQ(e.text.substr(0, e.text.find('\n')), "1. Các thôn báo cáo.");
  ASSERT_EQ(e.layout.furniture.size(), 1U);
  EXPECT_EQ(e.layout.furniture[0].kind, FurnitureRange::Kind::running_header);
  // A sheet in one file is no text.
  EXPECT_STRNE(format_of("<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">").id,
               "fodt");
}

TEST(Detection, OfWordsOtherFiles) {
  const std::string main = "<w:document xmlns:w='urn:w'><w:body>" + test::paragraph("Xin") + "</w:body></w:document>";
  for (const char* kind : {"document.macroEnabled.main+xml", "wordprocessingml.template.main+xml"}) {
    EXPECT_EQ(read_file(test::zipped({{"[Content_Types].xml",
                                       std::string("<Types><Override ContentType='") + kind + "'/></Types>"},
                                      {"word/document.xml", main}}))
                  .text,
              "Xin\n");
  }
  EXPECT_STREQ(
      format_of("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"x\"/>")
          .id,
      "word-xml");
  EXPECT_STREQ(format_of("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"x\"/>").id, "flat-opc");
}

/// Programs that stand in for the converters.
class Converters : public ::testing::Test {
 protected:
  Converters() {
    options.program_path = folder.path();
    options.temp_folder = folder.path();
  }
  void antiword(const std::string& script) { folder.program("antiword", script); }
  /// LibreOffice, which makes a DOCX of anything, with this in it.
  void libreoffice(const std::string& text) {
    std::ofstream(folder.file("made"), std::ios::binary) << test::docx(test::paragraph(text));
    folder.program("soffice",
                   "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n"
                   "/bin/mkdir -p \"$out\" && /bin/cp " +
                       folder.file("made") + " \"$out/document.docx\"");
  }
  std::string text_of(const char* format) {
    return read("any bytes", format_called(format), options, *grammar::Grammar::embedded()).text;
  }
  Reason refusal(const char* format) {
    try {
      text_of(format);
    } catch (const ReadError& e) {
      message = e.what();
      return e.reason();
    }
    ADD_FAILURE() << "nothing was thrown";
    return Reason::empty;
  }

  TemporaryFolder folder;
  ReadOptions options;
  std::string message;
};

TEST_F(Converters, OfDocTheFirstThatGivesVietnamese) {
  EXPECT_EQ(refusal("doc"), Reason::converter_missing);
  EXPECT_NE(message.find("antiword"), std::string::npos) << message;
  const std::string vietnamese = "Căn cứ đề nghị của Trưởng thôn, Ủy ban nhân dân xã yêu cầu các thôn báo cáo kết quả.";
  antiword("echo '" + vietnamese + "'");
  EXPECT_EQ(text_of("doc"), vietnamese + "\n");
  libreoffice("Của LibreOffice");
  EXPECT_EQ(text_of("doc"), vietnamese + "\n");
  std::string soup;
  for (int i = 0; i < 30; ++i)
    soup +=
        "C\xC3\xA9ng h\xC3\x9F"
        "a x\xC2\xB7 h\xC3\xA9i ch\xC3\xB1 ngh\xC3\x9C"
        "a ";
  antiword("echo '" + soup + "'");  // letters of .VnTime
  EXPECT_EQ(text_of("doc"), "Của LibreOffice\n");
  antiword("exit 1");
  EXPECT_EQ(text_of("doc"), "Của LibreOffice\n");
  antiword("echo 'Encrypted documents are not supported' >&2; exit 1");
  EXPECT_EQ(refusal("doc"), Reason::encrypted);
  std::remove(folder.file("antiword").c_str());
  EXPECT_EQ(text_of("doc"), "Của LibreOffice\n");
  EXPECT_EQ(folder.left_behind("soffice"), 1U);  // what it is made of
}

TEST_F(Converters, OfRtfAndWordXml) {
  EXPECT_EQ(refusal("word-xml"), Reason::converter_missing);
  EXPECT_EQ(refusal("rtf"), Reason::converter_missing);
  EXPECT_NE(message.find("catdoc"), std::string::npos) << message;
  folder.program("catdoc", "echo 'Của catdoc'");
  EXPECT_EQ(text_of("rtf"), "Của catdoc\n");
  libreoffice("Của LibreOffice");
  EXPECT_EQ(text_of("rtf"), "Của LibreOffice\n");
  EXPECT_EQ(text_of("word-xml"), "Của LibreOffice\n");
  folder.program("soffice", "exit 0");  // it says so of a file it cannot load
  EXPECT_EQ(refusal("rtf"), Reason::damaged);
}

}  // namespace
}  // namespace vanban::read
