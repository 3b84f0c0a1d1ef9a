#include "batch/query/word_documents.h"

#include <algorithm>

namespace vanban::batch {

namespace {
/// All words of the index begin with this, those of its prefixes with others.
constexpr char of_words = '0';
}  // namespace

WordDocuments::WordDocuments(IndexPages& pages, std::string_view word) : reader_(pages) {
  const std::string key = of_words + std::string(word);
  for (const IndexSegment& segment : pages.segments()) add_part(segment, key);
  std::sort(parts_.begin(), parts_.end(),
            [](const Part& a, const Part& b) { return a.first_document < b.first_document; });
  // A document that was written in two goes would be in two segments. The catalogue does not do that.
  for (size_t i = 1; i < parts_.size(); ++i) {
    if (parts_[i].first_document <= parts_[i - 1].last_document) throw UnknownIndex();
  }
}

void WordDocuments::add_part(const IndexSegment& segment, const std::string& key) {
  Part part{};
  part.segment = segment;
  part.first_page = part.last_page = reader_.page_of(segment, key);
  reader_.read(segment, part.first_page, page_);
  const std::optional<IndexPage::List> list = page_.list_of(key);
  if (!list) return;
  part.begin = static_cast<size_t>(list->begin - page_.begin());
  part.end = static_cast<size_t>(list->end - page_.begin());
  if (list->last_word) part.last_page = reader_.page_beyond(segment, key);
  part.first_document = begin_of(part, part.first_page);
  part.last_document = last_document(part);
  pages_ += part.last_page - part.first_page + 1;
  parts_.push_back(part);
}

/// Goes to the first document that begins on a page, which page_ is; returns it, none where there is none.
int64_t WordDocuments::begin_of(const Part& part, int64_t number) {
  if (number == part.first_page) {
    at_ = page_.begin() + part.begin;
    end_ = page_.begin() + part.end;
    if (at_ == end_) return next_page(part) ? document_ : none;
  } else {
    at_ = page_.first_document();
    end_ = page_.end_of_earlier();
    if (at_ == nullptr) return none;
  }
  document_ = static_cast<int64_t>(read_number(at_, end_));
  read_size();
  return document_;
}

bool WordDocuments::go_to_page(const Part& part, int64_t number) {
  reader_.read(part.segment, number, page_);
  return begin_of(part, number) != none;
}

/// To the first document behind this page. Long positions may fill pages on which none begins.
bool WordDocuments::next_page(const Part& part) {
  for (int64_t number = page_.number() + 1; number <= part.last_page; ++number) {
    if (go_to_page(part, number)) return true;
    if (page_.has_words()) break;
  }
  return false;
}

void WordDocuments::read_size() {
  size_ = static_cast<size_t>(read_number(at_, end_));
  if ((size_ & 1) != 0) throw UnknownIndex();  // the document was deleted
  size_ /= 2;
}

int64_t WordDocuments::last_document(const Part& part) {
  const int64_t first = page_.number();
  for (int64_t number = part.last_page; number > first && !go_to_page(part, number);) {
    if (--number == first) go_to_page(part, first);
  }
  while (static_cast<size_t>(end_ - at_) > size_) {
    at_ += size_;
    document_ += static_cast<int64_t>(read_number(at_, end_));
    read_size();
  }
  return document_;
}

/// The last page from `low` on that begins with no later document, or `low`.
int64_t WordDocuments::page_with(const Part& part, int64_t low, int64_t document) {
  auto begins_later = [&](int64_t number) {
    reader_.read(part.segment, number, other_);
    const unsigned char* first = other_.first_document();
    if (first == nullptr) return Begins::nothing;
    return static_cast<int64_t>(read_number(first, other_.end())) > document ? Begins::later : Begins::here;
  };
  int64_t high = part.last_page;
  // The next pages first: mostly it is not far.
  for (int64_t step = 1; low + step < high; step *= 4) {
    const Begins begins = begins_later(low + step);
    if (begins == Begins::nothing) break;
    if (begins == Begins::later) {
      high = low + step - 1;
      break;
    }
    low += step;
  }
  while (low < high) {
    const int64_t middle = high - (high - low) / 2;
    int64_t number = middle;
    Begins begins = begins_later(number);
    while (begins == Begins::nothing && number < high) begins = begins_later(++number);
    if (begins == Begins::here) {
      low = number;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/// To the first document on a later page that may be the one.
bool WordDocuments::to_later_page(int64_t document) {
  const Part& part = parts_[part_];
  const int64_t documents_a_page = (part.last_document - part.first_document) / (part.last_page - part.first_page + 1);
  const int64_t now = page_.number();
  if (document - document_ > documents_a_page) {
    const int64_t number = page_with(part, now, document);
    if (number != now) return go_to_page(part, number);
  }
  return next_page(part);
}

void WordDocuments::open(size_t part, int64_t document) {
  const Part& p = parts_[part];
  part_ = part;
  go_to_page(p, document <= p.first_document ? p.first_page : page_with(p, p.first_page, document));
}

int64_t WordDocuments::begin(int64_t document) {
  part_ = parts_.size();
  document_ = 0;
  return seek(document);
}

int64_t WordDocuments::seek(int64_t document) {
  if (document_ >= document) return document_;
  size_t part = part_ == parts_.size() ? 0 : part_;
  while (part < parts_.size() && parts_[part].last_document < document) ++part;
  if (part == parts_.size()) return document_ = none;
  if (part != part_) open(part, document);
  while (document_ < document) {
    if (size_ >= static_cast<size_t>(end_ - at_)) {
      if (!to_later_page(document)) throw UnknownIndex();  // the part has a later document
      continue;
    }
    at_ += size_;
    document_ += static_cast<int64_t>(read_number(at_, end_));
    read_size();
  }
  return document_;
}

std::string_view WordDocuments::positions() {
  const auto left = static_cast<size_t>(end_ - at_);
  if (size_ <= left) return {reinterpret_cast<const char*>(at_), size_};
  joined_.assign(reinterpret_cast<const char*>(at_), left);
  for (int64_t number = page_.number() + 1; joined_.size() < size_; ++number) {
    reader_.read(parts_[part_].segment, number, other_);
    const auto here = static_cast<size_t>(other_.end_of_earlier() - other_.first_byte());
    joined_.append(reinterpret_cast<const char*>(other_.first_byte()), std::min(size_ - joined_.size(), here));
    if (here == 0) throw UnknownIndex();
  }
  return joined_;
}

}  // namespace vanban::batch
