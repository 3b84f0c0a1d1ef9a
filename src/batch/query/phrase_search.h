// Documents that have phrases, found in the lists of their words.
#pragma once

#include <string>
#include <vector>

#include "batch/query/word_documents.h"

namespace vanban::batch {

/// Words that stand together, in this order.
using IndexPhrase = std::vector<std::string>;

struct IndexQuery {
  std::vector<IndexPhrase> phrases;               ///< all of these; how often they stand there counts
  std::vector<std::vector<IndexPhrase>> besides;  ///< of each one, anywhere
};

struct IndexMatch {
  int64_t document;
  std::vector<double> times;  ///< of each phrase; those in the subject weigh more
};

class PhraseSearch {
 public:
  /// Throws UnknownIndex, as does search().
  PhraseSearch(IndexPages& pages, const IndexQuery& query);
  /// The same for another connection that sees the same index.
  PhraseSearch(IndexPages& pages, const PhraseSearch& other);
  /// The matching documents of this range, in their order.
  std::vector<IndexMatch> search(int64_t first, int64_t last);

 private:
  class Phrase {
   public:
    Phrase(IndexPages& pages, const IndexPhrase& words);
    Phrase(IndexPages& pages, const Phrase& other);
    /// How much is to be read to go from one document with all words to the next.
    int64_t size() const { return words_[rarest_first_.front()].size(); }
    void begin(int64_t document);
    /// Goes to the first document from this one on that has all words, together or not.
    int64_t seek(int64_t document);
    int64_t document() const { return document_; }
    bool one_word() const { return words_.size() == 1; }
    /// How often the words stand together there.
    double times();

   private:
    std::vector<WordDocuments> words_;
    std::vector<size_t> rarest_first_;
    int64_t document_ = 0;
    // For times():
    std::vector<std::string_view> positions_;
    std::vector<size_t> shortest_first_;
    std::vector<uint64_t> begins_;
  };

  /// Phrases of which one will do.
  struct Choice {
    std::vector<Phrase> phrases;
    size_t counted;  ///< which phrase of the query it is; `not_counted`: none

    int64_t size() const;
    int64_t seek(int64_t document);
    bool stands_at(int64_t document);
  };
  static constexpr size_t not_counted = static_cast<size_t>(-1);

  std::vector<Choice> choices_;  // what is read soonest first
  size_t counted_ = 0;
};

}  // namespace vanban::batch
