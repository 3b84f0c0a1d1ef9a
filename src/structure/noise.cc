#include "structure/noise.h"

#include <algorithm>
#include <bit>

#include "text/fold.h"
#include "text/lines.h"
#include "text/sixteen.h"

namespace vanban::structure {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The letters and digits of a token, without the signs at its ends.
std::string_view core(std::string_view token) {
  size_t begin = token.size();
  size_t end = 0;
  for (size_t i = 0; i < token.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(token, i, bytes);
    if (text::is_letter(c) || (bytes == 1 && digit(token[i]))) {
      begin = std::min(begin, i);
      end = i + bytes;
    }
    i += bytes;
  }
  return begin >= end ? std::string_view() : token.substr(begin, end - begin);
}

/// What the sign of a list may look like: strokes and dots.
bool list_sign(std::string_view token) {
  for (size_t i = 0; i < token.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(token, i, bytes);
    i += bytes;
    bool bullet = c >= 0xF000 && c <= 0xF0FF;  // of a symbol font
    if (!bullet && std::u32string_view(U"-–—_~+*=•●○▪◦·■□➢➤►✓✔❖⮚").find(c) ==
                       std::u32string_view::npos)
      return false;
  }
  return true;
}

/// An abbreviation in capitals, or a word of another language: plain letters with a vowel among them.
bool foreign(std::string_view part) {
  bool capitals = true;
  bool plain = true;
  bool vowel = false;
  uint32_t letters = 0;
  for (size_t i = 0; i < part.size(); ++letters) {
    unsigned bytes = 0;
    char32_t c = text::code_point(part, i, bytes);
    capitals = capitals && text::is_upper(c);
    plain = plain && c < 0x80 && (i == 0 || text::is_lower(c));
    vowel = vowel || std::string_view("aeiouyAEIOUY").find(part[i]) != std::string_view::npos;
    i += bytes;
  }
  return (capitals && letters <= 12) || (plain && vowel && letters >= 4);
}

template <typename Take>
void each_sign(const grammar::Rule* rule, Take&& take) {
  if (rule == nullptr) return;
  for (const std::string& part : rule->list("parts")) {
    for (size_t i = 0; i < part.size();) {
      unsigned bytes = 0;
      take(text::code_point(part, i, bytes));
      i += bytes;
    }
  }
}

}  // namespace

Telltales::Telltales(const grammar::Grammar& grammar) {
  each_sign(grammar.family("syllable_parts").named("telltales"), [&](char32_t c) {
    if (c >= signs_.size()) return;
    signs_.set(c);
    const auto lead = static_cast<char>(c < 0x80 ? c : c < 0x800 ? 0xC0 | (c >> 6) : 0xE0 | (c >> 12));
    if (leads_.find(lead) == std::string::npos) leads_ += lead;
  });
}

bool Telltales::stands(std::string_view text, size_t at) const {
  unsigned bytes = 0;
  const char32_t c = text::code_point(text, at, bytes);
  if (at + bytes > text.size()) return false;  // cut
  if (c < signs_.size() && signs_[c]) return true;
  // Of the letters in E1 BA and E1 BB those of even number are capitals.
  if (c < 0x1EA0 || c > 0x1EFF || (c & 1U) != 0 || at == 0) return false;
  size_t before = at - 1;
  while (before > 0 && text::is_continuation(text[before])) --before;
  return text::is_lower(text::code_point(text, before, bytes));
}

