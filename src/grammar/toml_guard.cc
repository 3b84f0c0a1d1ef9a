#include "grammar/toml_guard.h"

namespace vanban::grammar {

unsigned stray_character(std::string_view toml) {
  unsigned line = 1;
  size_t i = toml.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (i < toml.size()) {
    char c = toml[i];
    if (c == '\n') {
      ++line;
      ++i;
    } else if (c == '#') {
      while (i < toml.size() && toml[i] != '\n') ++i;
    } else if (c == '"' || c == '\'') {
      bool many = toml.substr(i, 3) == std::string_view(c == '"' ? "\"\"\"" : "'''");
      i += many ? 3 : 1;
      while (i < toml.size()) {
        if (toml[i] == '\\' && c == '"' && i + 1 < toml.size() && toml[i + 1] != '\n') {
          i += 2;
          continue;
        }
        if (toml[i] == '\n') {
          if (!many) break;  // a line feed ends a string that was left open
          ++line;
        }
        bool closes = toml[i] == c && (!many || (i + 2 < toml.size() && toml[i + 1] == c && toml[i + 2] == c));
        if (closes) {
          i += many ? 3 : 1;
          break;
        }
        ++i;
      }
    } else {
      if (static_cast<unsigned char>(c) >= 0x80) return line;
      ++i;
    }
  }
  return 0;
}

}  // namespace vanban::grammar
