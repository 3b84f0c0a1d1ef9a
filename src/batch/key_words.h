// What documents are looked up by other than the words of their text: whom they give tasks, what they cite, when
// something is due in them.
//
// The catalogue holds it as words too, in an index like that of the text (table `keys`): B-trees over such values, of
// which a document has dozens, would be written to at a dozen places for each. The index says which documents may have
// what is asked for; whoever asks it looks at their rows as well.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vanban::batch {

/// Collects the words of one document.
class KeyWords {
 public:
  /// The words of a name, folded for search: of who has to act or to help, of a law that is cited by its name.
  void name(std::string_view folded);
  /// A code, folded for search: of a document that is cited, and the document's own.
  void cited_code(std::string_view folded) { add(of_cited_code(folded)); }
  void own_code(std::string_view folded) { add(of_own_code(folded)); }
  /// A deadline: ISO days, months or years; either may be empty.
  void days(std::string_view start, std::string_view end);
  /// A deadline that recurs.
  void recurring() { add(of_recurring()); }

  /// All of them, with blanks between. Empties this.
  std::string take();

  static std::string of_cited_code(std::string_view folded);
  static std::string of_own_code(std::string_view folded);
  static std::string of_recurring() { return "mrecurring"; }

 private:
  void add(std::string words);

  std::unordered_set<std::string> known_;
  std::string out_;
};

/// One of these must be there: words that stand together, or with `beginning` the beginning of a word.
struct KeyChoice {
  std::string words;
  bool beginning = false;
};
using KeyChoices = std::vector<KeyChoice>;

/// Those of a deadline that touches from..to: ISO days, both included, or empty for an open end. Recurring ones are not
/// among them.
KeyChoices keys_of_days(const std::string& from, const std::string& to);

}  // namespace vanban::batch
