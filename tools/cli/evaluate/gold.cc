#include "cli/evaluate/gold.h"

#include <algorithm>
#include <functional>

#include "cli/evaluate/words.h"

namespace vanban::cli::evaluate {

namespace {

using Check = bool (*)(const Json&);

bool is_text(const Json& j) { return j.is_string(); }
bool is_text_or_null(const Json& j) { return j.is_string() || j.is_null(); }
bool all_of(const Json& list, Check check) { return list.is_array() && std::all_of(list.begin(), list.end(), check); }
bool is_list_of_texts(const Json& j) { return all_of(j, is_text); }
bool is_object_of_texts(const Json& j) {
  return j.is_object() && std::all_of(j.begin(), j.end(), [](const Json& value) { return value.is_string(); });
}
bool is_pairs(const Json& j) {
  return all_of(j, [](const Json& x) { return x.size() == 2 && is_list_of_texts(x); });
}
bool is_pairs_with_null(const Json& j) {
  return all_of(j,
                [](const Json& x) { return x.is_array() && x.size() == 2 && is_text(x[0]) && is_text_or_null(x[1]); });
}
bool is_triples(const Json& j) {
  return all_of(j, [](const Json& x) { return x.size() == 3 && is_list_of_texts(x); });
}
bool is_objects(const Json& j) {
  return all_of(j, [](const Json& x) { return x.is_object(); });
}
bool is_deadlines(const Json& j) {
  return all_of(j, [](const Json& x) { return x.is_object() && at(x, "kind").is_string(); });
}
bool is_citations(const Json& j) {
  return all_of(j, [](const Json& x) { return x.is_object() && at(x, "code").is_string(); });
}
bool is_flag(const Json& j) { return j.is_boolean(); }
bool is_anything(const Json& /*unused*/) { return true; }

struct Shape {
  const char* key;
  Check holds;
  const char* words;  ///< what must stand there
};

constexpr Shape shapes[] = {
    {"document", is_text, "the name of the document's file"},
    {"soft", is_flag, "true or false"},
    {"header", is_object_of_texts, R"(an object of texts, {"code": "12/SYT-VP"})"},
    {"absent", is_list_of_texts, R"(a list of fields, ["header.code"])"},
    {"issuer", is_list_of_texts, "a list of names, any one of which is right"},
    {"addressees", is_list_of_texts, "a list of texts"},
    {"distribution", is_pairs_with_null, R"(a list of [text, purpose], the purpose null where none is said)"},
    {"body", is_text, "the name of an outline file"},
    {"top_level", is_pairs, "a list of [label, text]"},
    {"signatures", is_objects, R"(a list of objects, [{"position": "GIÁM ĐỐC", "name": "Lê Thị Mẫu"}])"},
    {"attachments", is_objects, R"(a list of objects, [{"label": "Phụ lục I", "title": "…"}])"},
    {"themes", is_list_of_texts, "a list of texts"},
    {"slogans", is_list_of_texts, "a list of texts"},
    {"responsibilities", is_triples, "a list of [assignee, how the task begins, role]"},
    {"deadlines", is_deadlines, R"(a list of objects with a kind, [{"kind": "due", "end": "2024-06-20"}])"},
    {"citations", is_citations, R"(a list of objects with a code, [{"code": "12/QĐ-UBND", "date": "2024-05-03"}])"},
    {"abbreviations", is_pairs, "a list of [short form, long form]"},
    {"contacts", is_pairs, "a list of [kind, text]"},
    {"diagnostics", is_list_of_texts, "a list of codes that must be reported"},
    {"no_diagnostics", is_anything, ""},
    {"source", is_anything, ""},
    {"note", is_anything, ""},
};

constexpr const char* manual = "; see docs/evaluation.md";

/// The name of a file without its folders; without its last extension.
std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// Lines end as they do anywhere.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    if (text.substr(end).starts_with("\r\n")) ++end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string read_outline(const std::string& folder, const std::string& file, std::optional<Outline>& outline) {
  std::string bytes;
  std::string problem = read_file(folder + "/" + file, bytes);
  if (problem.empty() && !is_utf8(bytes)) problem = "is not in UTF-8; save it so";
  if (!problem.empty()) return "names the outline " + file + ", which " + problem;
  outline = Outline{file, {}};
  size_t number = 0;
  for (std::string_view line : lines_of(bytes)) {
    ++number;
    if (folded(line).empty()) continue;
    size_t indent = std::min(line.find_first_not_of(' '), line.size());
    line.remove_prefix(indent);
    size_t tab = line.find('\t');
    std::string label(line.substr(0, tab));
    std::string text(tab == std::string_view::npos ? "" : line.substr(tab + 1));
    outline->rows.push_back({indent / 2, label == "¶" ? "" : label, text, number});
  }
  return "";
}

std::string wrong_shape(Gold& gold) {
  for (const auto& entry : gold.fields.items()) {
    const std::string& key = entry.key();
    auto shape = std::find_if(std::begin(shapes), std::end(shapes), [&](const Shape& s) { return key == s.key; });
    if (shape == std::end(shapes)) {
      gold.unknown.push_back(key);
    } else if (!shape->holds(entry.value())) {
      return "'" + key + "' must be " + shape->words + manual;
    }
  }
  return "";
}

}  // namespace

std::string read_gold(const std::string& folder, const std::string& name, Gold& gold) {
  gold.name = name;
  if (std::string problem = read_object(folder + "/" + name + ".json", gold.fields); !problem.empty()) return problem;
  if (std::string problem = wrong_shape(gold); !problem.empty()) return problem;
  if (!gold.fields.contains("document")) return "says not which document it is of; add \"document\": \"NAME.txt\"";
  gold.document = base_name(text_at(gold.fields, "document"));
  gold.soft = at(gold.fields, "soft") == true;
  if (gold.fields.contains("body")) {
    std::string problem = read_outline(folder, text_at(gold.fields, "body"), gold.body);
    if (!problem.empty()) return problem;
  }
  for (const Json& attachment : list_at(gold.fields, "attachments")) {
    std::optional<Outline>& outline = gold.attachments.emplace_back();
    if (!attachment.contains("body")) continue;
    std::string problem = read_outline(folder, text_at(attachment, "body"), outline);
    if (!problem.empty()) return problem;
  }
  return "";
}

}  // namespace vanban::cli::evaluate
