// Document -> JSON, XML. Both say the same under the same names: what they say is in result.h, once.
#pragma once

#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"
#include "options.h"
#include "write/buffer.h"

namespace vanban::write {

/// "utf8", "utf16", "codepoint", "bytes"
const char* name_of(Offsets offsets);

/// Append one document to `out`, without a line feed at the end. The grammar is named in the result, and names the
/// rules where options.explain asks for them; without explain it may be absent.
void json(const Document& document, const WriteOptions& options, const grammar::Grammar* grammar, Buffer& out);
void xml(const Document& document, const WriteOptions& options, const grammar::Grammar* grammar, Buffer& out);

/// The JSON Schema and the XML Schema (XSD) of what is written.
std::string_view json_schema();
std::string_view xml_schema();

}  // namespace vanban::write
