// Archives made in memory: what word processors' files are.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace vanban::test {

inline std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("no archive");
  zip_source_keep(target);
  for (const auto& [name, contents] : parts) {
    zip_source_t* part = zip_source_buffer(archive, contents.data(), contents.size(), 0);
    zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
  }
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string out(static_cast<size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

/// A DOCX with this in w:body, and these parts beside it: {"numbering", "<w:numbering>…"}.
inline std::string docx(const std::string& body, const std::vector<std::pair<std::string, std::string>>& related = {}) {
  const std::string ns = R"( xmlns:w="urn:w" xmlns:r="urn:r")";
  std::string relations;
  std::vector<std::pair<std::string, std::string>> parts;
  for (const auto& [purpose, xml] : related) {
    relations += "<Relationship Id=\"" + purpose + "\" Type=\"urn:relationships/" +
                 (purpose.starts_with("header") ? "header" : purpose) + "\" Target=\"" + purpose + ".xml\"/>";
    parts.emplace_back("word/" + purpose + ".xml", xml);
  }
  parts.insert(parts.begin(),
               {{"[Content_Types].xml", "<Types/>"},
                {"word/document.xml", "<w:document" + ns + "><w:body>" + body + "</w:body></w:document>"},
                {"word/_rels/document.xml.rels", "<Relationships>" + relations + "</Relationships>"}});
  return zipped(parts);
}

/// A paragraph of one run; `properties` are those of the paragraph.
inline std::string paragraph(const std::string& text, const std::string& properties = "") {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") +
         "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

inline std::string odt(const std::string& text, const std::string& styles = "") {
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml",
                  "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" "
                  "xmlns:style=\"s\" xmlns:fo=\"f\"><office:automatic-styles>" +
                      styles + "</office:automatic-styles><office:body><office:text>" + text +
                      "</office:text></office:body></office:document-content>"}});
}

}  // namespace vanban::test
