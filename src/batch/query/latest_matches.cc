#include "batch/query/latest_matches.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "batch/query/sqlite_score.h"

namespace vanban::batch {

namespace {

/// The latest documents are looked through alone: words that stand in most documents are found there often enough.
constexpr int64_t smallest_range = 1024, largest_range = 8192;

/// Another connection is opened where it saves more time than it costs.
constexpr auto worth_another = std::chrono::milliseconds(4);

struct Range {
  int64_t first, last;
  std::optional<std::vector<ScoredDocument>> found = {};
};

/// All is read from one state of the catalogue.
class ReadingTransaction {
 public:
  explicit ReadingTransaction(SqliteCatalog& catalog)
      : catalog_(catalog), own_(sqlite3_get_autocommit(catalog.connection()) != 0) {
    if (own_) catalog_.script("BEGIN");
  }
  ~ReadingTransaction() {
    if (own_) catalog_.rollback();
  }
  ReadingTransaction(const ReadingTransaction&) = delete;
  ReadingTransaction& operator=(const ReadingTransaction&) = delete;

 private:
  SqliteCatalog& catalog_;
  bool own_;
};

/// Looks through ranges with one connection.
class Looker {
 public:
  Looker(SqliteCatalog& catalog, const LatestQuery& query)
      : transaction_(catalog), most_(query.most), pages_(catalog), search_(pages_, query.words) {
    const auto conditions = std::make_shared<Conditions>();
    query.filter.apply(catalog, *conditions);
    prepare_filter(catalog, conditions);
  }
  /// The same with another connection. Throws UnknownIndex where that does not see the same index.
  Looker(SqliteCatalog& catalog, const Looker& other)
      : transaction_(catalog), most_(other.most_), pages_(catalog, other.pages_), search_(pages_, other.search_) {
    prepare_filter(catalog, other.conditions_);
  }

  std::vector<ScoredDocument> look_through(const Range& range) {
    const std::vector<IndexMatch> matches = search_.search(range.first, range.last);
    std::vector<ScoredDocument> found;
    for (auto match = matches.rbegin(); match != matches.rend() && found.size() < most_; ++match) {
      if (!passes(match->document)) continue;
      const auto length = static_cast<double>(pages_.length_of(match->document));
      found.push_back({match->document, phrase_score(match->times, length, pages_.average_length())});
    }
    return found;
  }

 private:
  /// Whether it is still there, too: the index keeps what was replaced.
  bool passes(int64_t document) {
    const Answer answer(passes_);
    sqlite3_bind_int64(passes_.get(), document_parameter_, document);
    return answer.has_row();
  }

  void prepare_filter(SqliteCatalog& catalog, std::shared_ptr<const Conditions> conditions) {
    conditions_ = std::move(conditions);
    // The index has all that filters ask for, in a tenth of the pages of the table.
    const std::string& sql = conditions_->sql();
    passes_ = prepared_on(catalog, "SELECT 1 FROM documents d INDEXED BY documents_filter" + sql +
                                       (sql.empty() ? " WHERE " : " AND ") + "d.id = ?");
    // Once only: where LIKE has another pattern, SQLite plans the whole statement anew.
    for (const Value& value : conditions_->values()) {
      const auto text = std::get<std::string_view>(value);
      sqlite3_bind_text64(passes_.get(), ++document_parameter_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    ++document_parameter_;
  }

  ReadingTransaction transaction_;
  size_t most_;
  IndexPages pages_;
  PhraseSearch search_;
  std::shared_ptr<const Conditions> conditions_;  // passes_ points to its texts
  Statement passes_;
  int document_parameter_ = 0;
};

/// What is left to be looked through, the latest documents first, and whether it need be.
class Ranges {
 public:
  Ranges(int64_t last, size_t most) : last_(last), left_(last), most_(most) {}

  Range* take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (enough_ || left_ == 0) return nullptr;
    const int64_t first = std::max<int64_t>(left_ - next_size() + 1, 1);
    Range& range = ranges_.emplace_back(Range{first, left_});
    left_ = first - 1;
    return &range;
  }
  void done(Range& range, std::vector<ScoredDocument> found) {
    const std::lock_guard<std::mutex> lock(mutex_);
    range.found = std::move(found);
    looked_at_ += range.last - range.first + 1;
    found_ += range.found->size();
    size_t without_gap = 0;
    for (auto r = ranges_.begin(); r != ranges_.end() && r->found; ++r) without_gap += r->found->size();
    enough_ = enough_ || without_gap >= most_;
  }
  void stop() {
    const std::lock_guard<std::mutex> lock(mutex_);
    enough_ = true;
  }
  int64_t left() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return enough_ ? 0 : left_;
  }
  void work(Looker& looker) {
    while (Range* range = take()) done(*range, looker.look_through(*range));
  }

