#include "batch/past.h"

#include <chrono>
#include <thread>

namespace vanban::batch {

namespace {
constexpr int most_tries = 60;
constexpr auto between_tries = std::chrono::seconds(2);
}  // namespace

Past::Past(const std::string& address, Again again) : address_(address), again_(std::move(again)) {}

bool Past::any(std::string_view sql, const std::vector<Value>& parameters, const std::function<bool(Cursor&)>& is) {
  for (int tries = 1;; ++tries) {
    try {
      if (!catalog_) catalog_ = open(address_, Access::follow);
      std::unique_ptr<Cursor> row = catalog_->query(sql, parameters);
      return row->next() && is(*row);
    } catch (const CatalogError& e) {
      catalog_.reset();
      if (!e.transient() || tries == most_tries) throw;
    }
    std::this_thread::sleep_for(between_tries);
  }
}

bool Past::finished(const std::string& source, int64_t size, int64_t modified) {
  if (address_.empty()) return false;
  return any(
      "SELECT o.outcome, o.transient, d.grammar FROM outcomes o LEFT JOIN documents d ON d.id = o.document "
      "WHERE o.source = ? AND o.size = ? AND o.modified = ?",
      {source, size, modified}, [&](Cursor& row) {
        if (row.text(0) == "failed") return row.integer(1) == 0 && !again_.failed;
        return again_.grammar.empty() || row.text(2) == again_.grammar;
      });
}

bool Past::unpacked(const std::string& archive, int64_t size, int64_t modified) {
  // With another grammar, or where failures are tried again, every member has to be looked at.
  if (address_.empty() || again_.failed || !again_.grammar.empty()) return false;
  return any(
      "SELECT 1 FROM outcomes WHERE source = ? AND size = ? AND modified = ? AND outcome IN ('unpacked', 'failed') AND "
      "transient = 0",
      {archive, size, modified}, [](Cursor&) { return true; });
}

bool Past::knows_members(const std::string& archive) {
  if (address_.empty()) return false;
  // By the first characters, which a server may sort in an order of its own.
  return is_url(address_) || any("SELECT 1 FROM outcomes WHERE source >= ? AND source < ? LIMIT 1",
                                 {archive + "//", archive + "/0"}, [](Cursor&) { return true; });
}

}  // namespace vanban::batch
