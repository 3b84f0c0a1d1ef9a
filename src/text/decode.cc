#include "text/decode.h"

#include <algorithm>
#include <cstring>

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
  static constexpr uint64_t reject = 6;

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

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
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

/// UTF-16 without a BOM: in the first bytes nearly every second one is zero (spaces, digits, ASCII letters).
int utf16_without_bom(std::string_view bytes) {
  size_t n = std::min<size_t>(bytes.size(), 512) & ~size_t{1};
  if (n < 8) return 0;
  size_t even = 0;
  size_t odd = 0;
  for (size_t i = 0; i < n; i += 2) {
    even += bytes[i] == 0 ? 1U : 0U;
    odd += bytes[i + 1] == 0 ? 1U : 0U;
  }
  if (odd * 10 > n * 2 && even * 20 < n) return 1;
  if (even * 10 > n * 2 && odd * 20 < n) return 2;
  return 0;
}

}  // namespace

Decoded decode(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE") return from_utf16(bytes, true, 2);
  if (bytes.substr(0, 2) == "\xFE\xFF") return from_utf16(bytes, false, 2);
  if (int guess = utf16_without_bom(bytes); guess != 0) return from_utf16(bytes, guess == 1, 0);

  Decoded d;
  d.bom = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  size_t good = valid_prefix(bytes);
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

}  // namespace vanban::text
