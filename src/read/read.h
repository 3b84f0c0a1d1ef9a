// Bytes of any format -> text and layout: tells by the bytes themselves which format they are, and calls its reader.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "options.h"
#include "read/extraction.h"
#include "read/reading.h"

namespace vanban::read {

using Reader = Extraction (*)(std::string_view bytes, const Reading& reading);

/// A format that files come in.
struct Format {
  const char* id;          ///< "docx": what the code calls it
  const char* media_type;  ///< what source.media_type says
  const char* name;        ///< for people: "a Word document (.docx)"
  Reader reader;           ///< nullptr: recognised, and not read
  const char* program;     ///< that the reader runs, or library it loads (lib….so.4), or ""
  const char* package;     ///< Debian's, that has it
};

/// All formats, those that are read first.
const std::vector<Format>& formats();
/// The format of that id, which must exist.
const Format& format_called(std::string_view id);

/// What the bytes are. The name only settles what the bytes leave open: a text called *.md is Markdown.
const Format& detect(std::string_view bytes, const ReadOptions& options);
/// True where the format is text without markup, which needs no reader: text::decode is all.
bool is_text(const Format& format);

/// The text of a file that is no plain text. Throws ReadError. Thread-safe; reads no environment.
/// The extraction's text is not empty and NFC. Of the grammar it takes the words of what stands around a document.
Extraction read(std::string_view bytes, const Format& format, const ReadOptions& options,
                const grammar::Grammar& grammar);

}  // namespace vanban::read
