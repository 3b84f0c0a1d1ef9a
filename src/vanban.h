// vanban: reads Vietnamese administrative documents (văn bản hành chính) and says what is in them.
//
// This header is the manual of the C++ library. A program needs nothing else:
//
//     #include <vanban/vanban.h>
//
//     #include <cstdio>
//     #include <string>
//
//     int main() {
//       std::string letter =
//           "ỦY BAN NHÂN DÂN TỈNH MẪU            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
//           "        SỞ Y TẾ                          Độc lập - Tự do - Hạnh phúc\n"
//           "Số: 12/SYT-VP                          Mẫu, ngày 5 tháng 6 năm 2024\n"
//           "Kính gửi: Trung tâm Y tế các huyện.\n"
//           "Đề nghị các đơn vị báo cáo trước ngày 20/6/2024./.\n";
//       vanban::Parser parser;
//       vanban::Document document = parser.parse(letter);
//       for (const vanban::Node& node : document.body) {
//         std::string text(document.view(node.text));
//         std::printf("%s: %s\n", vanban::name_of(node.kind), text.c_str());
//       }
//       std::printf("%s\n", vanban::to_json(document).c_str());
//     }
//
// Stages. Bytes go in; they are decoded, normalised, cut into header, recipients, tree, signatures and attachments;
// views (deadlines, tasks, citations, …) are found in the tree. The result is a Document: plain values, described in
// model/document.h, that can be copied, moved, and kept after the parser and the bytes are gone.
//
// Units. Everything a Document says is a Slice: a half-open range of bytes of Document::text, the reading text (the
// visible characters in the order of the structure, NFC, white space folded). Document::view() gives its characters.
// Where a slice stands in the input is a Span: document.map.spans(slice, out) gives bytes of source_text(); the writers
// turn them into UTF-16 units, code points, or bytes of a file in another encoding (document.source.origin) where
// asked.
//
// Ownership. parse() reads its bytes only during the call and keeps none of them. A string_view from Document::view()
// lives as long as the Document. Everything else is returned by value.
//
// Errors. An odd document never fails: it gives a tree, and diagnostics that say what is odd. A file that is damaged,
// encrypted or in a format that is not read throws ReadError, with plain words and a reason. A bad grammar is refused
// with GrammarError, one line a mistake: "file:line: what is wrong; what to do". A wrong call throws
// std::invalid_argument or std::length_error, each named where it can happen. Besides these there is std::bad_alloc.
// The library prints nothing, never ends the program, reads no environment and no file it is not given.
//
// Threads. A Parser never changes: any number of threads may use one at the same time, and copies of it share one
// grammar. Different Documents are independent; one Document may be read by many threads while none changes it.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "options.h"
#include "read/read_error.h"

namespace vanban {

using read::ReadError;

/// Why a grammar was refused: one message a line, "file:line: what is wrong; what to do".
class GrammarError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The longest input parse() takes: offsets are 32-bit, and decoding may lengthen a text.
inline constexpr size_t max_input_bytes = size_t{1} << 30;

/// A grammar, ready to read documents with. Making one takes some milliseconds and copying one nothing: make one, keep
/// it.
class Parser {
 public:
  /// With the grammar built into the library.
  Parser();
  /// With the grammar files (*.toml) of a folder. Throws GrammarError.
  static Parser from_folder(const std::string& folder);

  /// Reads one document, in any format vanban reads. Linear in its size. Text never fails; throws ReadError for a file
  /// of another format that cannot be read, std::length_error for more than max_input_bytes, std::invalid_argument for
  /// a profile that is not in profiles().
  Document parse(std::string_view bytes, const Options& options = {}) const;
  /// The same for a file, which is read whole; source_text(document, {}) is then always the text that spans count in.
  /// options.name is the path where it is empty. Throws std::invalid_argument too where the file cannot be opened.
  Document parse_file(const std::string& path, Options options = {}) const;

  /// The names Options::profile takes.
  std::vector<std::string> profiles() const;
  /// The name of the rule that found a value ("deadlines.before_day"); "" for 0.
  std::string_view rule_name(RuleId rule) const;
  /// SHA-256 of the grammar, in hexadecimal: with the version, all that a result depends on besides the input.
  std::string_view grammar_hash() const;
  /// Proves every example in the grammar against the whole grammar; a message for each that fails. Takes a while.
  std::vector<std::string> check_examples() const;

  /// Document -> JSON, XML; the form is described by json_schema() and xml_schema(). Besides what the free functions
  /// below say, the result names the grammar, and with options.explain the rule that found each value.
  std::string to_json(const Document& document, const WriteOptions& options = {}) const;
  std::string to_xml(const Document& document, const WriteOptions& options = {}) const;

 private:
  struct Impl;
  explicit Parser(std::shared_ptr<const Impl> impl);
  std::shared_ptr<const Impl> impl_;
};

/// The same as Parser::to_json and to_xml, without a parser. Throw std::invalid_argument where options.explain is set,
/// or where options.offsets is utf16 or codepoint and options.source is empty though the document is not.
std::string to_json(const Document& document, const WriteOptions& options = {});
std::string to_xml(const Document& document, const WriteOptions& options = {});

/// The JSON Schema (draft 2020-12) of to_json's result, and the XML Schema of to_xml's.
std::string_view json_schema();
std::string_view xml_schema();

/// "0.1.0"
std::string_view version_string();

}  // namespace vanban
