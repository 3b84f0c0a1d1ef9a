// Document -> JSON, XML. Both say the same under the same names: what they say is in result.h, once.
#pragma once

#include <cstdint>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"
#include "write/buffer.h"

namespace vanban::write {

/// What spans count.
enum class Unit : uint8_t { utf8, utf16, codepoint };
const char* name_of(Unit unit);

struct Settings {
  Unit unit = Unit::utf8;
  bool pretty = false;                        ///< with line feeds and indentation
  bool explain = false;                       ///< name the rule that found each value; needs `grammar`
  const grammar::Grammar* grammar = nullptr;  ///< named as `generator` in the result; may be absent
  std::string_view source;                    ///< source_text(); looked at only where `unit` is not utf8
};

/// Append one document to `out`. No line feed at the end.
void json(const Document& document, const Settings& settings, Buffer& out);
void xml(const Document& document, const Settings& settings, Buffer& out);

/// The JSON Schema and the XML Schema (XSD) of what is written.
std::string_view json_schema();
std::string_view xml_schema();

}  // namespace vanban::write
