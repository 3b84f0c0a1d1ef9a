#include "structure/reading.h"

#include <algorithm>

namespace vanban::structure {

bool Reading::blank_between(uint32_t from, uint32_t to) const {
  if (to < from || to - from > 4096) return false;
  for (uint32_t i = from; i < to;) {
    unsigned bytes = 1;
    if (!text::is_space(nfc_, i, bytes) && nfc_[i] != '*') return false;
    i += bytes;
  }
  return true;
}

Slice Reading::take(Slice clean) {
  if (clean.empty()) return {size(), size()};
  std::string& out = document_.text;
  if (open_) {
    out += ' ';
    document_.fold += ' ';
  }
  uint32_t at = size();
  uint32_t origin = clean_.map.to_origin(clean.begin, near_);
  bool jump = open_ && !blank_between(origin_end_, origin);
  document_.map.append(clean_.map, clean.begin, clean.end, at, jump, near_);
  out.append(clean_.text, clean.begin, clean.size());
  document_.fold.append(clean_.fold, clean.begin, clean.size());
  origin_end_ = clean_.map.to_origin(clean.end, near_);
  open_ = true;
  return {at, size()};
}

Slice Reading::take_source(const std::vector<text::Piece>& pieces) {
  uint32_t begin = size() + (open_ ? 1 : 0);  // behind the blank that keeps this piece from the one before
  for (const text::Piece& p : pieces) {
    text::Clean scratch;
    auto range = scratch.append(nfc_, p);
    if (range.begin == range.end) continue;
    scratch.finish();
    if (open_) {
      document_.text += ' ';
      document_.fold += ' ';
    }
    uint32_t at = size();
    size_t first = 0;
    document_.map.append(scratch.map, range.begin, range.end, at, open_ && !blank_between(origin_end_, p.begin), first);
    document_.text.append(scratch.text, range.begin, range.end - range.begin);
    document_.fold.append(scratch.fold, range.begin, range.end - range.begin);
    origin_end_ = p.end;
    open_ = true;
  }
  return {std::min(begin, size()), size()};
}

void Reading::end_leaf() {
  if (!open_) return;
  document_.text += '\n';
  document_.fold += '\n';
  open_ = false;
}

}  // namespace vanban::structure
