#include "text/decode.h"

#include <algorithm>
#include <optional>

#include "text/legacy.h"
#include "text/unicode_widths.h"
#include "text/utf8.h"
#include "text/wide.h"

namespace vanban::text {

namespace {

/// The number of bytes from `at` on that are one well-formed UTF-8 sequence; 0 if malformed (RFC 3629).
unsigned sequence(const unsigned char* p, size_t left) {
  unsigned char c = p[0];
  if (c < 0x80) return 1;
  auto tail = [&](size_t i) { return i < left && (p[i] & 0xC0) == 0x80; };
  if (c >= 0xC2 && c <= 0xDF) return tail(1) ? 2 : 0;
  if (c >= 0xE0 && c <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (c == 0xE0 && p[1] < 0xA0) return 0;
    if (c == 0xED && p[1] > 0x9F) return 0;
    return 3;
  }
  if (c >= 0xF0 && c <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (c == 0xF0 && p[1] < 0x90) return 0;
    if (c == 0xF4 && p[1] > 0x8F) return 0;
    return 4;
  }
  return 0;
}

/// UTF-8 as a finite automaton whose states are shift amounts: one table row a byte holds the next state of
/// every state, so that a step is one shift, without a branch (RFC 3629; 9 states of 6 bits).
class Automaton {
 public:
  static constexpr uint64_t accept = 0;

  constexpr Automaton() : row_() {
    enum : uint64_t { ok = 0, bad = 6, one = 12, two = 18, three = 24, e0 = 30, ed = 36, f0 = 42, f4 = 48 };
    for (unsigned c = 0; c < 256; ++c) {
      uint64_t row = 0;
      auto to = [&](uint64_t from, uint64_t next) { row |= next << from; };
      for (uint64_t state : {ok, bad, one, two, three, e0, ed, f0, f4}) to(state, bad);
      auto set = [&](uint64_t from, uint64_t next) { row = (row & ~(uint64_t{63} << from)) | (next << from); };
      if (c < 0x80) set(ok, ok);
      if (c >= 0xC2 && c <= 0xDF) set(ok, one);
      if (c == 0xE0) set(ok, e0);
      if ((c >= 0xE1 && c <= 0xEC) || c == 0xEE || c == 0xEF) set(ok, two);
      if (c == 0xED) set(ok, ed);
      if (c == 0xF0) set(ok, f0);
      if (c >= 0xF1 && c <= 0xF3) set(ok, three);
      if (c == 0xF4) set(ok, f4);
      if (c >= 0x80 && c <= 0xBF) {
        set(one, ok);
        set(two, one);
        set(three, two);
        set(e0, c >= 0xA0 ? one : bad);
        set(ed, c <= 0x9F ? one : bad);
        set(f0, c >= 0x90 ? two : bad);
        set(f4, c <= 0x8F ? two : bad);
      }
      row_[c] = row;
    }
  }
  uint64_t step(uint64_t state, unsigned char c) const { return row_[c] >> (state & 63); }

