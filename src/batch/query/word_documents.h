// The documents that have a word, as the full-text index lists them.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "batch/query/index_pages.h"

namespace vanban::batch {

class WordDocuments {
 public:
  static constexpr int64_t none = std::numeric_limits<int64_t>::max();

  /// Throws UnknownIndex, as do all that follow.
  WordDocuments(IndexPages& pages, std::string_view word);
  /// The same list for another connection that sees the same index.
  WordDocuments(IndexPages& pages, const WordDocuments& other)
      : reader_(pages), parts_(other.parts_), pages_(other.pages_) {}

  /// How much is to be read for all of them.
  int64_t size() const { return pages_; }
  /// Goes to the first document from this one on, which may be any; `none`: there is none.
  int64_t begin(int64_t document);
  /// The same from the document where it is, forwards.
  int64_t seek(int64_t document);
  int64_t document() const { return document_; }
  /// Where the word stands in the document, for Positions.
  std::string_view positions();

 private:
  /// What one segment has of the list.
  struct Part {
    IndexSegment segment;
    int64_t first_page, last_page;  // the pages between them are all of this list
    size_t begin, end;              // in the first page; begin: the first document
    int64_t first_document, last_document;
  };

  void add_part(const IndexSegment& segment, const std::string& key);
  enum class Begins : uint8_t { here, later, nothing };
  void open(size_t part, int64_t document);
  int64_t page_with(const Part& part, int64_t low, int64_t document);
  bool to_later_page(int64_t document);
  int64_t begin_of(const Part& part, int64_t number);
  bool go_to_page(const Part& part, int64_t number);
  bool next_page(const Part& part);
  void read_size();
  int64_t last_document(const Part& part);

  IndexPages& reader_;
  std::vector<Part> parts_;  // the earlier documents first
  int64_t pages_ = 0;

  size_t part_ = 0;
  IndexPage page_, other_;
  const unsigned char *at_ = nullptr,
                      *end_ = nullptr;  // the positions of the document; where the list ends on the page
  int64_t document_ = 0;
  size_t size_ = 0;  // of the positions
  std::string joined_;
};

/// Where a word stands in a document: column and word, each in 32 bits, in their order.
class Positions {
 public:
  explicit Positions(std::string_view bytes)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())), end_(at_ + bytes.size()) {}
  static constexpr uint64_t none = std::numeric_limits<uint64_t>::max();
  static int column_of(uint64_t position) { return static_cast<int>(position >> 32); }

  uint64_t next() {
    if (at_ >= end_) return none;
    uint64_t step = read_number(at_, end_);
    if (step == 1) {
      position_ = read_number(at_, end_) << 32;
      step = read_number(at_, end_);
    }
    return position_ += step - 2;
  }

 private:
  const unsigned char *at_, *end_;
  uint64_t position_ = 0;
};

}  // namespace vanban::batch