size_t Telltales::count(std::string_view text, size_t most) const {
  size_t n = 0;
  size_t i = 0;
#if defined(__SSE2__)
  // Sixteen places at a time: hardly any byte begins such a sign, and most marked letters are small.
  for (; i + 18 <= text.size() && n < most; i += 16) {
    using namespace text::sixteen;
    const char* p = text.data() + i;
    const Bytes row = both(load(p + 1), all(0xFE));
    const Bytes even = is(both(load(p + 2), all(1)), 0);
    Bytes found = both(both(is(load(p), 0xE1), is(row, 0xBA)), even);
    for (char lead : leads_) found = either(found, is(load(p), static_cast<unsigned char>(lead)));
    for (uint32_t at = bits(found); at != 0; at &= at - 1) {
      if (stands(text, i + static_cast<size_t>(std::countr_zero(at)))) ++n;
    }
  }
#endif
  for (; i < text.size() && n < most; ++i) {
    if (!text::is_continuation(text[i]) && stands(text, i)) ++n;
  }
  return std::min(n, most);
}

NoiseReader::NoiseReader(const grammar::Grammar& grammar) {
  const grammar::Family& parts = grammar.family("syllable_parts");
  const grammar::Rule* onsets = parts.named("onsets");
  const grammar::Rule* rimes = parts.named("rimes");
  const grammar::Rule* signs = parts.named("signs");
  if (onsets == nullptr || rimes == nullptr || signs == nullptr) return;
  for (const std::string& rime : rimes->list("parts")) {
    syllables_.insert(rime);
    for (const std::string& onset : onsets->list("parts")) syllables_.insert(onset + rime);
  }
  each_sign(signs, [&](char32_t c) { signs_ += c; });
}

bool NoiseReader::syllable(std::string_view word) const {
  std::string base;
  size_t capitals = 0;
  size_t letters = 0;
  bool first = false;
  for (size_t i = 0; i < word.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(word, i, bytes);
    char b = text::base_letter(word, i);
    i += bytes;
    if (b < 'a') return false;
    base += b;
    if (text::is_upper(c)) ++capitals;
    if (letters++ == 0) first = text::is_upper(c);
  }
  bool cased = capitals == 0 || capitals == letters || (capitals == 1 && first);
  return cased && letters <= 7 && syllables_.count(base) > 0;
}

uint32_t NoiseReader::strange(std::string_view token) const {
  uint32_t n = 0;
  for (size_t i = 0; i < token.size();) {
    unsigned bytes = 0;
    char32_t c = text::code_point(token, i, bytes);
    bool known = text::is_letter(c) || (bytes == 1 && digit(token[i])) || signs_.find(c) != std::u32string::npos;
    n += known ? 0 : 1;
    i += bytes;
  }
  return n;
}

void NoiseReader::word(std::string_view token, Ink& ink) const {
  std::string_view inner = core(token);
  uint32_t all = text::count_characters(token);
  if (list_sign(token) || token.find("://") != std::string_view::npos || token.find('@') != std::string_view::npos ||
      token.starts_with("www.")) {
    ink.open += all;
    return;
  }
  if (inner.empty()) {
    ink.open += all;
    uint32_t odd = strange(token);
    ink.open -= odd;
    ink.broken += odd;
    return;
  }
  size_t digits = static_cast<size_t>(std::count_if(token.begin(), token.end(), digit));
  uint32_t odd = strange(token);
  if (digits > 0) {
    bool plain = std::all_of(inner.begin(), inner.end(), [](char c) {
      return digit(c) || c == '.' || c == ',' || c == '/' || c == '-' || c == ':';
    });
    bool code = inner.find_first_of("/-") != std::string_view::npos && digit(inner[0]);
    bool unit = text::count_characters(inner) <= digits + 3 && (digit(inner[0]) || text::count_characters(inner) <= 4);
    bool sound = plain || ((code || unit) && odd == 0);
    bool broken = !sound && (odd > 1 || (!unit && odd == 0));
    (sound ? ink.sound : broken ? ink.broken : ink.open) += all;
    ink.wrecks += broken ? 1 : 0;
    return;
  }
  if (inner.size() <= 5 && inner.find('/') != std::string_view::npos) {  // b/c, p/h, đ/c
    ink.open += all;
    return;
  }
  // Words written together with a sign between them are judged one by one.
  uint32_t sound = 0;
  uint32_t broken = 0;
  uint32_t words = 0;
  size_t from = 0;
  for (size_t i = 0; i <= inner.size();) {
    unsigned bytes = 1;
    bool letter = i < inner.size() && text::is_letter(text::code_point(inner, i, bytes));
    if (letter) {
      i += bytes;
      continue;
    }
    std::string_view part = inner.substr(from, i - from);
    i += bytes;
    from = i;
    if (part.empty()) continue;
    uint32_t n = text::count_characters(part);
    if (syllable(part)) {
      sound += n;
      words += n >= 2 ? 1 : 0;
    } else {
      if (!foreign(part)) broken += n;
    }
  }
  if (odd > 0) broken += odd + (sound < 4 ? sound : 0);
  if (odd > 0 && sound < 4) sound = words = 0;
  ink.sound += sound;
  ink.broken += broken;
  ink.words += words;
  ink.wrecks += broken > 0 ? 1 : 0;
  ink.open += all > sound + broken ? all - sound - broken : 0;
}