 private:
  uint64_t row_[256];
};

/// Whether p[2, n) is well formed and of common letters only: ASCII, U+0080..U+07FF and U+1000..U+CFFF. A byte is a
/// tail if and only if a lead stands before it. Without branches, for the compiler to make vectors of.
VANBAN_WIDE bool common_utf8(const unsigned char* p, size_t n) {
  unsigned char wrong = 0;
  for (size_t i = 2; i < n; ++i) {
    const unsigned char c = p[i];
    unsigned char tail = static_cast<unsigned char>((c & 0xC0) == 0x80);
    unsigned char awaited = static_cast<unsigned char>((p[i - 1] >= 0xC2) | (p[i - 2] >= 0xE1));
    wrong |= static_cast<unsigned char>(tail ^ awaited);
    wrong |= static_cast<unsigned char>(((c & 0xFE) == 0xC0) | (c == 0xE0) | (c >= 0xED));
  }
  return wrong == 0;
}

/// The same for a whole text.
bool plainly_valid(const unsigned char* p, size_t n) {
  if (n < 4) return false;
  const unsigned char begin[4] = {' ', ' ', p[0], p[1]};
  return common_utf8(begin, 4) && common_utf8(p, n) && p[n - 1] < 0xC2 && p[n - 2] < 0xE1;
}

/// The first malformed byte, or the size.
size_t valid_prefix(std::string_view bytes) {
  static constexpr Automaton automaton;
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  size_t n = bytes.size();
  if (plainly_valid(p, n)) return n;
  uint64_t state = Automaton::accept;
  for (size_t i = 0; i < n; ++i) state = automaton.step(state, p[i]);
  if ((state & 63) == Automaton::accept) return n;
  for (size_t i = 0; i < n;) {
    unsigned length = sequence(p + i, n - i);
    if (length == 0) return i;
    i += length;
  }
  return n;
}

/// Of another encoding; `through` leads from the bytes that were decoded to those of the file.
Decoded taken(Derived derived, const char* encoding, const OffsetMap* through = nullptr) {
  Decoded d;
  d.encoding = encoding;
  d.owned = std::move(derived.text);
  d.text = d.owned;
  d.origin = std::move(derived.map);
  if (through != nullptr) d.origin.compose(*through);
  return d;
}

Decoded from_width(std::string_view bytes, UnicodeWidth width, uint32_t mark) {
  Replacements replaced;
  Decoded d = taken(from_unicode_width(bytes, width, mark, replaced), width.name());
  d.replaced = std::move(replaced);
  return d;
}

Decoded from_bytes(std::string_view bytes, Legacy encoding, const OffsetMap* through = nullptr) {
  Decoded d = taken(derive_from_legacy(bytes, encoding), name_of(encoding), through);
  d.lost_horn = encoding == Legacy::tcvn3 && d.owned.size() > 2000 && d.owned.find("ư") == std::string::npos &&
                d.owned.find("Ư") == std::string::npos;
  return d;
}

Decoded from_utf8(std::string_view bytes, size_t good) {
  Decoded d;
  d.bom = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  if (good == bytes.size()) {
    d.text = bytes;
    return d;
  }
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  d.owned.reserve(bytes.size() + 64);
  d.owned.append(bytes.substr(0, good));
  d.origin.add(0, 0);
  for (size_t i = good; i < bytes.size();) {
    unsigned length = sequence(p + i, bytes.size() - i);
    if (length == 0) {
      // One replacement for a truncated sequence as a whole: the lead byte and the tails that follow it.
      d.replaced.add(d.owned.size());
      d.origin.add(static_cast<uint32_t>(d.owned.size()), static_cast<uint32_t>(i));
      append_utf8(d.owned, 0xFFFD);
      ++i;
      if (p[i - 1] >= 0xC2 && p[i - 1] <= 0xF4) {
        unsigned want = p[i - 1] >= 0xF0 ? 3 : p[i - 1] >= 0xE0 ? 2 : 1;
        while (want-- > 0 && i < bytes.size() && (p[i] & 0xC0) == 0x80) ++i;
      }
      d.origin.add(static_cast<uint32_t>(d.owned.size()), static_cast<uint32_t>(i));
    } else {
      d.owned.append(bytes.substr(i, length));
      i += length;
    }
  }
  d.text = d.owned;
  return d;
}

/// More malformed bytes than letters of several bytes: a damaged UTF-8 text has few.
bool hardly_utf8(std::string_view bytes, size_t good) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  size_t end = std::min(bytes.size(), good + (1 << 16));
  size_t malformed = 0;
  size_t letters = 0;
  for (size_t i = good < (1 << 12) ? 0 : good - (1 << 12); i < end;) {
    unsigned length = sequence(p + i, end - i);
    malformed += length == 0 ? 1U : 0U;
    letters += length > 1 ? 1U : 0U;
    i += std::max(1U, length);
  }
  return malformed > letters;
}

/// UTF-8 made of bytes that were no windows-1252, though taken for it: Vietnamese has letters that has not, and this
/// text has none.
std::optional<Decoded> mistaken(std::string_view utf8) {
  if (utf8.find('\xE1') != std::string_view::npos) return std::nullopt;
  bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return (c & 0x80) == 0; });
  std::optional<Derived> bytes = ascii ? std::nullopt : derive_windows_1252(utf8);
  if (!bytes) return std::nullopt;
  if (valid_prefix(bytes->text) == bytes->text.size() && bytes->text.find('\xE1') != std::string::npos) {
    return taken(std::move(*bytes), "UTF-8 twice");
  }
  if (std::optional<Legacy> found = guess_legacy(bytes->text)) return from_bytes(bytes->text, *found, &bytes->map);
  return std::nullopt;
}

