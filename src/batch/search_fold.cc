#include "batch/search_fold.h"

#include <array>
#include <unordered_set>

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

/// A character of a text.
struct Character {
  Part part = Part::end;
  char bare = '\0';
  unsigned bytes = 1;
};

Character character_at(std::string_view nfc, size_t at) {
  Character c;
  char32_t code = text::code_point(nfc, at, c.bytes);
  for (unsigned i = 1; i < c.bytes; ++i) {
    if (at + i >= nfc.size() || !text::is_continuation(nfc[at + i])) return {};
  }
  c.bare = text::base_letter(nfc, at);
  if (c.bare != '\0') {
    c.part = Part::bare;
  } else if (invisible(code)) {
    c.part = Part::none;
  } else if (!sign(code)) {
    c.part = Part::other;
  }
  return c;
}

/// Looked up by their bytes, the characters Vietnamese is written with: ASCII, U+0080..U+01BF, U+1E80..U+1EFF.
class Common {
 public:
  static const Common& get() {
    static const Common instance;
    return instance;
  }

  Character at(std::string_view nfc, size_t i) const {
    const auto* p = reinterpret_cast<const unsigned char*>(nfc.data()) + i;
    if (p[0] < 0x80) return one_[p[0]];
    size_t left = nfc.size() - i;
    if (left >= 2 && p[0] >= 0xC2 && p[0] <= 0xC6 && (p[1] & 0xC0) == 0x80) return two_[index(p[0], 0xC2, p[1])];
    if (left >= 3 && p[0] == 0xE1 && (p[1] == 0xBA || p[1] == 0xBB) && (p[2] & 0xC0) == 0x80)
      return three_[index(p[1], 0xBA, p[2])];
    return character_at(nfc, i);
  }

 private:
  Common() {
    auto fill = [](std::string bytes, auto& table, unsigned first) {
      for (size_t i = 0; i < table.size(); ++i) {
        bytes[bytes.size() - 2] = static_cast<char>(first + i / 64);
        bytes.back() = static_cast<char>(0x80 + i % 64);
        table[i] = character_at(bytes, 0);
      }
    };
    for (size_t i = 0; i < one_.size(); ++i) one_[i] = character_at(std::string(1, static_cast<char>(i)), 0);
    fill("..", two_, 0xC2);
    fill("\xE1..", three_, 0xBA);
  }
  static size_t index(unsigned char byte, unsigned first, unsigned char last) {
    return (byte - first) * 64U + (last & 0x3FU);
  }

  std::array<Character, 128> one_;
  std::array<Character, size_t{5} * 64> two_;
  std::array<Character, size_t{2} * 64> three_;
};

/// A word where it stands in its text. `hidden`: characters that no reader sees are among it.
struct Found {
  size_t begin = 0, end = 0;
  bool hidden = false;
  std::string folded;
};

/// Calls word(Found) for each word of the text.
template <typename Word>
void each_word(std::string_view nfc, Word&& word) {
  const Common& common = Common::get();
  Found found;
  auto close = [&] {
    if (!found.folded.empty()) word(found);
    found.folded.clear();
    found.hidden = false;
  };
  for (size_t i = 0; i < nfc.size();) {
    const Character c = common.at(nfc, i);
    if (c.part == Part::end) {
      close();
    } else if (c.part == Part::none) {
      found.hidden = !found.folded.empty();
    } else {
      if (found.folded.empty()) found.begin = i;
      found.end = i + c.bytes;
      if (c.part == Part::bare) {
        found.folded += c.bare;
      } else {
        found.folded += nfc.substr(i, c.bytes);
      }
    }
    i += c.bytes;
  }
  close();
}

/// The word in lower case, with its marks.
void marked_form(std::string_view nfc, const Found& found, std::string& out) {
  out.clear();
  std::string_view word = nfc.substr(found.begin, found.end - found.begin);
  if (!found.hidden) {
    text::fold_append(word, out);
    return;
  }
  std::string seen;
  for (size_t i = 0; i < word.size();) {
    const Character c = character_at(word, i);
    if (c.part != Part::none) seen += word.substr(i, c.bytes);
    i += c.bytes;
  }
  text::fold_append(seen, out);
}

/// Remembers words of a text that came lately, as they are written there: most words come again and again.
class Lately {
 public:
  bool again(std::string_view word) {
    size_t hash = word.size();
    for (char c : word) hash = hash * 31 + static_cast<unsigned char>(c);
    std::string_view& place = places_[(hash ^ (hash >> 10)) % places_.size()];
    if (place == word) return true;
    place = word;
    return false;
  }

 private:
  std::array<std::string_view, 1024> places_;
};

/// The text itself if it is NFC, else `composed`, where it is put.
std::string_view nfc_of(std::string_view utf8, std::string& composed) {
  if (text::surely_nfc(utf8)) return utf8;
  composed = text::to_nfc(utf8);
  return composed;
}

void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

}  // namespace

std::string search_fold(std::string_view utf8) {
  std::string composed, out;
  out.reserve(utf8.size());
  each_word(nfc_of(utf8, composed), [&out](const Found& found) { append_word(out, found.folded); });
  return out;
}

std::string search_entry(std::string_view utf8) {
  std::string composed, out;
  out.reserve(utf8.size() + utf8.size() / 2);
  std::string_view nfc = nfc_of(utf8, composed);
  Lately lately;
  std::unordered_set<std::string> known;
  std::string marked, marked_words;
  each_word(nfc, [&](const Found& found) {
    append_word(out, found.folded);
    if (found.end - found.begin == found.folded.size()) return;  // no letter was longer than its bare form
    if (lately.again(nfc.substr(found.begin, found.end - found.begin))) return;
    marked_form(nfc, found, marked);
    if (marked != found.folded && known.insert(marked).second) append_word(marked_words, marked);
  });
  if (!marked_words.empty()) append_word(out, marked_words);
  return out;
}

std::vector<SearchWord> search_words(std::string_view nfc) {
  std::vector<SearchWord> out;
  each_word(nfc, [&](const Found& found) {
    SearchWord& word = out.emplace_back();
    word.folded = found.folded;
    marked_form(nfc, found, word.marked);
    word.begin = static_cast<uint32_t>(found.begin);
    word.end = static_cast<uint32_t>(found.end);
  });
  return out;
}

}  // namespace vanban::batch
