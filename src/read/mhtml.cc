// MHTML: a web page and what it shows, saved as the parts of one message (RFC 2557). The page itself is read.
#include <optional>
#include <string>

#include "read/readers.h"

namespace vanban::read {

namespace {

using namespace std::string_view_literals;

constexpr int deepest_part = 4;  // a page may stand in a part that has parts

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins(std::string_view text, std::string_view with) {
  if (text.size() < with.size()) return false;
  for (size_t i = 0; i < with.size(); ++i) {
    if (small(text[i]) != with[i]) return false;
  }
  return true;
}

/// Takes a line off, without its end.
std::string_view take_line(std::string_view& rest) {
  const size_t feed = rest.find('\n');
  std::string_view line = rest.substr(0, feed);
  rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

struct Part {
  std::string type, coding;  ///< what Content-Type and Content-Transfer-Encoding say, on one line
  std::string_view body;
};

/// A part as a message has it: header lines, a blank one, the body.
Part part_of(std::string_view bytes) {
  Part part;
  std::string* field = nullptr;  // that a line beginning with white space goes on with
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    if (line[0] == ' ' || line[0] == '\t') {
      if (field != nullptr) field->append(line);
      continue;
    }
    field = nullptr;
    for (auto& [name, value] :
         {std::pair{"content-type:"sv, &part.type}, {"content-transfer-encoding:"sv, &part.coding}}) {
      if (!begins(line, name)) continue;
      const size_t at = line.find_first_not_of(" \t", name.size());
      *value = at == std::string_view::npos ? std::string() : std::string(line.substr(at));
      field = value;
    }
  }
  part.body = bytes;
  return part;
}

/// "x y" of `…; boundary="x y"; …`; "" where there is none.
std::string boundary_of(const std::string& type) {
  for (size_t at = 0; at < type.size(); ++at) {
    std::string_view rest = std::string_view(type).substr(at);
    if (!begins(rest, "boundary=")) continue;
    rest.remove_prefix("boundary="sv.size());
    if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
    return std::string(rest.substr(0, rest.find_first_of("; \t")));
  }
  return "";
}

std::string from_base64(std::string_view body) {
  std::string out;
  out.reserve(body.size() / 4 * 3);
  uint32_t bits = 0;
  int held = 0;
  for (char c : body) {
    int value = 0;
    if (c >= 'A' && c <= 'Z') {
      value = c - 'A';
    } else if (c >= 'a' && c <= 'z') {
      value = c - 'a' + 26;
    } else if (c >= '0' && c <= '9') {
      value = c - '0' + 52;
    } else if (c == '+' || c == '/') {
      value = c == '+' ? 62 : 63;
    } else {
      continue;
    }
    bits = (bits << 6 | static_cast<uint32_t>(value)) & 0xFFFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char s = small(c);
  return s >= 'a' && s <= 'f' ? s - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  while (!body.empty()) {
    std::string_view line = take_line(body);
    const size_t end = line.find_last_not_of(" \t");  // blanks at an end are the way's, not the text's
    line = line.substr(0, end == std::string_view::npos ? 0 : end + 1);
    const bool goes_on = line.ends_with('=');
    if (goes_on) line.remove_suffix(1);
    for (size_t i = 0; i < line.size(); ++i) {
      const int high = line[i] == '=' && i + 2 < line.size() ? hexadecimal(line[i + 1]) : -1;
      const int low = high >= 0 ? hexadecimal(line[i + 2]) : -1;
      out += low < 0 ? line[i] : static_cast<char>(high << 4 | low);
      i += low < 0 ? 0 : 2;
    }
    if (!goes_on) out += '\n';
  }
  return out;
}

/// The first page among the parts of one.
std::optional<std::string> page_in(const Part& part, int depth) {
  if (begins(part.type, "text/html")) {
    if (begins(part.coding, "base64")) return from_base64(part.body);
    if (begins(part.coding, "quoted-printable")) return from_quoted_printable(part.body);
    return std::string(part.body);
  }
  const std::string boundary = "--" + boundary_of(part.type);
  if (!begins(part.type, "multipart/") || boundary.size() < 3 || depth > deepest_part) return std::nullopt;
  std::string_view rest = part.body;
  const char* begin = nullptr;
  while (!rest.empty()) {
    const char* const at = rest.data();
    const std::string_view line = take_line(rest);
    if (!line.starts_with(boundary) && !rest.empty()) continue;
    if (begin != nullptr) {
      const char* const end = line.starts_with(boundary) ? at : rest.data();
      if (auto page = page_in(part_of({begin, static_cast<size_t>(end - begin)}), depth + 1)) return page;
    }
    begin = rest.data();
  }
  return std::nullopt;
}

}  // namespace

Extraction read_mhtml(std::string_view bytes, const Reading& reading) {
  const std::optional<std::string> page = page_in(part_of(bytes), 0);
  if (!page) {
    throw ReadError(ReadError::Reason::damaged,
                    "is a web archive without a page, or cut short; open it in a browser and save it again");
  }
  return read_html(*page, reading);
}

}  // namespace vanban::read
