// The reading text in the making: pieces of the clean text, in the order of the structure.
#pragma once

#include <string_view>

#include "model/document.h"
#include "text/lines.h"

namespace vanban::structure {

class Reading {
 public:
  Reading(std::string_view nfc, const text::Clean& clean, Document& document)
      : nfc_(nfc), clean_(clean), document_(document) {}

  /// Appends a range of the clean text to the leaf in the making, after a blank if the leaf has text already.
  /// Returns where the piece stands.
  Slice take(Slice clean);
  /// Appends pieces of the source that are not in the clean text (borders of tables) as one text.
  Slice take_source(const std::vector<text::Piece>& pieces);
  /// Closes the leaf: its last byte is followed by a line feed, which no pattern crosses.
  void end_leaf();
  uint32_t size() const { return static_cast<uint32_t>(document_.text.size()); }

 private:
  /// True if only white space and emphasis marks lie between two places of the NFC text.
  bool blank_between(uint32_t from, uint32_t to) const;

  std::string_view nfc_;
  const text::Clean& clean_;
  Document& document_;
  bool open_ = false;
  uint32_t origin_end_ = 0;
  size_t near_ = 0;  // in the clean text's map: pieces mostly come in its order
};

}  // namespace vanban::structure
