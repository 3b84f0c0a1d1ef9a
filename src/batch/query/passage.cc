#include "batch/query/passage.h"

#include <algorithm>

namespace vanban::batch {

namespace {

constexpr size_t bytes_before = 80;
constexpr size_t bytes_of_snippet = 240;

std::string folded_words(const Phrase& phrase) {
  std::string out = " ";
  for (const SearchWord& word : phrase) out += word.folded + " ";
  return out;
}

/// A phrase in the words of a text: which word it begins with.
struct Match {
  size_t first = 0;
  bool found = false, marks = false;
};

bool stands_at(const std::vector<SearchWord>& text, size_t at, const Phrase& phrase, bool& marks) {
  if (at + phrase.size() > text.size()) return false;
  marks = true;
  for (size_t i = 0; i < phrase.size(); ++i) {
    if (text[at + i].folded != phrase[i].folded) return false;
    if (phrase[i].has_marks() && text[at + i].marked != phrase[i].marked) marks = false;
  }
  return true;
}

Match match_in(const std::vector<SearchWord>& text, const Phrase& phrase) {
  Match best;
  for (size_t i = 0; i < text.size() && !best.marks; ++i) {
    bool marks = false;
    if (!stands_at(text, i, phrase, marks) || (best.found && !marks)) continue;
    best = {i, true, marks};
  }
  return best;
}

/// Cuts a text around [begin, end), between words.
void cut_snippet(std::string_view text, size_t begin, size_t end, Hit& hit) {
  size_t from = begin > bytes_before ? text.find(' ', begin - bytes_before) + 1 : 0;
  if (from == 0 || from > begin) from = begin > bytes_before ? begin : 0;
  size_t to = text.size();
  if (to > std::max(from + bytes_of_snippet, end)) {
    to = text.rfind(' ', std::max(from + bytes_of_snippet, end));
    if (to == std::string_view::npos || to < end) to = end;
  }
  hit.snippet = from > 0 ? "… " : "";
  hit.found_begin = hit.snippet.size() + begin - from;
  hit.found_end = hit.found_begin + end - begin;
  hit.snippet += text.substr(from, to - from);
  if (to < text.size()) hit.snippet += " …";
}

/// Looks at one text of a document after another and keeps the best passage.
class Search {
 public:
  Search(const std::vector<Phrase>& phrases, Hit& hit)
      : phrases_(phrases), hit_(hit), seen_(phrases.size()), with_marks_(phrases.size()) {
    for (const Phrase& phrase : phrases) folded_.push_back(folded_words(phrase));
  }

  /// True where the passage of this text is the best so far: the hit then has its snippet.
  bool look_at(std::string_view text) {
    const std::string folded = " " + search_fold(text) + " ";
    bool any = std::any_of(folded_.begin(), folded_.end(),
                           [&](const std::string& phrase) { return folded.find(phrase) != std::string::npos; });
    if (!any) return false;
    const std::vector<SearchWord> words = search_words(text);
    size_t worth = 0;
    Match first;
    size_t length = 0;
    for (size_t i = 0; i < phrases_.size(); ++i) {
      Match match = match_in(words, phrases_[i]);
      if (!match.found) continue;
      seen_[i] = true;
      worth += match.marks ? 2 : 1;
      if (match.marks) with_marks_[i] = true;
      if (!first.found || (match.marks && !first.marks)) {
        first = match;
        length = phrases_[i].size();
      }
    }
    if (worth <= best_) return false;
    best_ = worth;
    cut_snippet(text, words[first.first].begin, words[first.first + length - 1].end, hit_);
    return true;
  }

  bool complete() const { return best_ == 2 * phrases_.size(); }
  void finish() {
    hit_.shown = std::find(seen_.begin(), seen_.end(), false) == seen_.end();
    hit_.marks = seen_ == with_marks_;
  }

 private:
  const std::vector<Phrase>& phrases_;
  Hit& hit_;
  std::vector<std::string> folded_;
  std::vector<bool> seen_, with_marks_;
  size_t best_ = 0;
};

struct OtherText {
  const char* part;
  const char* sql;
};

/// Where words can stand besides subject and nodes, the likelier first.
constexpr OtherText other_texts[] = {
    {"attachment", "SELECT title, n FROM attachments WHERE document = ? ORDER BY n"},
    {"recipient", "SELECT text, attachment FROM recipients WHERE document = ? ORDER BY n"},
    {"signature",
     "SELECT coalesce(position, '') || ' ' || coalesce(name, ''), attachment FROM signatures WHERE document = ? "
     "ORDER BY n"},
    {"header",
     "SELECT coalesce(parent_organization, '') || ' ' || coalesce(organization, '') || ' ' || coalesce(code, '') || "
     "' ' || coalesce(place, '') || ' ' || coalesce(type_name, ''), NULL FROM documents WHERE id = ?"},
};

}  // namespace

void find_passage(Catalog& catalog, const std::vector<Phrase>& phrases, Hit& hit) {
  Search search(phrases, hit);
  if (search.look_at(hit.origin.subject)) hit.part = "subject";
  const std::vector<Value> document = {hit.origin.document};
  auto attachment_of = [](const Cursor& row, int column) {
    return row.null(column) ? -1 : static_cast<int>(row.integer(column));
  };
  {
    std::unique_ptr<Cursor> row =
        catalog.query("SELECT text, path, attachment FROM nodes WHERE document = ? ORDER BY n", document);
    while (!search.complete() && row->next()) {
      if (!search.look_at(row->text(0))) continue;
      hit.node = row->text(1);
      hit.attachment = attachment_of(*row, 2);
      hit.part.clear();
    }
  }
  for (const OtherText& other : other_texts) {
    if (search.complete()) break;
    std::unique_ptr<Cursor> row = catalog.query(other.sql, document);
    while (!search.complete() && row->next()) {
      if (!search.look_at(row->text(0))) continue;
      hit.part = other.part;
      hit.attachment = attachment_of(*row, 1);
      hit.node.clear();
    }
  }
  search.finish();
}

}  // namespace vanban::batch
