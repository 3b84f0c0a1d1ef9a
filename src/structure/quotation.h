// Provisions that a document quotes whole, as those it amends (sửa đổi, bổ sung … như sau: “Điều 3. …”).
#pragma once

#include <string_view>
#include <vector>

#include "structure/numbering.h"
#include "structure/segments.h"

namespace vanban::structure {

/// The numbers inside quotation marks go on with those of the quoted document, never with the quoting one's.
class Quotation {
 public:
  /// `text` is the clean text that the pieces of the segments are slices of.
  Quotation(std::string_view text, const std::vector<Segment>& segments) : text_(text), segments_(segments) {}

  /// To be asked at each segment, in order: whether it stands inside a quotation of whole provisions. `outer` is the
  /// numbering so far of the document around it.
  bool holds(size_t segment, const Numbering& outer);

  /// The numbering inside.
  Numbering& numbering() { return inner_; }
  /// Where something inside hangs that is `placed` by that numbering.
  Numbering::Placed hung(Numbering::Placed placed, const Label& label) const;

 private:
  /// The segment behind the one that closes what `first` opens; 0 if none does.
  size_t end_of(size_t first) const;

  std::string_view text_;
  const std::vector<Segment>& segments_;
  Numbering inner_;
  int32_t parent_ = -1;
  bool in_article_ = false;
  size_t end_ = 0;
};

}  // namespace vanban::structure
