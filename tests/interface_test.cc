// The public C++ interface: what it promises about errors, ownership and threads.
#include "vanban.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace vanban {
namespace {

constexpr std::string_view letter =
    "SỞ Y TẾ TỈNH MẪU                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 12/SYT-VP                      Độc lập - Tự do - Hạnh phúc\n"
    "Kính gửi: Trung tâm Y tế các huyện.\n"
    "1. Đề nghị các đơn vị báo cáo trước ngày 20/6/2024.\n"
    "2. Giao Phòng Tổ chức theo dõi việc thực hiện.\n";

TEST(Interface, ADocumentOutlivesParserAndBytes) {
  Document document;
  {
    std::string bytes(letter);
    document = Parser().parse(bytes);
  }
  Document copy = document;
  Document moved = std::move(document);
  EXPECT_EQ(to_json(copy), to_json(moved));
}

TEST(Interface, TheParserNamesGrammarAndRules) {
  Parser parser;
  EXPECT_EQ(parser.grammar_hash().size(), 64U);
  EXPECT_EQ(parser.rule_name(0), "");
  EXPECT_NE(parser.rule_name(1), "");
  EXPECT_EQ(parser.rule_name(UINT16_MAX), "");
  WriteOptions options;
  options.explain = true;
  Document document = parser.parse(letter);
  EXPECT_NE(parser.to_json(document, options).find("\"rule\":"), std::string::npos);
  EXPECT_NE(parser.to_json(document).find(parser.grammar_hash()), std::string::npos);
  EXPECT_EQ(to_json(document).find(parser.grammar_hash()), std::string::npos);
}

TEST(Interface, WrongCallsThrow) {
  Parser parser;
  Options options;
  options.profile = "no such profile";
  EXPECT_THROW(parser.parse(letter, options), std::invalid_argument);
  Document document = parser.parse(letter);
  WriteOptions form;
  form.explain = true;
  EXPECT_THROW(to_json(document, form), std::invalid_argument);
  form = {};
  form.offsets = Offsets::utf16;
  EXPECT_THROW(to_xml(document, form), std::invalid_argument);
  form.source = source_text(document, letter);
  EXPECT_NE(to_xml(document, form).find("<offsets>utf16</offsets>"), std::string::npos);
  static const char byte = 'a';
  EXPECT_THROW(parser.parse(std::string_view(&byte, max_input_bytes + 1)), std::length_error);
}

TEST(Interface, ABadGrammarIsRefused) {
  EXPECT_THROW(Parser::from_folder("/no/such/folder"), GrammarError);
  auto folder = std::filesystem::temp_directory_path() / ("vanban-grammar-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "bad.toml") << "[[dates]]\nrule = \"x\"\ntrigger = [\"a\"]\npattern = '\\bx'\n";
  try {
    Parser::from_folder(folder.string());
    ADD_FAILURE() << "a grammar with a trap in it was taken";
  } catch (const GrammarError& e) {
    EXPECT_NE(std::string(e.what()).find("bad.toml:1:"), std::string::npos) << e.what();
  }
  std::filesystem::remove_all(folder);
}

TEST(Interface, ThreadsShareAParserAndAgree) {
  Parser parser;
  std::string alone = parser.to_json(parser.parse(letter));
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&result, &parser, copy = parser] {
      for (int i = 0; i < 20; ++i) result = (i % 2 == 0 ? parser : copy).to_json(parser.parse(letter));
    });
  }
  for (std::thread& t : threads) t.join();
  for (const std::string& result : results) EXPECT_EQ(result, alone);
}

TEST(Interface, FirstUseFromManyThreadsIsSafe) {
  // Patterns are compiled when first needed: here all threads need them first.
  Parser parser = Parser::from_folder(VANBAN_SOURCE_DIR "/grammars");
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&result, &parser] { result = parser.to_json(parser.parse(letter)); });
  }
  for (std::thread& t : threads) t.join();
  for (const std::string& result : results) EXPECT_EQ(result, results[0]);
}

TEST(Interface, FilesOfAnyFormat) {
  Parser parser;
  std::string path = testing::TempDir() + "vanban_interface_" + std::to_string(getpid()) + ".html";
  std::ofstream(path) << "<html><meta charset=utf-8><body><p>Kính gửi: Các thôn.</p></body></html>";
  Document document = parser.parse_file(path);
  EXPECT_EQ(document.source.media_type, "text/html");
  EXPECT_EQ(document.source.name, path);
  EXPECT_EQ(source_text(document, {}), "Kính gửi: Các thôn.\n");
  std::ofstream(path) << "Kính gửi: Các thôn.\n";
  EXPECT_EQ(source_text(parser.parse_file(path), {}), "Kính gửi: Các thôn.\n");
  std::ofstream(path) << "PK\x03\x04 word/document.xml";
  EXPECT_THROW(parser.parse_file(path), ReadError);
  std::filesystem::remove(path);
  EXPECT_THROW(parser.parse_file(path), std::invalid_argument);
  EXPECT_THROW(parser.parse_file(testing::TempDir()), std::invalid_argument);
}

TEST(Interface, OddInputNeverFails) {
  Parser parser;
  for (std::string_view odd :
       {std::string_view(), std::string_view("\0", 1), std::string_view("\xFF\xFE"), std::string_view("\xEF\xBB\xBF"),
        std::string_view("\x80\x80\x80"), std::string_view("\n\n\f\n"), std::string_view("a")}) {
    Document document = parser.parse(odd);
    EXPECT_FALSE(to_json(document).empty());
    EXPECT_FALSE(to_xml(document).empty());
  }
}

}  // namespace
}  // namespace vanban
