#include "batch/store.h"

#include <unistd.h>

#include <ctime>

namespace vanban::batch {

std::string utc_now() {
  std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

Store::Store(const std::string& address, Keep keep, const std::string& results, bool compressed)
    : catalog_(open(address, Access::write)), rows_(make_row_sink(*catalog_, keep)) {
  if (!results.empty()) results_ = open_results(results, *catalog_, compressed);
}

Store::~Store() = default;

void Store::begin_run(const RunDescription& run) {
  char host[256] = "";
  gethostname(host, sizeof host - 1);
  now_ = utc_now();
  catalog_->begin();
  try {
    std::unique_ptr<Cursor> last = catalog_->query("SELECT COALESCE(MAX(id), 0) FROM runs");
    run_ = (last->next() ? last->integer(0) : 0) + 1;
    last.reset();
    catalog_->execute(
        "INSERT INTO runs (id, status, started, updated, host, pid, version, grammar, arguments, found, found_all, "
        "done, "
        "done_with_review, duplicate, failed, skipped, same_number, bytes) "
        "VALUES (?, 'running', ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
        {run_, now_, now_, host, int64_t{getpid()}, run.version, run.grammar, run.arguments});
    catalog_->commit();
  } catch (...) {
    catalog_->rollback();
    throw;
  }
}

std::vector<Stored> Store::store(std::span<const Filed> files, bool reparse, Counts& counts) {
  std::vector<Stored> all;
  all.reserve(files.size());
  Counts after = counts;
  catalog_->begin();
  try {
    now_ = utc_now();
    {
      std::unique_ptr<Cursor> row = catalog_->query("SELECT next_document FROM catalogue");
      next_id_ = row->next() ? row->integer(0) : 1;
    }
    for (const Filed& file : files) {
      Stored stored = all.emplace_back(file_away(file, reparse));
      after.bytes += stored.outcome == Outcome::unpacked ? 0 : file.finding.size;
      after.same_number += stored.same_number ? 1 : 0;
      switch (stored.outcome) {
        case Outcome::done: ++after.done; break;
        case Outcome::done_with_review: ++after.done_with_review; break;
        case Outcome::duplicate: ++after.duplicate; break;
        case Outcome::failed: ++after.failed; break;
        case Outcome::skipped: ++after.skipped; break;
        case Outcome::unpacked: break;
      }
    }
    rows_->flush();
    if (results_) results_->flush(*catalog_);
    catalog_->execute("UPDATE catalogue SET next_document = ?", {next_id_});
    write_run(after, "running");
    catalog_->commit();
    if (results_) results_->committed();
  } catch (...) {
    rows_->forget();
    if (results_) results_->forget();
    catalog_->rollback();
    new_.clear();
    new_numbers_.clear();
    throw;
  }
  new_.clear();
  new_numbers_.clear();
  counts = after;
  return all;
}

Stored Store::file_away(const Filed& file, bool reparse) {
  switch (file.finding.verdict) {
    case Verdict::failed: {
      Stored stored{Outcome::failed, false};
      write_outcome(file, stored, 0);
      return stored;
    }
    case Verdict::unpacked: {
      Stored stored{Outcome::unpacked, false};
      write_outcome(file, stored, 0);
      return stored;
    }
    case Verdict::known:
    case Verdict::parsed: break;
  }
  return keep_document(file, reparse);
}

Stored Store::keep_document(const Filed& file, bool reparse) {
  const Finding& f = file.finding;
  Known known;
  bool there = look_up(f.sha256, known);
  if (!there && f.verdict == Verdict::known) {
    throw CatalogError(catalog_->name() + ": a document was taken out of the catalogue while it was written to");
  }
  // A worker looked before it parsed; meanwhile another may have brought the same content.
  bool replaces = there && reparse && f.verdict == Verdict::parsed && new_.count(std::string(f.sha256)) == 0;
  if (there && !replaces) {
    Outcome before = known.review ? Outcome::done_with_review : Outcome::done;
    const bool own = known.source == file.job.source;
    Stored stored{own ? before : Outcome::duplicate, false};
    // A list may name a file again before the first time is in the catalogue.
    const bool again = own && done_in_this_run(file.job.source);
    write_outcome(file, stored, known.id);
    if (again) stored.outcome = Outcome::skipped;
    return stored;
  }
  bool same_text = replaces && known.text_hash == f.text_hash;
  if (replaces) rows_->remove(known.id, !same_text);
  int64_t id = same_text ? known.id : next_id_++;
  rows_->add(id, f, !same_text);
  if (results_) results_->add(file);
  new_.emplace(f.sha256, Known{id, file.job.source, "", f.review, f.text_hash});
  Stored stored{f.review ? Outcome::done_with_review : Outcome::done, has_same_number(f.same_number_key, id)};
  write_outcome(file, stored, id);
  return stored;
}

bool Store::look_up(std::string_view sha256, Known& known) {
  auto fresh = new_.find(std::string(sha256));
  if (fresh != new_.end()) {
    known = fresh->second;
    return true;
  }
  std::unique_ptr<Cursor> row = catalog_->query(
      "SELECT id, source, grammar, needs_review IS NOT NULL, text_hash FROM documents WHERE sha256 = ?", {sha256});
  if (!row->next()) return false;
  known = {row->integer(0), std::string(row->text(1)), std::string(row->text(2)), row->integer(3) != 0,
           row->integer(4)};
  return true;
}

bool Store::done_in_this_run(std::string_view source) {
  return catalog_->query("SELECT 1 FROM outcomes WHERE source = ? AND run = ?", {source, run_})->next();
}

bool Store::has_same_number(std::string_view key, int64_t id) {
  if (key.empty()) return false;
  bool fresh = !new_numbers_.emplace(key, id).second;
  if (fresh) return true;
  std::unique_ptr<Cursor> row =
      catalog_->query("SELECT 1 FROM documents WHERE same_number_key = ? AND id <> ? LIMIT 1", {key, id});
  return row->next();
}

void Store::write_outcome(const Filed& file, Stored stored, int64_t document) {
  const Finding& f = file.finding;
  auto optional = [](std::string_view text) { return text.empty() ? Value() : Value(text); };
  Value none;
  catalog_->execute(
      "INSERT INTO outcomes (source, size, modified, outcome, reason, message, transient, attempts, sha256, document, "
      "same_number, run, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET "
      "size = excluded.size, modified = excluded.modified, outcome = excluded.outcome, reason = excluded.reason, "
      "message = excluded.message, transient = excluded.transient, attempts = excluded.attempts, "
      "sha256 = excluded.sha256, document = excluded.document, same_number = excluded.same_number, run = excluded.run, "
      "at = excluded.at",
      {file.job.source, f.size, f.modified, name_of(stored.outcome), optional(f.reason), optional(f.message),
       int64_t{f.transient}, int64_t{file.job.attempt}, optional(f.sha256), document == 0 ? none : Value(document),
       int64_t{stored.same_number}, run_, now_});
}

void Store::write_run(const Counts& c, const char* status) {
  catalog_->execute(
      "UPDATE runs SET status = ?, updated = ?, found = ?, found_all = ?, done = ?, done_with_review = ?, duplicate = "
      "?, "
      "failed = ?, skipped = ?, same_number = ?, bytes = ? WHERE id = ?",
      {status, now_, c.found, int64_t{c.found_all}, c.done, c.done_with_review, c.duplicate, c.failed, c.skipped,
       c.same_number, c.bytes, run_});
}

void Store::end_run(const Counts& counts, const std::string& status) {
  catalog_->begin();
  try {
    now_ = utc_now();
    write_run(counts, status.c_str());
    catalog_->execute("UPDATE runs SET ended = ? WHERE id = ?", {now_, run_});
    catalog_->commit();
  } catch (...) {
    catalog_->rollback();
    throw;
  }
}

}  // namespace vanban::batch
