// What a reader makes of a file: the text, and what it knows of its layout.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "model/source_layout.h"
#include "read/read_error.h"

namespace vanban::read {

/// The text of a file of any format. Spans of the result refer to `text`.
struct Extraction {
  std::string text;  ///< UTF-8; NFC, unless the file itself is plain text
  SourceLayout layout;
  std::string media_type = "text/plain";
  std::string encoding = "UTF-8";       ///< of the file, where it has one; "" for a binary format
  std::vector<Diagnostic> diagnostics;  ///< what was repaired or could not be read; `at` is empty
};

}  // namespace vanban::read
