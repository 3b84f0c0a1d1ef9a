#include "text/decode.h"

#include <algorithm>
#include <cstring>

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

/// The first malformed byte, or the size.
size_t valid_prefix(std::string_view bytes) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  size_t n = bytes.size();
  size_t i = 0;
  while (i < n) {
    if (p[i] < 0x80) {
      // Eight ASCII bytes at a time.
      while (i + 8 <= n) {
        uint64_t word = 0;
        std::memcpy(&word, p + i, 8);
        if ((word & 0x8080808080808080ULL) != 0) break;
        i += 8;
      }
      while (i < n && p[i] < 0x80) ++i;
      continue;
    }
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
