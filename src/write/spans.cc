#include "write/spans.h"

#include <algorithm>

#include "write/write.h"

namespace vanban::write {

namespace {

/// UTF-16 units or code points that begin in a stretch of UTF-8.
uint32_t count(std::string_view text, Offsets offsets) {
  uint32_t n = 0;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    n += (byte & 0xC0) != 0x80;
    n += offsets == Offsets::utf16 && byte >= 0xF0;
  }
  return n;
}

}  // namespace

const char* name_of(Offsets offsets) {
  static constexpr const char* names[] = {"utf8", "utf16", "codepoint", "bytes"};
  return names[static_cast<size_t>(offsets)];
}

Offsets offsets_of(const Document& document, const WriteOptions& options) {
  return options.offsets == Offsets::bytes && document.source.extracted ? Offsets::utf8 : options.offsets;
}

UnitCounts::UnitCounts(std::string_view source, Offsets offsets) : source_(source), offsets_(offsets) {
  if (offsets != Offsets::utf16 && offsets != Offsets::codepoint) return;
  counts_.reserve(source.size() / step + 1);
  uint32_t n = 0;
  for (size_t at = 0; at < source.size(); at += step) {
    counts_.push_back(n);
    n += count(source.substr(at, step), offsets);
  }
  counts_.push_back(n);
}

uint32_t UnitCounts::before(uint32_t byte) const {
  byte = std::min(byte, static_cast<uint32_t>(source_.size()));
  const size_t block = byte / step;
  return counts_[block] + count(source_.substr(block * step, byte % step), offsets_);
}

const std::vector<Span>& SpanFinder::pieces(Slice slice) {
  found_.clear();
  map_.spans(slice, found_, cursor_);
  switch (offsets_) {
    case Offsets::utf8: break;
    case Offsets::bytes:
      for (Span& s : found_) s = {origin_.to_origin(s.begin, near_), origin_.to_origin(s.end, near_)};
      break;
    default:
      for (Span& s : found_) s = {counts_.before(s.begin), counts_.before(s.end)};
  }
  return found_;
}

std::optional<PlaceOnPaper> SpanFinder::place(Slice slice) {
  if (layout_.pages.empty() && layout_.words.empty()) return std::nullopt;
  found_.clear();
  map_.spans(slice, found_, cursor_);
  std::optional<PlaceOnPaper> place;
  for (Span s : found_) {
    auto word = std::partition_point(layout_.words.begin(), layout_.words.end(),
                                     [&](const WordBox& w) { return w.end <= s.begin; });
    for (; word != layout_.words.end() && word->begin < s.end; ++word) {
      if (!place) place = PlaceOnPaper{word->page + 1, word->box};
      if (word->page + 1 != place->page) break;  // the box is that of the first page
      Box& b = *place->box;
      b = {std::min(b.x0, word->box.x0), std::min(b.y0, word->box.y0), std::max(b.x1, word->box.x1),
           std::max(b.y1, word->box.y1)};
    }
  }
  if (place || found_.empty()) return place;
  auto page = std::partition_point(layout_.pages.begin(), layout_.pages.end(),
                                   [&](const SourcePage& p) { return p.end <= found_[0].begin; });
  if (page == layout_.pages.end()) return std::nullopt;
  return PlaceOnPaper{static_cast<uint32_t>(page - layout_.pages.begin()) + 1, std::nullopt};
}

Span SpanFinder::whole(Slice slice) {
  Span all{UINT32_MAX, 0};
  for (Span s : pieces(slice)) all = {std::min(all.begin, s.begin), std::max(all.end, s.end)};
  return found_.empty() ? Span{} : all;
}

}  // namespace vanban::write
