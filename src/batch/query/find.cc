#include "batch/query/find.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "batch/query/passage.h"
#include "text/nfc.h"

namespace vanban::batch {

namespace {

/// No more documents are ranked, so that words that stand in every document cost no more than others; unless more are
/// wanted.
constexpr size_t most_candidates = 1000;

/// What SQL takes for a limit that is none.
constexpr size_t most_in_all = std::numeric_limits<int64_t>::max();

std::string quoted(std::string_view words) {
  std::string out = "\"";
  out += words;
  return out + "\"";
}

/// FTS5: every phrase, and with `marks` every marked word too. Folded words hold none of FTS5's signs.
std::string fts5_query(const std::vector<Phrase>& phrases, bool marks) {
  std::string out;
  auto add = [&out](std::string_view words) { out += (out.empty() ? "" : " AND ") + quoted(words); };
  for (const Phrase& phrase : phrases) {
    std::string words;
    for (const SearchWord& word : phrase) words += (words.empty() ? "" : " ") + word.folded;
    add(words);
    for (const SearchWord& word : phrase) {
      if (marks && word.has_marks()) add(word.marked);
    }
  }
  return out;
}

/// The same for PostgreSQL: <-> says that one word follows the other.
std::string tsquery(const std::vector<Phrase>& phrases, bool marks) {
  auto lexeme = [](const std::string& word) { return "'" + word + "'"; };
  std::string out;
  for (const Phrase& phrase : phrases) {
    std::string words;
    for (const SearchWord& word : phrase) words += (words.empty() ? "" : " <-> ") + lexeme(word.folded);
    out += (out.empty() ? "(" : " & (") + words + ")";
    for (const SearchWord& word : phrase) {
      if (marks && word.has_marks()) out += " & " + lexeme(word.marked);
    }
  }
  return out;
}

class Finder {
 public:
  Finder(Catalog& catalog, const FindQuery& query, std::vector<Phrase> phrases)
      : catalog_(catalog), query_(query), phrases_(std::move(phrases)) {
    for (const Phrase& phrase : phrases_) {
      has_marks_ = has_marks_ || std::any_of(phrase.begin(), phrase.end(), [](const auto& w) { return w.has_marks(); });
    }
  }

  FindResult run() {
    FindResult result;
    candidates(has_marks_, result);
    // Those that lack the marks of the query come behind those that have them.
    if (has_marks_ && !query_.exact_marks && result.hits.size() < limit()) candidates(false, result);
    for (Hit& hit : result.hits) find_passage(catalog_, phrases_, hit);
    auto marked = [](const Hit& hit) { return hit.marks; };
    if (query_.exact_marks) {
      size_t before = result.hits.size();
      result.hits.erase(std::stable_partition(result.hits.begin(), result.hits.end(), marked), result.hits.end());
      result.matching -= before - result.hits.size();
    } else if (has_marks_) {
      std::stable_partition(result.hits.begin(), result.hits.end(), marked);
    }
    return result;
  }

 private:
  struct Candidate {
    int64_t document;
    double score;
  };

  size_t limit() const { return query_.limit > 0 ? query_.limit : most_in_all; }
  size_t most_looked_at() const { return std::max(limit(), most_candidates); }

  /// Appends the best of those not there yet.
  void candidates(bool marks, FindResult& result) {
    std::vector<Candidate> found = search(marks);
    size_t looked_at = found.size();
    if (looked_at == most_looked_at()) result.at_least = true;
    result.matching = std::max(result.matching, looked_at);
    std::unordered_set<int64_t> known;
    for (const Hit& hit : result.hits) known.insert(hit.origin.document);
    std::erase_if(found, [&known](const Candidate& c) { return known.contains(c.document); });
    size_t wanted = std::min(limit() - result.hits.size(), found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(),
                      [](const Candidate& a, const Candidate& b) {
                        return a.score != b.score ? a.score > b.score : a.document > b.document;
                      });
    for (size_t i = 0; i < wanted; ++i) result.hits.push_back(hit_of(found[i]));
  }

  std::vector<Candidate> search(bool marks) {
    Conditions conditions;
    std::string sql;
    if (catalog_.dialect() == Dialect::sqlite) {
      sql = "SELECT search.rowid, phrase_score(search) FROM search CROSS JOIN documents d ON d.id = search.rowid";
      conditions.add("search MATCH ?", {fts5_query(phrases_, marks)});
    } else {
      const std::string words = tsquery(phrases_, marks);
      sql =
          "SELECT search.document, ts_rank(search.words, query.words, 1) FROM search "
          "JOIN documents d ON d.id = search.document CROSS JOIN (SELECT CAST(? AS tsquery) AS words) query";
      conditions.add_first(words);
      conditions.add("search.words @@ query.words");
    }
    query_.filter.apply(catalog_, conditions);
    sql += conditions.sql() + " ORDER BY 1 DESC LIMIT " + std::to_string(most_looked_at());
    std::unique_ptr<Cursor> row = catalog_.query(sql, conditions.values());
    std::vector<Candidate> found;
    while (row->next()) found.push_back({row->integer(0), row->real(1)});
    return found;
  }

  Hit hit_of(const Candidate& candidate) {
    std::unique_ptr<Cursor> row = catalog_.query(
        "SELECT " + std::string(Origin::columns) + " FROM documents d WHERE d.id = ?", {candidate.document});
    Hit hit;
    hit.score = candidate.score;
    if (row->next()) hit.origin = Origin::read(*row);
    return hit;
  }

  Catalog& catalog_;
  const FindQuery& query_;
  std::vector<Phrase> phrases_;
  bool has_marks_ = false;
};

}  // namespace

FindResult find(Catalog& catalog, const FindQuery& query) {
  std::vector<Phrase> phrases, words;
  for (const std::string& given : query.phrases) {
    Phrase phrase = search_words(text::to_nfc(given));
    if (phrase.empty()) continue;
    for (const SearchWord& word : phrase) words.push_back({word});
    phrases.push_back(std::move(phrase));
  }
  if (phrases.empty()) return {};
  FindResult result = Finder(catalog, query, phrases).run();
  if (!result.hits.empty() || words.size() == phrases.size()) return result;
  result = Finder(catalog, query, words).run();
  result.apart = true;
  return result;
}

}  // namespace vanban::batch
