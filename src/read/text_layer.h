// The text layer of a PDF, where it does not say what the page shows: words cut at their marks ("ĐIỀ U KHO ẢN"), the
// bytes of fonts before Unicode, another language's recognition, glyphs without meaning.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "read/page_words.h"

namespace vanban::read {

/// How many of a page's words are Vietnamese.
struct LayerQuality {
  size_t words = 0;      ///< of letters only
  size_t syllables = 0;  ///< that Vietnamese can have
  size_t marked = 0;     ///< of these, with a mark on them

  void count(std::string_view text);
  /// Too few are, or too few have marks, to trust the layer; a page of few words is never doubted.
  bool doubtful() const;
  /// The share that is surely Vietnamese.
  float share() const { return words == 0 ? 0 : static_cast<float>(marked) / static_cast<float>(words); }
};
LayerQuality quality_of(const PageWords& page);
LayerQuality quality_of(std::string_view text);

/// Joins pieces of words that no blank stands between on the page. Returns how many words it mended; their characters
/// are kept in `texts`.
size_t join_cut_words(PageWords& page, std::deque<std::string>& texts);

/// Where the words are bytes of TCVN3, VNI or VISCII that were taken for Latin letters, reads them as what they are.
/// Returns the encoding's name; "" where they are not.
std::string decode_legacy_layer(std::vector<PageWords>& pages, std::deque<std::string>& texts);

}  // namespace vanban::read
