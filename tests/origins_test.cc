// Where a value stands in the bytes of a file whose text is in another encoding than UTF-8.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "encode.h"
#include "laws.h"
#include "parse.h"
#include "text/decode.h"
#include "text/utf8.h"
#include "vanban.h"

namespace vanban {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  for (const auto& entry : fs::directory_iterator(fs::path(VANBAN_SOURCE_DIR) / "corpus" / "documents")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    std::string text = all.str();
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    texts.push_back(text::to_nfc(text));
  }
  return texts;
}

Document read(std::string_view bytes, const std::string& encoding) {
  Options options;
  options.hash = false;
  options.media_type = "text/plain";
  options.encoding = encoding;
  return parse(bytes, *grammar::Grammar::embedded(), options);
}

/// Decodes a stretch of a file's bytes.
using Decode = std::string (*)(std::string_view bytes, const std::string& encoding);

std::string plainly(std::string_view bytes, const std::string& encoding) {
  return std::string(text::decode(bytes, encoding).text);
}

/// The first leaf whose stretch of the file does not say what the leaf does, and how; "" if there is none. Capitals are
/// not told from small letters: old fonts made the ones of the others.
std::string untrue_origin(const Document& document, std::string_view bytes, const std::string& encoding,
                          Decode decode = plainly) {
  for (const test::Leaf& leaf : test::leaves_of(document)) {
    std::vector<Span> spans;
    document.map.spans(leaf.extent, spans);
    std::string said;
    for (Span s : spans) {
      const uint32_t begin = document.source.origin.to_origin(s.begin);
      const uint32_t end = document.source.origin.to_origin(s.end);
      if (begin > end || end > bytes.size()) return leaf.name + " lies outside the file";
      said += decode(bytes.substr(begin, end - begin), encoding) + ' ';
    }
    const std::string found = text::upper(test::ink_of(text::to_nfc(said)));
    const std::string wanted = text::upper(test::ink_of(document.view(leaf.extent)));
    if (found != wanted) return leaf.name + " is “" + wanted + "”, its bytes say “" + found + "”";
  }
  return "";
}

TEST(Origins, OfTheEncodingsBeforeUnicode) {
  for (text::Legacy encoding :
       {text::Legacy::tcvn3, text::Legacy::vni, text::Legacy::viscii, text::Legacy::windows_1258}) {
    const test::Encoder encoder(encoding);
    for (const std::string& text : corpus()) {
      const std::string bytes = encoder(text);
      const Document document = read(bytes, text::name_of(encoding));
      ASSERT_FALSE(document.source.origin.empty());
      ASSERT_EQ(untrue_origin(document, bytes, text::name_of(encoding)), "") << text::name_of(encoding);
    }
  }
}

TEST(Origins, OfUnicodeInEveryWidth) {
  for (unsigned unit : {2U, 4U}) {
    for (bool little : {true, false}) {
      const std::string name = std::string(unit == 2 ? "UTF-16" : "UTF-32") + (little ? "LE" : "BE");
      for (const std::string& text : corpus()) {
        for (const char* begin : {"", "\xEF\xBB\xBF", "\xF0\x9F\x93\x84 "}) {  // plain, with BOM, with a pair of units
          const std::string bytes = test::wide(begin + text, unit, little);
          const Document document = read(bytes, "");
          ASSERT_EQ(document.source.encoding, name);
          ASSERT_EQ(untrue_origin(document, bytes, name), "") << name;
        }
      }
    }
  }
}

TEST(Origins, OfWhatWasTakenForLatin) {
  // The bytes of an encoding, or of UTF-8 itself, turned into UTF-8 as if they were windows-1252.
  const auto back = [](std::string_view bytes, const std::string& encoding) {
    return plainly(text::as_windows_1252(bytes).value_or("?"), encoding);
  };
  for (text::Legacy encoding : {text::Legacy::tcvn3, text::Legacy::vni}) {
    const test::Encoder encoder(encoding);
    for (const std::string& text : corpus()) {
      const std::string bytes = text::from_legacy(encoder(text), text::Legacy::windows_1252);
      const Document document = read(bytes, "");
      ASSERT_EQ(document.source.encoding, text::name_of(encoding));
      ASSERT_EQ(untrue_origin(document, bytes, text::name_of(encoding), back), "") << text::name_of(encoding);
    }
  }
  for (const std::string& text : corpus()) {
    std::string twice;
    for (char c : text) text::append_utf8(twice, static_cast<unsigned char>(c));
    const Document document = read(twice, "");
    ASSERT_EQ(document.source.encoding, "UTF-8 twice");
    ASSERT_EQ(untrue_origin(document, twice, "UTF-8", back), "");
  }
}

TEST(Origins, OfDamagedUtf8) {
  for (const std::string& text : corpus()) {
    std::string bytes = text;
    for (size_t at = 40; at < bytes.size(); at += 97) bytes.erase(at, 1);
    const Document document = read(bytes, "UTF-8");
    ASSERT_EQ(untrue_origin(document, bytes, "UTF-8"), "");
  }
}

TEST(Origins, AreWhatTheResultCountsWhereAsked) {
  const std::string letter = "Kính gửi: Các thôn.\n1. Đề nghị các thôn báo cáo trước ngày 20/6/2024.\n";
  const std::string bytes = test::Encoder(text::Legacy::tcvn3)(letter);
  Options options;
  options.encoding = "TCVN3";
  const Parser parser;
  const Document document = parser.parse(bytes, options);
  WriteOptions form;
  form.offsets = Offsets::bytes;
  const std::string json = parser.to_json(document, form);
  EXPECT_NE(json.find("\"offsets\":\"bytes\""), std::string::npos);
  const size_t begin = bytes.find("20/6/2024");
  EXPECT_NE(json.find("\"span\":[" + std::to_string(begin - 11) + "," + std::to_string(begin + 9) + "]"),
            std::string::npos)
      << json;
  // The file itself where it is UTF-8; what spans of a web page count in is not its bytes, and is said to be so.
  EXPECT_EQ(parser.to_json(parser.parse(letter), form).find("\"span\":[0,"),
            parser.to_json(parser.parse(letter)).find("\"span\":[0,") + 1);
  const Document page = parser.parse("<html><meta charset=utf-8><body><p>Kính gửi: Các thôn.</p></body></html>");
  EXPECT_EQ(parser.to_json(page, form), parser.to_json(page));
}

}  // namespace
}  // namespace vanban
