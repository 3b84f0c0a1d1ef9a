// What callers may ask for, of the parser and of the writers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanban {

/// How files are read that are not plain text in Unicode.
struct ReadOptions {
  std::string name;        ///< what `source.name` says; a name in *.md tells Markdown from text
  std::string media_type;  ///< of the bytes, where the caller knows it ("text/plain"); empty: by the bytes themselves
  std::string encoding;    ///< of a text ("TCVN3", "UTF-16LE"); empty: by the bytes themselves
  std::string program_path = "/usr/local/bin:/usr/bin:/bin";  ///< folders with programs that read a format
  std::string temp_folder = "/tmp";  ///< where programs that read a format are given a private folder
  unsigned seconds = 300;            ///< how long such programs may take for one document, all together
  unsigned threads = 1;              ///< how many pages may be recognised at the same time
};

struct Options : ReadOptions {
  std::string profile;  ///< a profile's name, to override what the document itself shows; empty: by the document
  bool hash = true;     ///< compute source.sha256
};

/// What the spans of a written result count.
enum class Offsets : uint8_t {
  utf8,       ///< bytes of the UTF-8 source text (C, C++, Rust, Go; files)
  utf16,      ///< UTF-16 code units (JavaScript, Java, C#)
  codepoint,  ///< Unicode code points (Python)
  bytes,      ///< bytes of the file, in whatever encoding its text is; utf8 for a file that is no text
};

struct WriteOptions {
  Offsets offsets = Offsets::utf8;
  bool pretty = false;   ///< with line feeds and indentation, for reading
  bool explain = false;  ///< name the rule that found each value
  /// source_text(document, bytes). Looked at only where `offsets` is utf16 or codepoint.
  std::string_view source;
};

}  // namespace vanban
