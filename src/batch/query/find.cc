#include "batch/query/find.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>

#include "batch/query/latest_matches.h"
#include "batch/query/passage.h"
#include "text/nfc.h"

namespace vanban::batch {

namespace {

/// No more documents are ranked, so that words that stand in every document cost no more than others; unless more are
/// wanted.
constexpr size_t most_candidates = 1000;

/// What SQL takes for a limit that is none.
constexpr size_t most_in_all = std::numeric_limits<int64_t>::max();

std::string in_quotes(std::string_view words) {
  std::string out = "\"";
  out += words;
  return out + "\"";
}

/// The words of a phrase without marks.
std::string folded(const Phrase& phrase) {
  std::string words;
  for (const SearchWord& word : phrase) words += (words.empty() ? "" : " ") + word.folded;
  return words;
}

/// What is asked of the index about the marks of the query.
enum class Marks : uint8_t {
  ignored,
  required  ///< only documents that have all marked words
};

/// FTS5: every phrase, and every marked word too where those are required. Words hold none of FTS5's signs.
std::string fts5_query(const std::vector<Phrase>& phrases, Marks marks) {
  std::string out, marked;
  for (const Phrase& phrase : phrases) {
    out += (out.empty() ? "" : " AND ") + in_quotes(folded(phrase));
    for (const SearchWord& word : phrase) {
      if (word.has_marks() && marks == Marks::required) marked += " AND " + in_quotes(word.marked);
    }
  }
  return out + marked;
}

/// For PostgreSQL: <-> says that one word follows the other.
std::string tsquery(const std::vector<Phrase>& phrases) {
  std::string out;
  for (const Phrase& phrase : phrases) {
    std::string words;
    for (const SearchWord& word : phrase) words += (words.empty() ? "'" : " <-> '") + word.folded + "'";
    out += (out.empty() ? "(" : " & (") + words + ")";
  }
  return out;
}

/// The marked words; a query without any is one that all documents answer to: no word that is not there.
std::string tsquery_of_marks(const std::vector<Phrase>& phrases) {
  std::string out;
  for (const Phrase& phrase : phrases) {
    for (const SearchWord& word : phrase) {
      if (word.has_marks()) out += (out.empty() ? "'" : " & '") + word.marked + "'";
    }
  }
  return out.empty() ? "!' '" : out;
}

/// Whether the full-text index has what DocumentFilter::facets() asks of it.
bool has_facets(Catalog& catalog) {
  if (catalog.dialect() != Dialect::sqlite) return false;
  std::unique_ptr<Cursor> row = catalog.query("SELECT facets FROM catalogue");
  return row->next() && row->integer(0) != 0;
}

class Finder {
 public:
  Finder(Catalog& catalog, const FindQuery& query, std::vector<Phrase> phrases)
      : catalog_(catalog), query_(query), phrases_(std::move(phrases)) {
    for (const Phrase& phrase : phrases_) {
      marked_words_ += std::count_if(phrase.begin(), phrase.end(), [](const auto& word) { return word.has_marks(); });
    }
  }

  FindResult run() {
    if (has_facets(catalog_)) facets_ = query_.filter.facets(catalog_);
    if (query_.exact_marks) return exactly_marked();
    std::vector<Candidate> found = search(Marks::ignored);
    if (marked_words_ > 0) {
      if (std::optional<FindResult> result = marked_by_passages(found)) return *std::move(result);
      tell_marked(found);
    }
    FindResult result = counted(found);
    add_best(found, result);
    marked_first(result);
    return result;
  }

 private:
  struct Candidate {
    int64_t document;
    double score;
    bool marks;  ///< all marked words of the query are known to be there
  };

  static void sort_best(std::vector<Candidate>& found, size_t wanted) {
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(),
                      [](const Candidate& a, const Candidate& b) {
                        if (a.marks != b.marks) return a.marks;
                        return a.score != b.score ? a.score > b.score : a.document > b.document;
                      });
  }

  FindResult counted(const std::vector<Candidate>& found) const {
    FindResult result;
    // Of a search for marks there may be more than were asked for.
    result.at_least = found.size() >= most_looked_at();
    result.matching = std::min(found.size(), most_looked_at());
    return result;
  }

  void add_best(std::vector<Candidate>& found, FindResult& result) {
    const size_t wanted = std::min(limit(), found.size());
    sort_best(found, wanted);
    for (size_t i = 0; i < wanted; ++i) result.hits.push_back(hit_of(found[i]));
  }

  /// Where the marked words were known to be there, whether they stand together is known by the passages only.
  static std::vector<Hit>::iterator marked_first(FindResult& result) {
    return std::stable_partition(result.hits.begin(), result.hits.end(), [](const Hit& hit) { return hit.marks; });
  }

  FindResult exactly_marked() {
    std::vector<Candidate> found = search(Marks::required);
    FindResult result = counted(found);
    add_best(found, result);
    auto rest = marked_first(result);
    result.matching -= static_cast<size_t>(result.hits.end() - rest);
    result.hits.erase(rest, result.hits.end());
    return result;
  }

