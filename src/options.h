// What callers may ask for, of the parser and of the writers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanban {

struct Options {
  std::string name;     ///< what `source.name` says; also what profiles and messages call the document
  std::string profile;  ///< a profile's name, to override what the document itself shows; empty: by the document
  bool hash = true;     ///< compute source.sha256
};

/// What the spans of a written result count.
enum class Offsets : uint8_t {
  utf8,       ///< bytes of the UTF-8 source text (C, C++, Rust, Go; files)
  utf16,      ///< UTF-16 code units (JavaScript, Java, C#)
  codepoint,  ///< Unicode code points (Python)
};

struct WriteOptions {
  Offsets offsets = Offsets::utf8;
  bool pretty = false;   ///< with line feeds and indentation, for reading
  bool explain = false;  ///< name the rule that found each value
  /// source_text(document, bytes). Looked at only where `offsets` is not utf8.
  std::string_view source;
};

}  // namespace vanban
