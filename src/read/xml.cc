#include "read/xml.h"

#include "read/read_error.h"

namespace vanban::read {

void read_xml(std::string& part, const std::string& name, pugi::xml_document& tree) {
  // Without parse_doctype a document type, and whatever entities it declares, is skipped.
  pugi::xml_parse_result result = tree.load_buffer_inplace(
      part.data(), part.size(),
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single);
  if (result) return;
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  throw ReadError(ReadError::Reason::damaged, "is damaged (" + name + ": " + result.description() +
                                                  "); open it in a word processor and save it anew");
}

}  // namespace vanban::read
