// The writers: JSON against nlohmann's, XML against JSON, spans against counting by hand.
#include "write/write.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <random>
#include <set>

#include "every_field.h"
#include "vanban.h"

namespace vanban {
namespace {

using Json = nlohmann::ordered_json;

std::string json_of(const Document& d, const WriteOptions& options = {}) {
  write::Buffer out;
  write::json(d, options, grammar::Grammar::embedded().get(), out);
  return std::string(out.view());
}

std::string xml_of(const Document& d, const WriteOptions& options = {}) {
  write::Buffer out;
  write::xml(d, options, grammar::Grammar::embedded().get(), out);
  return std::string(out.view());
}

/// Text with everything that has to be escaped, replaced or left alone.
std::string awkward(std::mt19937& random, size_t length) {
  static const std::string pieces[] = {"a",
                                       "ệ",
                                       "\"",
                                       "\\",
                                       "/",
                                       "<",
                                       ">",
                                       "&",
                                       "'",
                                       "]]>",
                                       std::string(1, '\0'),
                                       "\x01",
                                       "\x1F",
                                       "\x7F",
                                       "\t",
                                       "\n",
                                       "\r",
                                       "\b",
                                       "\f",
                                       "\xEF\xBF\xBD",
                                       "\xEF\xBF\xBE",
                                       "\xEF\xBF\xBF",
                                       "\xEF\xBC\xA1",
                                       "\xF0\x9F\x87\xBB",
                                       "Độc lập - Tự do - Hạnh phúc",
                                       "\xE2\x80\xA8"};
  std::string out;
  while (out.size() < length) out += pieces[random() % std::size(pieces)];
  return out;
}

Document awkward_document(unsigned seed) {
  std::mt19937 random(seed);
  test::DocumentMaker m;
  for (int i = 0; i < 40; ++i) {
    // Document::text holds no line feeds inside a leaf; the writers do not rely on it.
    test::add_node(m, m.document.body, NodeKind::paragraph, -1, "", "", awkward(random, random() % 200 + 1));
    m.document.body.back().subtree_end = static_cast<uint32_t>(m.document.body.size());
  }
  m.document.source.name = awkward(random, 50);
  m.finish();
  return std::move(m.document);
}

TEST(Json, IsWhatNlohmannWrites) {
  Document d = test::every_field().document;
  for (bool explain : {false, true}) {
    WriteOptions options;
    options.explain = explain;
    std::string ours = json_of(d, options);
    EXPECT_EQ(Json::parse(ours).dump(), ours);
  }
}

TEST(Json, EscapesAsNlohmannDoes) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::string ours = json_of(awkward_document(seed));
    EXPECT_EQ(Json::parse(ours).dump(), ours);
  }
}

TEST(Json, LongTextsAreCopiedWhole) {
  std::mt19937 random(7);
  test::DocumentMaker m;
  test::add_node(m, m.document.body, NodeKind::paragraph, -1, "", "", awkward(random, 1 << 18));
  m.document.body[0].subtree_end = 1;
  m.finish();
  EXPECT_EQ(Json::parse(json_of(m.document))["body"][0]["text"].get<std::string>(),
            m.document.view(m.document.body[0].text));
}

TEST(Json, PrettySaysTheSame) {
  Document d = test::every_field().document;
  WriteOptions pretty;
  pretty.pretty = true;
  EXPECT_EQ(Json::parse(json_of(d, pretty)), Json::parse(json_of(d)));
  EXPECT_NE(json_of(d, pretty).find("\n  \"header\": {\n"), std::string::npos);
}

TEST(Json, AnEmptyDocumentHasItsLists) {
  Json result = Json::parse(json_of(Document{}));
  for (const char* list : {"body", "signatures", "attachments", "other", "themes", "slogans", "responsibilities",
                           "deadlines", "citations", "abbreviations", "contacts", "diagnostics"}) {
    EXPECT_EQ(result.at(list), Json::array()) << list;
  }
  EXPECT_EQ(result["header"], Json::object());
  EXPECT_EQ(result["recipients"], (Json{{"addressees", Json::array()}, {"distribution", Json::array()}}));
}

