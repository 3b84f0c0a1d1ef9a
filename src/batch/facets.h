// What documents are narrowed down by besides their words: type, year, who issued them. In SQLite's full-text index
// they stand as words of their own, so that a search for common words within few documents passes by all others there.
//
// The index says which documents may be meant; whoever asks it looks at their rows as well.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanban::batch {

/// The words of a document, with blanks between. They begin with a sign that no folded word has. `date`: ISO, or the
/// beginning of it; all may be empty.
std::string facet_words(std::string_view type_code, std::string_view date, std::string_view folded_issuer);

/// What to ask the index: the documents that may have all of this.
class FacetQuery {
 public:
  /// One of these.
  void types(const std::vector<std::string>& codes);
  /// ISO days, both included, or empty for an open end.
  void dates(const std::string& from, const std::string& to);
  /// One of these stands in the name, folded.
  void issuers(const std::vector<std::string>& names);

  /// A phrase of words; several of which one must be there; and all of these that must.
  using Phrase = std::vector<std::string>;
  using Choice = std::vector<Phrase>;
  const std::vector<Choice>& choices() const { return choices_; }
  /// The same in FTS5's language; empty: nothing was asked.
  std::string fts5() const;
  /// How many phrases that has.
  int phrases() const;

 private:
  void add(Choice one_of);

  std::vector<Choice> choices_;
};

}  // namespace vanban::batch