struct Name {
  std::string_view name;  // in small letters
  Decoded (*decode)(std::string_view bytes);
  const char* shown;  // nullptr: another name of the one above
};

template <Legacy encoding>
Decoded legacy(std::string_view bytes) {
  return from_bytes(bytes, encoding);
}

/// Without its BOM.
template <uint8_t size, bool little>
Decoded wide(std::string_view bytes) {
  uint32_t mark = 0;
  std::optional<UnicodeWidth> said = unicode_width(bytes, mark);
  const bool own = said && said->bytes == size && said->little == little;
  return from_width(bytes, {size, little}, own ? mark : 0);
}

constexpr Name encodings[] = {
    {"utf-8", [](std::string_view b) { return from_utf8(b, valid_prefix(b)); }, "UTF-8"},
    {"utf8", [](std::string_view b) { return from_utf8(b, valid_prefix(b)); }, nullptr},
    {"utf-16le", wide<2, true>, "UTF-16LE"},
    {"utf-16be", wide<2, false>, "UTF-16BE"},
    {"utf-16", [](std::string_view b) { return b.starts_with("\xFE\xFF") ? wide<2, false>(b) : wide<2, true>(b); },
     nullptr},
    {"utf-32le", wide<4, true>, "UTF-32LE"},
    {"utf-32be", wide<4, false>, "UTF-32BE"},
    {"tcvn3", legacy<Legacy::tcvn3>, "TCVN3"},
    {"abc", legacy<Legacy::tcvn3>, nullptr},
    {"tcvn", legacy<Legacy::tcvn3>, nullptr},
    {"x-viet-tcvn5712", legacy<Legacy::tcvn3>, nullptr},
    {"vni", legacy<Legacy::vni>, "VNI"},
    {"x-viet-vni", legacy<Legacy::vni>, nullptr},
    {"viscii", legacy<Legacy::viscii>, "VISCII"},
    {"windows-1258", legacy<Legacy::windows_1258>, "windows-1258"},
    {"cp1258", legacy<Legacy::windows_1258>, nullptr},
    {"windows-1252", legacy<Legacy::windows_1252>, "windows-1252"},
    {"cp1252", legacy<Legacy::windows_1252>, nullptr},
    {"iso-8859-1", legacy<Legacy::windows_1252>, nullptr},
    {"us-ascii", legacy<Legacy::windows_1252>, nullptr},
};

const Name* encoding_called(std::string_view name) {
  std::string small(name);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto* found =
      std::find_if(std::begin(encodings), std::end(encodings), [&](const Name& e) { return e.name == small; });
  return found == std::end(encodings) ? nullptr : found;
}

}  // namespace

Decoded& Decoded::operator=(Decoded&& other) noexcept {
  bool own = !other.owned.empty();  // a short text moves with its string
  owned = std::move(other.owned);
  text = own ? std::string_view(owned) : other.text;
  encoding = other.encoding;
  bom = other.bom;
  replaced = std::move(other.replaced);
  origin = std::move(other.origin);
  lost_horn = other.lost_horn;
  return *this;
}

std::vector<std::string> encoding_names() {
  std::vector<std::string> names;
  for (const Name& e : encodings) {
    if (e.shown != nullptr) names.emplace_back(e.shown);
  }
  return names;
}

bool encoding_known(std::string_view name) { return encoding_called(name) != nullptr; }

Decoded decode(std::string_view bytes, std::string_view encoding) {
  if (!encoding.empty()) {
    if (const Name* given = encoding_called(encoding)) return given->decode(bytes);
  }
  uint32_t mark = 0;
  if (std::optional<UnicodeWidth> width = unicode_width(bytes, mark)) return from_width(bytes, *width, mark);

  size_t good = valid_prefix(bytes);
  if (good == bytes.size()) {
    if (std::optional<Decoded> d = mistaken(bytes)) return std::move(*d);
  } else if (hardly_utf8(bytes, good)) {
    if (std::optional<Legacy> found = guess_legacy(bytes)) return from_bytes(bytes, *found);
  }
  return from_utf8(bytes, good);
}

}  // namespace vanban::text
