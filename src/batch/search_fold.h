// The form in which texts are searched: what the full-text index holds and what queries are turned into.
//
// The index holds each document's text as search_entry() gives it: its words without marks, so that a query finds
// them with and without marks, in either tone placement and any Unicode normal form; and behind them, once each, the
// words that have marks, so that a query with marks finds first what has them too. A marked word is never the same as
// one without, and so one column holds both. SQLite: FTS5 with tokenize = 'ascii' (a word is what stands between
// blanks); PostgreSQL: to_tsvector('simple', …).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::batch {

/// The words of a UTF-8 text: lower case, without marks (đ is d), one blank between them, none at the ends.
/// "Số: 12/QĐ-UBND, HOÀ BÌNH" gives "so 12 qd ubnd hoa binh". Letters of other scripts stay as they are.
/// Total: malformed bytes separate words.
std::string search_fold(std::string_view utf8);

/// What the index holds of a UTF-8 text: search_fold() of it, then each distinct word that has marks (see
/// SearchWord::marked), in order of first occurrence. "Hòa bình, hoà" gives "hoa binh hoa hòa bình".
std::string search_entry(std::string_view utf8);

/// A word of a text.
struct SearchWord {
  std::string folded;  ///< as in search_fold()
  std::string marked;  ///< lower case with its marks, NFC, the tone where the old placement has it ("hòa")
  uint32_t begin = 0;  ///< where it stands in the NFC text
  uint32_t end = 0;

  bool has_marks() const { return marked != folded; }
};

/// The words of an NFC text, in order. Their folded forms, joined with blanks, are search_fold() of the text.
std::vector<SearchWord> search_words(std::string_view nfc);

}  // namespace vanban::batch