Ink NoiseReader::measure(std::string_view text) const {
  Ink ink;
  for (size_t i = 0; i < text.size();) {
    size_t end = text.find(' ', i);
    if (end == std::string_view::npos) end = text.size();
    if (end > i) word(text.substr(i, end - i), ink);
    i = end + 1;
  }
  return ink;
}

bool NoiseReader::noisy(std::string_view text) const {
  Ink ink = measure(text);
  uint32_t all = ink.sound + ink.broken + ink.open;
  if (all == 0) return false;
  if (ink.words == 0) return all <= 2 ? ink.sound < 2 : ink.broken > 0 && ink.broken * 2 >= ink.sound + ink.open;
  return ink.wrecks >= 2 && ink.words < 5 && ink.broken * 5 >= ink.sound * 3;
}

bool NoiseReader::slight(std::string_view token) const {
  Ink ink;
  word(token, ink);
  return ink.words == 0 && ink.sound == 0 && (token.size() <= 6 || core(token).empty());
}

bool NoiseReader::speck(std::string_view token) const {
  Ink ink;
  word(token, ink);
  uint32_t letters = ink.sound + ink.broken + ink.open;
  if (ink.words > 0 || list_sign(token) || token.find("://") != std::string_view::npos ||
      token.find('@') != std::string_view::npos)
    return false;
  if (strange(token) > 0 && letters <= 6) return true;
  unsigned bytes = 0;
  char32_t c = text::code_point(token, 0, bytes);
  return bytes == token.size() && text::is_lower(c) && !syllable(token);
}

Slice NoiseReader::sound_part(std::string_view text, Slice piece) const {
  Slice out = piece;
  text = text.substr(0, piece.end);  // a search for blanks ends with the piece
  for (uint32_t at = piece.begin; at < piece.end;) {
    const auto end = static_cast<uint32_t>(std::min<size_t>(text.find(' ', at), piece.end));
    std::string_view token = text.substr(at, end - at);
    if (list_sign(token)) break;
    bool broken = speck(token);
    if (!broken && !slight(token)) break;
    at = end;
    while (at < piece.end && text[at] == ' ') ++at;
    if (broken || out.begin > piece.begin) out.begin = at;
  }
  if (out.begin >= piece.end) return {piece.end, piece.end};
  for (uint32_t at = piece.end; at > out.begin;) {
    const size_t space = text.substr(out.begin, at - out.begin).rfind(' ');
    const uint32_t begin = space == std::string_view::npos ? out.begin : out.begin + static_cast<uint32_t>(space) + 1;
    std::string_view token = text.substr(begin, at - begin);
    bool broken = speck(token);
    if (!broken && !slight(token)) break;
    at = begin;
    while (at > out.begin && text[at - 1] == ' ') --at;
    if (broken) out.end = at;
  }
  return out;
}

}  // namespace vanban::structure