  std::vector<ScoredDocument> found() const {
    std::vector<ScoredDocument> all;
    for (auto range = ranges_.begin(); range != ranges_.end() && range->found; ++range) {
      for (const ScoredDocument& document : *range->found) {
        if (all.size() < most_) all.push_back(document);
      }
    }
    return all;
  }

 private:
  /// As many documents as are likely to have what is wanted still, if matches are as frequent as so far.
  int64_t next_size() const {
    if (looked_at_ == 0) return smallest_range;
    const double frequency = static_cast<double>(found_ + 1) / static_cast<double>(looked_at_);
    const double wanted = static_cast<double>(most_ - std::min(most_, found_)) / frequency;
    // Those that others look through meanwhile will have some of it.
    const auto in_work = static_cast<double>(last_ - left_ - looked_at_);
    return std::clamp(static_cast<int64_t>(std::min(wanted - in_work, 1e9)), smallest_range, largest_range);
  }

  const int64_t last_;
  int64_t left_, looked_at_ = 0;
  const size_t most_;
  size_t found_ = 0;
  bool enough_ = false;
  std::deque<Range> ranges_;  // those given away keep their place
  std::mutex mutex_;
};

/// Stops the others where one cannot go on.
class StopAtEnd {
 public:
  explicit StopAtEnd(Ranges& ranges) : ranges_(ranges) {}
  ~StopAtEnd() { ranges_.stop(); }
  StopAtEnd(const StopAtEnd&) = delete;
  StopAtEnd& operator=(const StopAtEnd&) = delete;

 private:
  Ranges& ranges_;
};

std::vector<ScoredDocument> look_through_all(SqliteCatalog& catalog, const LatestQuery& query) {
  int64_t last = 0;
  {
    const std::unique_ptr<Cursor> row = catalog.query("SELECT max(id) FROM documents", {});
    if (row->next()) last = row->integer(0);
  }
  Looker looker(catalog, query);
  Ranges ranges(last, query.most);
  const auto began = std::chrono::steady_clock::now();
  if (Range* range = ranges.take()) {
    ranges.done(*range, looker.look_through(*range));
  }
  const auto took = std::chrono::steady_clock::now() - began;
  const bool worth = took * (ranges.left() / smallest_range) > worth_another;
  std::future<void> other;
  const StopAtEnd stop(ranges);
  if (worth && last >= query.many && std::thread::hardware_concurrency() > 1) {
    other = std::async(std::launch::async, [&] {
      const std::unique_ptr<Catalog> same = open_sqlite(catalog.name(), Access::read);
      std::unique_ptr<Looker> beside;
      try {
        beside = std::make_unique<Looker>(static_cast<SqliteCatalog&>(*same), looker);
      } catch (const UnknownIndex&) {
        return;  // what another program has written meanwhile is for the next search
      }
      ranges.work(*beside);
    });
  }
  ranges.work(looker);
  if (other.valid()) other.get();
  return ranges.found();
}

}  // namespace

std::optional<std::vector<ScoredDocument>> latest_matches(SqliteCatalog& catalog, const LatestQuery& query) {
  try {
    return look_through_all(catalog, query);
  } catch (const UnknownIndex&) {
    return {};
  }
}

}  // namespace vanban::batch
