#include "batch/query/phrase_search.h"

#include <algorithm>
#include <numeric>

#include "batch/query/sqlite_score.h"

namespace vanban::batch {

PhraseSearch::Phrase::Phrase(IndexPages& pages, const IndexPhrase& words) : rarest_first_(words.size()) {
  words_.reserve(words.size());
  for (const std::string& word : words) words_.emplace_back(pages, word);
  std::iota(rarest_first_.begin(), rarest_first_.end(), size_t{0});
  std::sort(rarest_first_.begin(), rarest_first_.end(),
            [&](size_t a, size_t b) { return words_[a].size() < words_[b].size(); });
}

PhraseSearch::Phrase::Phrase(IndexPages& pages, const Phrase& other) : rarest_first_(other.rarest_first_) {
  words_.reserve(other.words_.size());
  for (const WordDocuments& word : other.words_) words_.emplace_back(pages, word);
}

void PhraseSearch::Phrase::begin(int64_t document) {
  document_ = 0;
  for (WordDocuments& word : words_) word.begin(document);
}

int64_t PhraseSearch::Phrase::seek(int64_t document) {
  if (document_ >= document) return document_;
  for (size_t i = 0; i < rarest_first_.size();) {
    const int64_t next = words_[rarest_first_[i]].seek(document);
    if (next == WordDocuments::none) return document_ = next;
    if (next > document && i > 0) {
      document = next;
      i = 0;
    } else {
      document = next;
      ++i;
    }
  }
  return document_ = document;
}

double PhraseSearch::Phrase::times() {
  shortest_first_ = rarest_first_;
  positions_.clear();
  for (WordDocuments& word : words_) positions_.push_back(word.positions());
  std::sort(shortest_first_.begin(), shortest_first_.end(),
            [&](size_t a, size_t b) { return positions_[a].size() < positions_[b].size(); });
  // Where the phrase would begin, said by one word after another.
  begins_.clear();
  const size_t shortest = shortest_first_.front();
  Positions of_first(positions_[shortest]);
  for (uint64_t at = of_first.next(); at != Positions::none; at = of_first.next()) {
    if ((at & 0xFFFFFFFF) >= shortest) begins_.push_back(at - shortest);
  }
  for (size_t i = 1; i < shortest_first_.size() && !begins_.empty(); ++i) {
    Positions others(positions_[shortest_first_[i]]);
    uint64_t other = others.next();
    size_t kept = 0;
    for (uint64_t begin : begins_) {
      const uint64_t wanted = begin + shortest_first_[i];
      while (other < wanted) other = others.next();
      if (other == Positions::none) break;
      if (other == wanted) begins_[kept++] = begin;
    }
    begins_.resize(kept);
  }
  double times = 0;
  for (uint64_t begin : begins_) times += weight_of_column(Positions::column_of(begin));
  return times;
}

int64_t PhraseSearch::Choice::size() const {
  int64_t size = 0;
  for (const Phrase& phrase : phrases) size += phrase.size();
  return size;
}

int64_t PhraseSearch::Choice::seek(int64_t document) {
  int64_t first = WordDocuments::none;
  for (Phrase& phrase : phrases) first = std::min(first, phrase.seek(document));
  return first;
}

bool PhraseSearch::Choice::stands_at(int64_t document) {
  return std::any_of(phrases.begin(), phrases.end(), [&](Phrase& phrase) {
    return phrase.document() == document && (phrase.one_word() || phrase.times() > 0);
  });
}

PhraseSearch::PhraseSearch(IndexPages& pages, const IndexQuery& query) : counted_(query.phrases.size()) {
  for (const std::vector<IndexPhrase>& any : query.besides) {
    Choice& choice = choices_.emplace_back(Choice{{}, not_counted});
    for (const IndexPhrase& words : any) choice.phrases.emplace_back(pages, words);
  }
  for (size_t i = 0; i < counted_; ++i)
    choices_.emplace_back(Choice{{}, i}).phrases.emplace_back(pages, query.phrases[i]);
  std::sort(choices_.begin(), choices_.end(), [](const Choice& a, const Choice& b) { return a.size() < b.size(); });
}

PhraseSearch::PhraseSearch(IndexPages& pages, const PhraseSearch& other) : counted_(other.counted_) {
  for (const Choice& choice : other.choices_) {
    Choice& same = choices_.emplace_back(Choice{{}, choice.counted});
    for (const Phrase& phrase : choice.phrases) same.phrases.emplace_back(pages, phrase);
  }
}

std::vector<IndexMatch> PhraseSearch::search(int64_t first, int64_t last) {
  std::vector<IndexMatch> found;
  for (Choice& choice : choices_) {
    for (Phrase& phrase : choice.phrases) phrase.begin(first);
  }
  std::vector<double> times(counted_);
  for (int64_t document = first;; ++document) {
    for (size_t i = 0; i < choices_.size();) {
      const int64_t next = choices_[i].seek(document);
      if (next > last) return found;
      i = next > document && i > 0 ? 0 : i + 1;
      document = next;
    }
    bool all = true;
    for (auto choice = choices_.begin(); all && choice != choices_.end(); ++choice) {
      if (choice->counted == not_counted) {
        all = choice->stands_at(document);
      } else {
        times[choice->counted] = choice->phrases.front().times();
        all = times[choice->counted] > 0;
      }
    }
    if (all) found.push_back({document, times});
  }
}

}  // namespace vanban::batch
