#include "structure/structure.h"

#include "structure/reading.h"
#include "text/lines.h"

namespace vanban::structure {

// A first version: every line a paragraph.
void build(std::string_view nfc, uint32_t skip, const grammar::Grammar&, const std::string&, Document& document) {
  text::Clean clean;
  Reading reading(nfc, clean, document);
  for (const text::RawLine& raw : text::scan_lines(nfc, skip)) {
    auto range = clean.append(nfc, {raw.begin, raw.end});
    Node node;
    node.text = node.extent = reading.take({range.begin, range.end});
    node.subtree_end = static_cast<uint32_t>(document.body.size()) + 1;
    document.body.push_back(node);
    reading.end_leaf();
  }
}

}  // namespace vanban::structure
