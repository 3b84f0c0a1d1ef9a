// The readers, one a format. Each takes a whole file and gives its text with what it knows of the layout, or throws
// ReadError (also settle.h does, for a file without text). formats.cc lists them.
#pragma once

#include <string_view>

#include "options.h"
#include "read/extraction.h"

namespace vanban::read {

Extraction read_docx(std::string_view bytes, const ReadOptions& options);
Extraction read_html(std::string_view bytes, const ReadOptions& options);
Extraction read_odt(std::string_view bytes, const ReadOptions& options);

}  // namespace vanban::read
