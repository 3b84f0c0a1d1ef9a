#include "batch/search_fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>

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
  std::string_view folded;  ///< in what was written so far
};

/// Writes the folded words to `out`, one blank between them, and calls word(Found) for each.
template <typename Word>
void each_word(std::string_view nfc, std::string& out, Word&& word) {
  const Common& common = Common::get();
  Found found;
  out.resize(nfc.size() + 1);  // no character is longer than in the text, and what ends a word takes a place there
  char* to = out.data();
  char* first = to;  // of the word
  auto close = [&] {
    if (to > first) {
      found.folded = {first, static_cast<size_t>(to - first)};
      word(found);
      *to++ = ' ';
      first = to;
    }
    found.hidden = false;
  };
  for (size_t i = 0; i < nfc.size();) {
    const Character c = common.at(nfc, i);
    switch (c.part) {
      case Part::bare:
        if (to == first) found.begin = i;
        *to++ = c.bare;
        found.end = i + c.bytes;
        break;
      case Part::other:
        if (to == first) found.begin = i;
        to = std::copy_n(nfc.data() + i, c.bytes, to);
        found.end = i + c.bytes;
        break;
      case Part::none: found.hidden = to > first; break;
      case Part::end: close(); break;
    }
    i += c.bytes;
  }
  close();
  out.resize(static_cast<size_t>(to - out.data()) - (to > out.data() ? 1 : 0));
}

/// A word that holds hidden characters, in lower case, with its marks and without those.
std::string seen_form(std::string_view nfc, const Found& found) {
  std::string_view word = nfc.substr(found.begin, found.end - found.begin);
  std::string seen, out;
  for (size_t i = 0; i < word.size();) {
    const Character c = character_at(word, i);
    if (c.part != Part::none) seen += word.substr(i, c.bytes);
    i += c.bytes;
  }
  text::fold_append(seen, out);
  return out;
}

/// The distinct words of a text: some hundred, asked for thousands of times.
class Distinct {
 public:
  /// Whether the word is new. It must stay where it is.
  bool insert(std::string_view word) {
    if (2 * count_ >= places_.size()) grow();
    std::string_view& place = place_of(word);
    if (!place.empty()) return false;
    place = word;
    ++count_;
    return true;
  }

 private:
  std::string_view& place_of(std::string_view word) {
    // Words have eight bytes at most, but for a few.
    uint64_t hash = word.size();
    for (size_t at = 0; at < word.size(); at += 8) {
      uint64_t eight = 0;
      std::memcpy(&eight, word.data() + at, std::min<size_t>(8, word.size() - at));
      hash = (hash ^ eight) * 0x9E3779B97F4A7C15;
    }
    for (size_t at = hash >> 32;; ++at) {
      std::string_view& place = places_[at & (places_.size() - 1)];
      if (place.empty() || place == word) return place;
    }
  }
  void grow() {
    std::vector<std::string_view> before(2 * places_.size());
    before.swap(places_);
    for (std::string_view word : before) {
      if (!word.empty()) place_of(word) = word;
    }
  }

  std::vector<std::string_view> places_ = std::vector<std::string_view>(1024);
  size_t count_ = 0;
};

/// The text itself if it is NFC, else `composed`, where it is put.
std::string_view nfc_of(std::string_view utf8, std::string& composed) {
  if (text::surely_nfc(utf8)) return utf8;
  composed = text::to_nfc(utf8);
  return composed;
}

}  // namespace

std::string search_fold(std::string_view utf8) {
  std::string composed, out;
  each_word(nfc_of(utf8, composed), out, [](const Found&) {});
  return out;
}

std::string search_entry(std::string_view utf8) {
  std::string composed, out, marked_words;
  std::string_view nfc = nfc_of(utf8, composed);
  // Every word stands in the fold where it stands in the text.
  std::string fold = text::fold(nfc);
  std::deque<std::string> seen;  // words with hidden characters
  Distinct known;
  each_word(nfc, out, [&](const Found& found) {
    if (found.end - found.begin == found.folded.size()) return;  // no letter was longer than its bare form
    std::string_view marked = std::string_view(fold).substr(found.begin, found.end - found.begin);
    if (found.hidden) marked = seen.emplace_back(seen_form(nfc, found));
    if (marked != found.folded && known.insert(marked)) marked_words.append(1, ' ').append(marked);
  });
  out += marked_words;
  return out;
}

std::vector<SearchWord> search_words(std::string_view nfc) {
  std::vector<SearchWord> out;
  std::string fold = text::fold(nfc), folded;
  each_word(nfc, folded, [&](const Found& found) {
    SearchWord& word = out.emplace_back();
    word.folded = found.folded;
    word.marked = found.hidden ? seen_form(nfc, found) : fold.substr(found.begin, found.end - found.begin);
    word.begin = static_cast<uint32_t>(found.begin);
    word.end = static_cast<uint32_t>(found.end);
  });
  return out;
}

}  // namespace vanban::batch
