// bytes -> Document: the stages in order. Start reading here.
#pragma once

#include <string>
#include <string_view>

#include "grammar/grammar.h"
#include "model/document.h"

namespace vanban {

struct Options {
  std::string name;     ///< what `source.name` says; also what profiles and messages call the document
  std::string profile;  ///< a profile's name, to override what the document itself shows; empty: by the document
  bool hash = true;     ///< compute source.sha256
};

/// Reads one document. Never fails on input: an odd document gives a tree and diagnostics.
/// `bytes` is only read during the call. Linear in its size. Thread-safe.
Document parse(std::string_view bytes, const grammar::Grammar& grammar, const Options& options = {});

/// The UTF-8 text that the spans of `document` refer to: `bytes` itself, or the decoded text.
std::string_view source_text(const Document& document, std::string_view bytes);

}  // namespace vanban