TEST(Json, AFieldIsNeverEmpty) {
  std::function<void(const Json&, const std::string&)> check = [&](const Json& value, const std::string& where) {
    EXPECT_FALSE(value.is_null()) << where;
    EXPECT_FALSE(value == "" && where.find("/rows/") == std::string::npos) << where;
    EXPECT_FALSE(value.is_object() && value.contains("span") && value.contains("spans")) << where;
    if (value.is_structured()) {
      for (const auto& [key, inner] : value.items()) check(inner, where + "/" + key);
    }
  };
  check(Json::parse(json_of(test::every_field().document)), "");
  check(Json::parse(json_of(Document{})), "");
}

TEST(Json, SpansLeadToTheText) {
  test::DocumentMaker m = test::every_field();
  Json result = Json::parse(json_of(m.document));
  auto slice = [&](const Json& span) {
    return m.source.substr(span[0], span[1].get<size_t>() - span[0].get<size_t>());
  };
  EXPECT_EQ(slice(result["header"]["organization"]["span"]), "SỞ \"Y TẾ\" & <DÂN SỐ>");
  const Json& subject = result["header"]["subject"];
  EXPECT_EQ(subject["text"], "về việc thử mọi trường của kết quả");
  ASSERT_EQ(subject["spans"].size(), 2U);
  EXPECT_EQ(slice(subject["spans"][0]), "về việc thử mọi");
  EXPECT_EQ(slice(subject["spans"][1]), "trường của kết quả");
  EXPECT_EQ(result["citations"][0]["node"], "part_1/chapter_1/section_1/subsection_1/article_1/1");
  EXPECT_EQ(result["slogans"][0]["node"], "part_1/chapter_1/section_1/subsection_1");
  EXPECT_EQ(result["slogans"][0]["attachment"], 0);
}

/// The n-th byte in another unit, counted one by one.
size_t counted(std::string_view source, size_t byte, Offsets offsets) {
  size_t n = 0;
  for (char signed_byte : source.substr(0, byte)) {
    const auto c = static_cast<unsigned char>(signed_byte);
    n += (c & 0xC0) != 0x80 ? (offsets == Offsets::utf16 && c >= 0xF0 ? 2 : 1) : 0;
  }
  return n;
}

TEST(Json, SpansInOtherUnitsAreCounted) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    std::mt19937 random(seed);
    test::DocumentMaker m;
    for (int i = 0; i < 60; ++i) {
      test::add_node(m, m.document.body, NodeKind::paragraph, -1, "", "", awkward(random, random() % 300 + 1));
      m.document.body.back().subtree_end = static_cast<uint32_t>(m.document.body.size());
    }
    m.finish();
    Json bytes = Json::parse(json_of(m.document));
    for (Offsets offsets : {Offsets::utf16, Offsets::codepoint}) {
      WriteOptions options;
      options.offsets = offsets;
      options.source = m.source;
      Json units = Json::parse(json_of(m.document, options));
      EXPECT_EQ(units["offsets"], offsets == Offsets::utf16 ? "utf16" : "codepoint");
      for (size_t i = 0; i < bytes["body"].size(); ++i) {
        for (size_t k : {size_t{0}, size_t{1}}) {
          EXPECT_EQ(units["body"][i]["span"][k].get<size_t>(), counted(m.source, bytes["body"][i]["span"][k], offsets));
        }
      }
    }
  }
}

/// Which fields are lists, numbers and truth values: read off the JSON Schema, so that XML can be turned into JSON.
class SchemaKinds {
 public:
  SchemaKinds() {
    Json schema = Json::parse(json_schema());
    read(schema, schema);
    for (const auto& [name, definition] : schema["$defs"].items()) read(definition, schema);
  }
  std::set<std::string> lists, numbers, flags;

 private:
  static const Json& resolved(const Json& property, const Json& schema) {
    if (!property.contains("$ref")) return property;
    std::string ref = property["$ref"];
    return resolved(schema["$defs"][ref.substr(ref.rfind('/') + 1)], schema);
  }
  void read(const Json& object, const Json& schema) {
    if (!object.contains("properties")) return;
    for (const auto& [name, property] : object["properties"].items()) {
      const Json& p = resolved(property, schema);
      std::string type = p.value("type", "");
      if (type == "array" && name != "span" && name != "box") lists.insert(name);
      if (type == "integer" || type == "number") numbers.insert(name);
      if (p.contains("const")) flags.insert(name);
      read(p, schema);
      if (p.contains("items")) read(p["items"], schema);
    }
  }
};

