// The text of a web page, whatever it says of its encoding.
#pragma once

#include <string>
#include <string_view>

#include "read/extraction.h"

namespace vanban::read {

struct HtmlText {
  std::string utf8;
  std::string encoding;
};

/// By `given` if that is not empty, the byte order mark, what the page says (meta charset), and its bytes.
HtmlText decode_html(std::string_view bytes, std::string_view given);

}  // namespace vanban::read
