#include "text/decode.h"

#include <algorithm>
#include <cstring>

#include "text/legacy.h"
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

void replace(Decoded& d) {
  if (d.replaced_at.size() < 100) d.replaced_at.push_back(static_cast<uint32_t>(d.owned.size()));
  ++d.replaced;
  append_utf8(d.owned, 0xFFFD);
}

Decoded from_utf16(std::string_view bytes, bool little, size_t skip) {
  Decoded d;
  d.encoding = little ? "UTF-16LE" : "UTF-16BE";
  auto unit = [&](size_t i) -> char32_t {
    auto a = static_cast<unsigned char>(bytes[i]);
    auto b = static_cast<unsigned char>(bytes[i + 1]);
    return little ? static_cast<char32_t>(a | (b << 8)) : static_cast<char32_t>((a << 8) | b);
  };
  size_t i = skip;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        append_utf8(d.owned, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
        i += 2;
        continue;
      }
    }
    if (c >= 0xD800 && c < 0xE000) {
      replace(d);
    } else {
      append_utf8(d.owned, c);
    }
  }
  if (i < bytes.size()) replace(d);
  d.text = d.owned;
  return d;
}

Decoded from_utf32(std::string_view bytes, bool little, size_t skip) {
  Decoded d;
  d.encoding = little ? "UTF-32LE" : "UTF-32BE";
  size_t i = skip;
  for (; i + 3 < bytes.size(); i += 4) {
    char32_t c = 0;
    for (size_t k = 0; k < 4; ++k) {
      c = (c << 8) | static_cast<unsigned char>(bytes[little ? i + 3 - k : i + k]);
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
      replace(d);
    } else {
      append_utf8(d.owned, c);
    }
  }
  if (i < bytes.size()) replace(d);
  d.text = d.owned;
  return d;
}

/// Without a BOM: which of every four bytes are zero tells UTF-16 and UTF-32, whose spaces, digits and ASCII letters
/// have them.
std::string_view wide_without_bom(std::string_view bytes) {
  size_t n = std::min<size_t>(bytes.size(), 512) & ~size_t{3};
  if (n < 8) return "";
  size_t zeros[4] = {0, 0, 0, 0};
  for (size_t i = 0; i < n; ++i) zeros[i & 3] += bytes[i] == 0 ? 1U : 0U;
  size_t even = zeros[0] + zeros[2];
  size_t odd = zeros[1] + zeros[3];
  if (zeros[3] * 8 > n && zeros[2] * 8 > n && zeros[0] * 20 < n) return "utf-32le";
  if (zeros[0] * 8 > n && zeros[1] * 8 > n && zeros[3] * 20 < n) return "utf-32be";
  if (odd * 10 > n * 2 && even * 20 < n) return "utf-16le";
  if (even * 10 > n * 2 && odd * 20 < n) return "utf-16be";
  return "";
}

Decoded from_bytes(std::string_view bytes, Legacy encoding) {
  Decoded d;
  d.encoding = name_of(encoding);
  d.owned = from_legacy(bytes, encoding);
  d.text = d.owned;
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
  for (size_t i = good; i < bytes.size();) {
    unsigned length = sequence(p + i, bytes.size() - i);
    if (length == 0) {
      // One replacement for a truncated sequence as a whole: the lead byte and the tails that follow it.
      replace(d);
      ++i;
      if (p[i - 1] >= 0xC2 && p[i - 1] <= 0xF4) {
        unsigned want = p[i - 1] >= 0xF0 ? 3 : p[i - 1] >= 0xE0 ? 2 : 1;
        while (want-- > 0 && i < bytes.size() && (p[i] & 0xC0) == 0x80) ++i;
      }
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
  std::optional<std::string> bytes = ascii ? std::nullopt : as_windows_1252(utf8);
  if (!bytes) return std::nullopt;
  if (valid_prefix(*bytes) == bytes->size() && bytes->find('\xE1') != std::string::npos) {
    Decoded d;
    d.encoding = "UTF-8 twice";
    d.owned = std::move(*bytes);
    d.text = d.owned;
    return d;
  }
  if (std::optional<Legacy> found = guess_legacy(*bytes)) return from_bytes(*bytes, *found);
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
Decoded utf16(std::string_view bytes, bool little) {
  return from_utf16(bytes, little, bytes.substr(0, 2) == (little ? "\xFF\xFE" : "\xFE\xFF") ? 2 : 0);
}

constexpr Name encodings[] = {
    {"utf-8", [](std::string_view b) { return from_utf8(b, valid_prefix(b)); }, "UTF-8"},
    {"utf8", [](std::string_view b) { return from_utf8(b, valid_prefix(b)); }, nullptr},
    {"utf-16le", [](std::string_view b) { return utf16(b, true); }, "UTF-16LE"},
    {"utf-16be", [](std::string_view b) { return utf16(b, false); }, "UTF-16BE"},
    {"utf-16", [](std::string_view b) { return utf16(b, b.substr(0, 2) != "\xFE\xFF"); }, nullptr},
    {"utf-32le", [](std::string_view b) { return from_utf32(b, true, 0); }, "UTF-32LE"},
    {"utf-32be", [](std::string_view b) { return from_utf32(b, false, 0); }, "UTF-32BE"},
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
  replaced = other.replaced;
  replaced_at = std::move(other.replaced_at);
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
  using namespace std::string_view_literals;
  if (!encoding.empty()) {
    if (const Name* given = encoding_called(encoding)) return given->decode(bytes);
  }
  if (bytes.substr(0, 4) == "\xFF\xFE\0\0"sv) return from_utf32(bytes, true, 4);
  if (bytes.substr(0, 4) == "\0\0\xFE\xFF"sv) return from_utf32(bytes, false, 4);
  if (bytes.substr(0, 2) == "\xFF\xFE") return from_utf16(bytes, true, 2);
  if (bytes.substr(0, 2) == "\xFE\xFF") return from_utf16(bytes, false, 2);
  if (std::string_view wide = wide_without_bom(bytes); !wide.empty()) return encoding_called(wide)->decode(bytes);

  size_t good = valid_prefix(bytes);
  if (good == bytes.size()) {
    if (std::optional<Decoded> d = mistaken(bytes)) return std::move(*d);
  } else if (hardly_utf8(bytes, good)) {
    if (std::optional<Legacy> found = guess_legacy(bytes)) return from_bytes(bytes, *found);
  }
  return from_utf8(bytes, good);
}

}  // namespace vanban::text
