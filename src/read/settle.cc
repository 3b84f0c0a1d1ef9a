#include "read/settle.h"

#include "text/nfc.h"
#include "text/normalize.h"

namespace vanban::read {

namespace {

/// The way from a text to what became of it, from the way back.
class Forward {
 public:
  Forward(const OffsetMap& back, uint32_t size) : back_(back), size_(size) {}

  void move(uint32_t& at) const {
    uint32_t low = 0;
    uint32_t high = size_;
    while (low < high) {
      uint32_t middle = low + (high - low) / 2;
      if (back_.to_origin(middle) < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    at = low;
  }
  template <typename Range>
  void range(Range& r) const {
    move(r.begin);
    move(r.end);
  }

 private:
  const OffsetMap& back_;
  uint32_t size_;
};

}  // namespace

void settle(Extraction& extraction) {
  if (extraction.text.size() >= UINT32_MAX / 2)
    throw ReadError(ReadError::Reason::too_large, "holds more than 2 GB of text; no document is that large");
  if (extraction.text.find_first_not_of(" \t\r\n\f") == std::string::npos)
    throw ReadError(ReadError::Reason::empty, "holds no text; check that it is the file you mean");
  if (text::surely_nfc(extraction.text)) return;
  text::Derived normalized = text::normalize(extraction.text);
  extraction.text = std::move(normalized.text);
  Forward forward(normalized.map, static_cast<uint32_t>(extraction.text.size()));
  SourceLayout& layout = extraction.layout;
  for (SourcePage& p : layout.pages) forward.range(p);
  for (WordBox& w : layout.words) forward.range(w);
  for (FurnitureRange& f : layout.furniture) forward.range(f);
  for (Grid& g : layout.grids) {
    forward.range(g);
    for (auto& row : g.rows) {
      for (GridCell& cell : row) forward.range(cell);
    }
  }
}

}  // namespace vanban::read
