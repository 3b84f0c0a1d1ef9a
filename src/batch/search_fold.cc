#include "batch/search_fold.h"

#include <array>

#include "text/fold.h"
#include "text/nfc.h"

namespace vanban::batch {

namespace {

/// What a character is to a word: a letter that has a bare form, a letter of another script, nothing, or its end.
enum class Part : uint8_t { bare, other, none, end };

/// Marks that NFC left alone, and what no reader sees: soft hyphen, zero width, byte order mark, variation selectors.
constexpr bool invisible(char32_t c) {
  return (c >= 0x300 && c < 0x370) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

/// Signs, punctuation, private use and what stands for damage: no letters of any script.
constexpr bool sign(char32_t c) {
  return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c < 0x3040) ||
         (c >= 0xE000 && c < 0xF900) || (c >= 0xFE10 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF10) || c >= 0xFFF0;
}

Part part_of(std::string_view nfc, size_t at, unsigned& bytes, char& bare) {
  auto first = static_cast<unsigned char>(nfc[at]);
  bytes = 1;
  if (first < 0x80) {
    bare = text::base_letter(nfc, at);
    return bare != '\0' ? Part::bare : Part::end;
  }
  char32_t c = text::code_point(nfc, at, bytes);
  for (unsigned i = 1; i < bytes; ++i) {
    if (at + i < nfc.size() && text::is_continuation(nfc[at + i])) continue;
    bytes = 1;
    return Part::end;
  }
  bare = text::base_letter(nfc, at);
  if (bare != '\0') return Part::bare;
  if (invisible(c)) return Part::none;
  return sign(c) ? Part::end : Part::other;
}

/// Calls word(begin, end, folded) for each word of the text.
template <typename Word>
void each_word(std::string_view nfc, Word&& word) {
  std::string folded;
  size_t begin = 0, end = 0;
  auto close = [&] {
    if (!folded.empty()) word(begin, end, folded);
    folded.clear();
  };
  for (size_t i = 0; i < nfc.size();) {
    unsigned bytes = 0;
    char bare = '\0';
    Part part = part_of(nfc, i, bytes, bare);
    if (part == Part::end) {
      close();
    } else if (part != Part::none) {
      if (folded.empty()) begin = i;
      if (part == Part::bare) {
        folded += bare;
      } else {
        folded += nfc.substr(i, bytes);
      }
      end = i + bytes;
    } else if (!folded.empty()) {
      end = i + bytes;
    }
    i += bytes;
  }
  close();
}

}  // namespace

std::string search_fold(std::string_view utf8) {
  std::string composed;
  if (!text::surely_nfc(utf8)) {
    composed = text::to_nfc(utf8);
    utf8 = composed;
  }
  std::string out;
  out.reserve(utf8.size());
  each_word(utf8, [&out](size_t, size_t, const std::string& folded) {
    if (!out.empty()) out += ' ';
    out += folded;
  });
  return out;
}

std::vector<SearchWord> search_words(std::string_view nfc) {
  std::vector<SearchWord> out;
  each_word(nfc, [&](size_t begin, size_t end, const std::string& folded) {
    out.push_back(
        {folded, text::fold(nfc.substr(begin, end - begin)), static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  });
  return out;
}

}  // namespace vanban::batch