Json from_xml(const pugi::xml_node& element, const SchemaKinds& kinds) {
  std::string name = element.name();
  if (name == "span") return Json{element.attribute("begin").as_uint(), element.attribute("end").as_uint()};
  if (name == "box") {
    Json box = Json::array();
    for (const char* side : {"x0", "y0", "x1", "y1"}) box.push_back(Json::parse(element.attribute(side).value()));
    return box;
  }
  bool has_elements = false;
  for (const pugi::xml_node& child : element.children()) has_elements |= child.type() == pugi::node_element;
  // "recipients" and "reference" are objects; a member of a list of lists is called "row".
  if (kinds.lists.contains(name) || name == "row") {
    Json list = Json::array();
    for (const pugi::xml_node& child : element.children()) list.push_back(from_xml(child, kinds));
    return list;
  }
  if (has_elements || name == "header" || name == "recipients") {
    Json object = Json::object();
    for (const pugi::xml_node& child : element.children()) object[child.name()] = from_xml(child, kinds);
    return object;
  }
  if (kinds.numbers.contains(name)) return Json::parse(element.child_value());
  if (kinds.flags.contains(name)) return element.text().as_bool();
  return element.child_value();
}

/// What XML cannot hold is U+FFFD in it.
Json without_controls(const Json& value) {
  if (value.is_string()) {
    std::string out;
    const auto& s = value.get_ref<const std::string&>();
    for (size_t i = 0; i < s.size(); ++i) {
      auto c = static_cast<unsigned char>(s[i]);
      bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
      bool noncharacter = s.compare(i, 3, "\xEF\xBF\xBE") == 0 || s.compare(i, 3, "\xEF\xBF\xBF") == 0;
      if (noncharacter) i += 2;
      if (control || noncharacter)
        out += "\xEF\xBF\xBD";
      else
        out += s[i];
    }
    return out;
  }
  if (!value.is_structured()) return value;
  Json out = value.is_array() ? Json::array() : Json::object();
  for (const auto& [key, inner] : value.items()) {
    if (value.is_array())
      out.push_back(without_controls(inner));
    else
      out[key] = without_controls(inner);
  }
  return out;
}

void expect_same_in_xml(const Document& d, bool pretty) {
  WriteOptions options;
  options.pretty = pretty;
  options.explain = true;
  std::string xml = xml_of(d, options);
  pugi::xml_document parsed;
  // White space alone is text where an element holds nothing else.
  unsigned how = pugi::parse_default | pugi::parse_ws_pcdata_single;
  pugi::xml_parse_result result = parsed.load_buffer(xml.data(), xml.size(), how, pugi::encoding_utf8);
  ASSERT_TRUE(result) << result.description();
  EXPECT_EQ(std::string(parsed.document_element().attribute("xmlns").value()), "urn:vanban:document:1");
  Json from_json = without_controls(Json::parse(json_of(d, options)));
  EXPECT_EQ(Json::diff(from_json, from_xml(parsed.document_element(), SchemaKinds())), Json::array());
}

TEST(Xml, SaysWhatJsonSays) {
  expect_same_in_xml(test::every_field().document, false);
  expect_same_in_xml(test::every_field().document, true);
  expect_same_in_xml(Document{}, false);
}

TEST(Xml, EscapesAndReplaces) {
  for (unsigned seed = 0; seed < 50; ++seed) expect_same_in_xml(awkward_document(seed), false);
}

TEST(Write, EveryFieldIsTried) {
  // The made document must have every field the schema knows, or the tests above try less than they say.
  std::set<std::string> known, written;
  std::function<void(const Json&)> collect_known = [&](const Json& s) {
    if (!s.is_structured()) return;
    if (s.is_object() && s.contains("properties") && s["properties"].is_object()) {
      for (const auto& [key, unused] : s["properties"].items()) known.insert(key);
    }
    for (const auto& [key, inner] : s.items()) collect_known(inner);
  };
  std::function<void(const Json&)> collect_written = [&](const Json& value) {
    if (!value.is_structured()) return;
    for (const auto& [key, inner] : value.items()) {
      if (value.is_object()) written.insert(key);
      collect_written(inner);
    }
  };
  collect_known(Json::parse(json_schema()));
  WriteOptions options;
  options.explain = true;
  collect_written(Json::parse(json_of(test::every_field().document, options)));
  EXPECT_EQ(known, written);
}

}  // namespace
}  // namespace vanban
