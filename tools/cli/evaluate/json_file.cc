#include "cli/evaluate/json_file.h"

#include <algorithm>

#include "cli/cli.h"
#include "cli/evaluate/words.h"
#include "cli/input.h"

namespace vanban::cli::evaluate {

namespace {

/// No result and no gold goes as deep; deeper ones are walked into no further, for the sake of the stack.
constexpr size_t deepest = 2000;

bool too_deep(std::string_view json) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < json.size(); ++i) {
    char c = json[i];
    if (quoted) {
      i += c == '\\';
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) return true;
    } else if (c == '}' || c == ']') {
      depth -= depth > 0;
    }
  }
  return false;
}

}  // namespace

std::string read_file(const std::string& path, std::string& bytes) {
  InputReader reader(highest_max_bytes);
  std::string_view all;
  std::string problem = reader.read(path, all);
  bytes = all;
  return problem;
}

std::string read_object(const std::string& path, Json& object) {
  std::string bytes;
  if (std::string problem = read_file(path, bytes); !problem.empty()) return problem;
  if (!is_utf8(bytes)) return "is not in UTF-8; save it so";
  if (too_deep(bytes)) return "is nested too deeply; this is no file for vanban evaluate";
  try {
    object = Json::parse(bytes);
  } catch (const Json::parse_error& e) {
    size_t end = std::min(e.byte, bytes.size());
    auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end > 0 ? end - 1 : 0), '\n');
    std::string_view what = e.what();
    if (size_t colon = what.rfind(": "); what.find("parse error") != std::string_view::npos && colon != what.npos) {
      size_t first = what.find(": ");
      what.remove_prefix(first == what.npos ? 0 : first + 2);
    }
    return "is no JSON, line " + std::to_string(line) + ": " + std::string(what) + "; mend the file, or write it again";
  }
  if (!object.is_object()) return "holds no JSON object but something else; it must hold one document";
  return "";
}

const Json& at(const Json& object, const char* key) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

const Json& list_at(const Json& object, const char* key) {
  static const Json none = Json::array();
  const Json& list = at(object, key);
  return list.is_array() ? list : none;
}

std::string text_at(const Json& object, const char* key) {
  const Json& text = at(object, key);
  return text.is_string() ? text.get<std::string>() : std::string();
}

std::string value_of(const Json& field) {
  if (field.is_string()) return field.get<std::string>();
  return at(field, "value").is_string() ? text_at(field, "value") : text_at(field, "text");
}

}  // namespace vanban::cli::evaluate
