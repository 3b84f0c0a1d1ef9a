// A document as rows of the catalogue.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace vanban::batch {

/// What the rows of a document need to know besides it.
struct RowContext {
  std::string_view source;   ///< the file's name
  std::string_view sha256;   ///< of its bytes
  std::string_view grammar;  ///< hash
};

/// Appends the row of `documents`, see record.h.
void pack_document(const Document& document, const RowContext& context, std::string& row);
/// The same, but only what says which document it is, for a journal: what is asked of a catalogue's documents stays
/// NULL.
void pack_identity(const Document& document, const RowContext& context, std::string_view same_number_key,
                   std::string& row);
/// Appends the rows of child_columns.
void pack_children(const Document& document, std::string& children);

/// What the full-text index holds of a document.
struct SearchTexts {
  std::string subject, text;
  std::string facets;  ///< see facets.h
};
SearchTexts search_texts(const Document& document);

/// What the index `keys` holds of it, see key_words.h.
std::string key_words(const Document& document);

/// Tells apart what the full-text index holds: where it is the same, the index need not change.
int64_t text_hash(const Document& document);

/// Issuer, year, number and notation in one text, alike for two documents that Annex VI of Decree 30/2020/NĐ-CP would
/// not let stand in one register; "" where the document does not show all four.
std::string same_number_key(const Document& document);

}  // namespace vanban::batch
