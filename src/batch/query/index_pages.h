// The pages of FTS5, SQLite's full-text index, as they lie in the catalogue. To ask FTS5 itself for a phrase of common
// words takes several times as long as to read the lists of its words: it goes from document to document through a
// dozen calls for each word, cannot stop at the border of a range, and does not begin with the rarest word.
//
// Read here is the form that FTS5 has written since 2015 (version 4 of its tables, without the records of later kinds);
// where the index has another, or a page is not as it should be, UnknownIndex says so, and FTS5 is asked.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "batch/catalog/sqlite.h"

namespace vanban::batch {

class UnknownIndex : public std::runtime_error {
 public:
  UnknownIndex() : std::runtime_error("the full-text index has a form that is not known") {}
};

/// Reads a number of SQLite's variable length at `at`, and moves there behind it. Throws UnknownIndex at `end`.
inline uint64_t read_number(const unsigned char*& at, const unsigned char* end) {
  if (at < end && *at < 0x80) return *at++;
  uint64_t number = 0;
  for (int i = 0; i < 8; ++i) {
    if (at >= end) throw UnknownIndex();
    number = number << 7 | (*at & 0x7F);
    if (*at++ < 0x80) return number;
  }
  if (at >= end) throw UnknownIndex();
  return number << 8 | *at++;
}

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// A statement of one connection, which goes before it. Throws CatalogError.
Statement prepared_on(const SqliteCatalog& catalog, std::string_view sql);

/// The rows of a statement, which begins anew when this goes out of sight.
class Answer {
 public:
  explicit Answer(const Statement& statement) : statement_(statement.get()) {}
  ~Answer() { sqlite3_reset(statement_); }
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;
  bool has_row() const { return sqlite3_step(statement_) == SQLITE_ROW; }

 private:
  sqlite3_stmt* statement_;
};

/// A part of the index that was written at once; it has lists of its own for its words.
struct IndexSegment {
  int64_t id = 0, first_page = 0, last_page = 0;
};

/// A leaf: the end of a list that began on an earlier page, then words with their lists.
class IndexPage {
 public:
  int64_t number() const { return number_; }
  const unsigned char* begin() const { return bytes_.data(); }
  const unsigned char* end() const { return begin() + content_; }
  /// Where the text of the list from earlier pages goes on.
  const unsigned char* first_byte() const { return begin() + 4; }
  /// The first document of the list from earlier pages that begins here; null: none does.
  const unsigned char* first_document() const { return first_document_ == 0 ? nullptr : begin() + first_document_; }
  bool has_words() const { return content_ < bytes_.size(); }
  /// Where the list from earlier pages ends.
  const unsigned char* end_of_earlier() const { return has_words() ? begin() + first_word_ : end(); }
  /// The list of a word that begins here, and where it ends, at end() perhaps to go on with the next page.
  struct List {
    const unsigned char *begin, *end;
    bool last_word;  ///< no other word begins on this page
  };
  std::optional<List> list_of(std::string_view key) const;

 private:
  friend class IndexPages;
  void check();

  std::vector<unsigned char> bytes_;
  int64_t number_ = 0;
  size_t first_document_ = 0, content_ = 0, first_word_ = 0;
};

/// The index of one connection. All is read in the transaction that is open meanwhile.
class IndexPages {
 public:
  /// Throws UnknownIndex.
  explicit IndexPages(SqliteCatalog& catalog);
  /// The same index by another connection. Throws UnknownIndex where that sees another state of it.
  IndexPages(SqliteCatalog& catalog, const IndexPages& other);
  ~IndexPages();
  IndexPages(const IndexPages&) = delete;
  IndexPages& operator=(const IndexPages&) = delete;

  const std::vector<IndexSegment>& segments() const { return segments_; }

  void read(const IndexSegment& segment, int64_t number, IndexPage& page);
  /// The page on which the list of a word would begin; that of a greater word, with `beyond`: the list ends there at
  /// the latest.
  int64_t page_of(const IndexSegment& segment, std::string_view key) const;
  int64_t page_beyond(const IndexSegment& segment, std::string_view key) const;

  /// How many words the texts have, on average, and the text of one document.
  double average_length() const { return average_length_; }
  int64_t length_of(int64_t document) const;

 private:
  std::string block(int64_t id) const;
  void read_structure();
  void read_averages();
  int64_t page_number(const Statement& statement, const IndexSegment& segment, std::string_view key) const;

  SqliteCatalog& catalog_;
  sqlite3_blob* blob_ = nullptr;  // of the page read last
  std::string structure_;         // which segments there are
  std::vector<IndexSegment> segments_;
  Statement page_of_, page_beyond_, length_of_;
  double average_length_ = 1;
};

}  // namespace vanban::batch