  /// Which marks the best documents have is read in their passages: to ask the index about the marked words of all
  /// documents takes longer than to find them. None where too few of the best have the marks of the query and there are
  /// others, or where a document shows the words in no passage.
  std::optional<FindResult> marked_by_passages(std::vector<Candidate>& found) {
    FindResult result = counted(found);
    const size_t wanted = std::min(limit(), found.size());
    const size_t most = found.size() / 2 < limit() ? found.size() : 2 * limit();
    sort_best(found, most);
    std::vector<Hit> others;
    for (size_t i = 0; i < most && result.hits.size() < wanted; ++i) {
      Hit hit = hit_of(found[i]);
      if (!hit.shown) return {};
      (hit.marks ? result.hits : others).push_back(std::move(hit));
    }
    if (result.hits.size() < wanted && (most < found.size() || result.at_least)) return {};
    for (size_t i = 0; result.hits.size() < wanted; ++i) result.hits.push_back(std::move(others[i]));
    return result;
  }

  /// Asks the index which documents have the marked words. Where few of the found have, and not all were looked at, the
  /// others that have them are added.
  void tell_marked(std::vector<Candidate>& found) {
    const bool all = found.size() < most_looked_at();
    std::unordered_map<int64_t, Candidate> marked;
    for (const Candidate& c : search(Marks::required)) marked.emplace(c.document, c);
    size_t known = 0;
    for (Candidate& c : found) {
      // As the later ones of those with the words are all among the found, none of the found is missing here.
      c.marks = marked.erase(c.document) > 0;
      known += c.marks ? 1 : 0;
    }
    if (all || known >= limit()) return;
    for (const auto& [document, c] : marked) found.push_back(c);
  }

  size_t limit() const { return query_.limit > 0 ? query_.limit : most_in_all; }
  size_t most_looked_at() const { return std::max(limit(), most_candidates); }

  /// The documents with the phrases, the latest first.
  std::vector<Candidate> search(Marks marks) {
    const bool known = marks == Marks::required || marked_words_ == 0;
    if (catalog_.dialect() == Dialect::sqlite) {
      if (const auto found = latest_matches(static_cast<SqliteCatalog&>(catalog_), latest_query(marks))) {
        std::vector<Candidate> candidates;
        for (const ScoredDocument& document : *found) candidates.push_back({document.document, document.score, known});
        return candidates;
      }
    }
    return asked_of_database(marks, known);
  }

  LatestQuery latest_query(Marks marks) const {
    LatestQuery latest{{{}, facets_.choices()}, query_.filter, most_looked_at(), query_.many};
    for (const Phrase& phrase : phrases_) {
      IndexPhrase& words = latest.words.phrases.emplace_back();
      for (const SearchWord& word : phrase) {
        words.push_back(word.folded);
        if (marks == Marks::required && word.has_marks()) latest.words.besides.push_back({{word.marked}});
      }
    }
    return latest;
  }

  std::vector<Candidate> asked_of_database(Marks marks, bool known) {
    Conditions conditions;
    std::string sql;
    if (catalog_.dialect() == Dialect::sqlite) {
      const std::string first = std::to_string(facets_.phrases());
      sql = "SELECT search.rowid, phrase_score(search, " + first + ", " + std::to_string(phrases_.size()) +
            ") FROM search CROSS JOIN documents d INDEXED BY documents_filter ON d.id = search.rowid";
      const std::string facets = facets_.choices().empty() ? "" : facets_.fts5() + " AND ";
      conditions.add("search MATCH ?", {facets + fts5_query(phrases_, marks)});
    } else {
      sql =
          "SELECT search.document, ts_rank(search.words, query.words, 1) FROM search "
          "JOIN documents d ON d.id = search.document "
          "CROSS JOIN (SELECT CAST(? AS tsquery) AS words, CAST(? AS tsquery) AS marks) query";
      conditions.add_first({tsquery(phrases_), tsquery_of_marks(phrases_)});
      conditions.add("search.words @@ query.words");
      if (marks == Marks::required) conditions.add("search.words @@ query.marks");
    }
    query_.filter.apply(catalog_, conditions);
    sql += conditions.sql() + " ORDER BY 1 DESC LIMIT " + std::to_string(most_looked_at());
    std::unique_ptr<Cursor> row = catalog_.query(sql, conditions.values());
    std::vector<Candidate> found;
    while (row->next()) found.push_back({row->integer(0), row->real(1), known});
    return found;
  }

  Hit hit_of(const Candidate& candidate) {
    Hit hit;
    hit.score = candidate.score;
    {
      std::unique_ptr<Cursor> row = catalog_.query(
          "SELECT " + std::string(Origin::columns) + " FROM documents d WHERE d.id = ?", {candidate.document});
      if (row->next()) hit.origin = Origin::read(*row);
    }
    find_passage(catalog_, phrases_, hit);
    if (!hit.shown && !candidate.marks) hit.marks = false;
    return hit;
  }

  Catalog& catalog_;
  const FindQuery& query_;
  std::vector<Phrase> phrases_;
  FacetQuery facets_;
  std::ptrdiff_t marked_words_ = 0;
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
