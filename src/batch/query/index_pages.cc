#include "batch/query/index_pages.h"

#include <algorithm>
#include <cstring>

namespace vanban::batch {

namespace {

constexpr int64_t averages_id = 1, structure_id = 10;
constexpr size_t page_header = 4;
constexpr int known_version = 4;
/// Stands behind the first four bytes of a structure of a later kind.
constexpr std::string_view later_structure("\xFF\x00\x00\x01", 4);

const unsigned char* bytes_of(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

int64_t page_id(const IndexSegment& segment, int64_t number) { return segment.id << 37 | number; }

}  // namespace

Statement prepared_on(const SqliteCatalog& catalog, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int size = static_cast<int>(sql.size());
  if (sqlite3_prepare_v2(catalog.connection(), sql.data(), size, &statement, nullptr) != SQLITE_OK) catalog.fail();
  return Statement(statement);
}

void IndexPage::check() {
  if (bytes_.size() < page_header) throw UnknownIndex();
  first_document_ = static_cast<size_t>(bytes_[0]) << 8 | bytes_[1];
  content_ = static_cast<size_t>(bytes_[2]) << 8 | bytes_[3];
  if (content_ < page_header || content_ > bytes_.size() || first_document_ >= content_) throw UnknownIndex();
  first_word_ = 0;
  if (!has_words()) return;
  const unsigned char* at = end();
  first_word_ = read_number(at, begin() + bytes_.size());
  if (first_word_ < page_header || first_word_ > content_) throw UnknownIndex();
}

std::optional<IndexPage::List> IndexPage::list_of(std::string_view key) const {
  if (!has_words()) return {};
  const unsigned char *places = end(), *end_of_places = begin() + bytes_.size();
  // Words stand in their order, each as how much of the one before it begins with, and what is new.
  size_t same = 0;  // bytes of the key that the word before had
  bool first = true;
  for (size_t place = read_number(places, end_of_places); place <= content_;) {
    const size_t next = places < end_of_places ? place + read_number(places, end_of_places) : content_;
    if (next > content_) throw UnknownIndex();
    const bool last_word = places >= end_of_places && next == content_;
    const unsigned char* at = begin() + place;
    const size_t shared = first ? 0 : read_number(at, end());
    const size_t size = read_number(at, end());
    if (size > static_cast<size_t>(end() - at)) throw UnknownIndex();
    if (shared < same) return {};  // greater than the key from here on
    if (shared == same) {
      const std::string_view rest = key.substr(same);
      const size_t length = std::min(size, rest.size());
      size_t more = 0;
      while (more < length && at[more] == static_cast<unsigned char>(rest[more])) ++more;
      if (more == size && more == rest.size()) return List{at + size, begin() + next, last_word};
      if (more == rest.size() || (more < size && at[more] > static_cast<unsigned char>(rest[more]))) return {};
      same += more;
    }
    if (last_word || next == place) return {};
    place = next;
    first = false;
  }
  return {};
}

IndexPages::IndexPages(SqliteCatalog& catalog)
    : catalog_(catalog),
      page_of_(
          prepared_on(catalog, "SELECT pgno FROM search_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1")),
      page_beyond_(
          prepared_on(catalog, "SELECT pgno FROM search_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1")),
      length_of_(prepared_on(catalog, "SELECT sz FROM search_docsize WHERE id = ?")) {
  const std::unique_ptr<Cursor> version = catalog_.query("SELECT v FROM search_config WHERE k = 'version'", {});
  if (!version->next() || version->integer(0) != known_version) throw UnknownIndex();
  read_structure();
  read_averages();
}

IndexPages::IndexPages(SqliteCatalog& catalog, const IndexPages& other) : IndexPages(catalog) {
  if (structure_ != other.structure_) throw UnknownIndex();
}

IndexPages::~IndexPages() { sqlite3_blob_close(blob_); }

std::string IndexPages::block(int64_t id) const {
  const std::unique_ptr<Cursor> row = catalog_.query("SELECT block FROM search_data WHERE id = ?", {id});
  if (!row->next()) throw UnknownIndex();
  return std::string(row->blob(0));
}

void IndexPages::read_structure() {
  structure_ = block(structure_id);
  if (structure_.size() < 4 || structure_.substr(4, 4) == later_structure) throw UnknownIndex();
  const unsigned char *at = bytes_of(structure_) + 4, *end = bytes_of(structure_) + structure_.size();
  const uint64_t levels = read_number(at, end);
  read_number(at, end);  // how many segments
  read_number(at, end);  // how much was written
  for (uint64_t level = 0; level < levels; ++level) {
    read_number(at, end);  // how many are being merged
    for (uint64_t left = read_number(at, end); left > 0; --left) {
      IndexSegment& segment = segments_.emplace_back();
      segment.id = static_cast<int64_t>(read_number(at, end));
      segment.first_page = static_cast<int64_t>(read_number(at, end));
      segment.last_page = static_cast<int64_t>(read_number(at, end));
      if (segment.first_page == 0) segments_.pop_back();  // all of it has been merged
    }
  }
}

void IndexPages::read_averages() {
  const std::string averages = block(averages_id);
  if (averages.empty()) return;  // no document was ever added
  const unsigned char *at = bytes_of(averages), *end = at + averages.size();
  const uint64_t documents = read_number(at, end);
  read_number(at, end);  // words of subjects
  const uint64_t words = read_number(at, end);
  if (documents > 0 && words > 0) average_length_ = static_cast<double>(words) / static_cast<double>(documents);
}

void IndexPages::read(const IndexSegment& segment, int64_t number, IndexPage& page) {
  if (number < segment.first_page || number > segment.last_page) throw UnknownIndex();
  const int64_t id = page_id(segment, number);
  const int result = blob_ == nullptr
                         ? sqlite3_blob_open(catalog_.connection(), "main", "search_data", "block", id, 0, &blob_)
                         : sqlite3_blob_reopen(blob_, id);
  if (result != SQLITE_OK) throw UnknownIndex();
  const int size = sqlite3_blob_bytes(blob_);
  page.bytes_.resize(static_cast<size_t>(size));
  if (sqlite3_blob_read(blob_, page.bytes_.data(), size, 0) != SQLITE_OK) throw UnknownIndex();
  page.number_ = number;
  page.check();
}

int64_t IndexPages::page_number(const Statement& statement, const IndexSegment& segment, std::string_view key) const {
  const Answer answer(statement);
  sqlite3_bind_int64(statement.get(), 1, segment.id);
  sqlite3_bind_blob64(statement.get(), 2, key.data(), key.size(), SQLITE_STATIC);
  // The lowest bit says whether there is an index over a long list.
  return answer.has_row() ? sqlite3_column_int64(statement.get(), 0) >> 1 : 0;
}

int64_t IndexPages::page_of(const IndexSegment& segment, std::string_view key) const {
  return std::max(page_number(page_of_, segment, key), segment.first_page);
}

int64_t IndexPages::page_beyond(const IndexSegment& segment, std::string_view key) const {
  const int64_t number = page_number(page_beyond_, segment, key);
  return number == 0 ? segment.last_page : std::min(number, segment.last_page);
}

int64_t IndexPages::length_of(int64_t document) const {
  const Answer answer(length_of_);
  sqlite3_bind_int64(length_of_.get(), 1, document);
  if (!answer.has_row()) throw UnknownIndex();
  const auto* at = static_cast<const unsigned char*>(sqlite3_column_blob(length_of_.get(), 0));
  const unsigned char* end = at + sqlite3_column_bytes(length_of_.get(), 0);
  read_number(at, end);  // the subject
  return static_cast<int64_t>(read_number(at, end));
}

}  // namespace vanban::batch
