#include "text/fold.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace vanban::text {

namespace {

// ---- case, by table: U+0000..U+024F and U+1E00..U+1EFF hold every Vietnamese letter ----

constexpr char32_t lower_of(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c == 0xD0) return 0x111;  // Ð (eth) stands for Đ in damaged text
  if (c == 0xF0) return 0x111;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;
  if (c == 0x1AF || c == 0x1A0) return c + 1;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if (c >= 0x1EA0 && c <= 0x1EF9) return c | 1;
  return c;
}

constexpr bool upper_letter(char32_t c) {
  if (c >= 'A' && c <= 'Z') return true;
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c == 0x1AF || c == 0x1A0) return true;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return (c & 1) == 0;
  if (c >= 0x1EA0 && c <= 0x1EF9) return (c & 1) == 0;
  return false;
}

constexpr bool letter(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c < 0x250) return c != 0xD7 && c != 0xF7;
  return (c >= 0x300 && c < 0x370) || (c >= 0x370 && c < 0x530) || (c >= 0x1E00 && c < 0x1F00);
}

/// Two-byte sequences C3..C6 xx: the folded pair. One table for the hot loop.
struct TwoByte {
  std::array<std::array<uint8_t, 2>, 8 * 64> to;
  constexpr TwoByte() : to() {
    for (unsigned lead = 0xC0; lead < 0xC8; ++lead) {
      for (unsigned tail = 0; tail < 64; ++tail) {
        char32_t c = lower_of(((lead & 0x1F) << 6) | tail);
        to[(lead - 0xC0) * 64 + tail] = {static_cast<uint8_t>(0xC0 | (c >> 6)), static_cast<uint8_t>(0x80 | (c & 0x3F))};
      }
    }
  }
};
constexpr TwoByte two_byte;

/// New tone placement to old, at the end of a syllable: "oà" -> "òa". Pairs of UTF-8 bytes.
struct Placement {
  const char* from;
  const char* to;
};
constexpr Placement placements[] = {
    {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"}, {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"},
    {"oẽ", "õe"}, {"oẹ", "ọe"}, {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
};

bool ascii_alnum(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Moves a tone mark that was just completed at out[end) back onto the first vowel, if the syllable ends here.
void settle_tone(std::string& out, size_t end, bool syllable_ends) {
  if (!syllable_ends || end < 3) return;
  for (const Placement& p : placements) {
    size_t n = std::strlen(p.from);
    if (end < n || std::memcmp(out.data() + end - n, p.from, n) != 0) continue;
    if (p.from[0] == 'u' && end > n && out[end - n - 1] == 'q') return;
    std::memcpy(out.data() + end - n, p.to, n);
    return;
  }
}

}  // namespace

void fold_append(std::string_view nfc, std::string& out) {
  size_t base = out.size();
  out.append(nfc);
  auto* p = reinterpret_cast<unsigned char*>(out.data());
  size_t n = out.size();
  size_t i = base;
  while (i < n) {
    unsigned char c = p[i];
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') p[i] = static_cast<unsigned char>(c + 32);
      ++i;
      continue;
    }
    size_t length = 1;
    if (c >= 0xC0 && c < 0xC8 && i + 1 < n) {
      const auto& to = two_byte.to[static_cast<size_t>(c - 0xC0) * 64 + (p[i + 1] & 0x3F)];
      p[i] = to[0];
      p[i + 1] = to[1];
      length = 2;
    } else if (c == 0xE1 && i + 2 < n && (p[i + 1] >= 0xBA && p[i + 1] <= 0xBB)) {
      char32_t cp = lower_of(0x1000U | (static_cast<char32_t>(p[i + 1] & 0x3F) << 6) | (p[i + 2] & 0x3FU));
      p[i + 1] = static_cast<unsigned char>(0x80 | ((cp >> 6) & 0x3F));
      p[i + 2] = static_cast<unsigned char>(0x80 | (cp & 0x3F));
      length = 3;
    } else {
      length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
      i += length;
      continue;
    }
    i += length;
    // Only a toned a, e or y right after o or u can be misplaced.
    if (i >= base + length + 1) {
      unsigned char before = p[i - length - 1];
      if (before == 'o' || before == 'u') {
        bool ends = i >= n || (!ascii_alnum(p[i]) && (p[i] < 0xC3 || p[i] == 0xE2));
        settle_tone(out, i, ends);
      }
    }
  }
}

std::string fold(std::string_view nfc) {
  std::string out;
  out.reserve(nfc.size());
  fold_append(nfc, out);
  return out;
}

char32_t code_point(std::string_view text, size_t at, unsigned& bytes) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  unsigned char c = byte(at);
  bytes = 1;
  if (c < 0x80) return c;
  if (c >= 0xC2 && c < 0xE0) {
    bytes = 2;
    return (static_cast<char32_t>(c & 0x1F) << 6) | (byte(at + 1) & 0x3FU);
  }
  if (c >= 0xE0 && c < 0xF0) {
    bytes = 3;
    return (static_cast<char32_t>(c & 0x0F) << 12) | (static_cast<char32_t>(byte(at + 1) & 0x3F) << 6) |
           (byte(at + 2) & 0x3FU);
  }
  if (c >= 0xF0 && c < 0xF5) {
    bytes = 4;
    return (static_cast<char32_t>(c & 0x07) << 18) | (static_cast<char32_t>(byte(at + 1) & 0x3F) << 12) |
           (static_cast<char32_t>(byte(at + 2) & 0x3F) << 6) | (byte(at + 3) & 0x3FU);
  }
  return 0xFFFD;
}

bool is_letter(char32_t c) { return letter(c); }
bool is_upper(char32_t c) { return upper_letter(c); }
bool is_lower(char32_t c) { return letter(c) && !upper_letter(c); }

bool starts_word(std::string_view text, size_t at) {
  if (at == 0) return true;
  auto c = static_cast<unsigned char>(text[at - 1]);
  if (c < 0x80) return !ascii_alnum(c);
  size_t i = at - 1;
  while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) --i;
  unsigned bytes = 0;
  return !letter(code_point(text, i, bytes));
}

bool ends_word(std::string_view text, size_t at) {
  if (at >= text.size()) return true;
  auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return !ascii_alnum(c);
  unsigned bytes = 0;
  return !letter(code_point(text, at, bytes));
}

namespace {

/// The bare ASCII letter of a Latin letter with marks; 0 for what has none.
char bare(char32_t c) {
  static constexpr const char* latin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";  // U+00E0..U+00FF, lower-cased
  if (c >= 0xE0 && c <= 0xFF) return latin1[c - 0xE0] == '*' ? '\0' : latin1[c - 0xE0];
  switch (c) {
    case 0x103: return 'a';
    case 0x111: return 'd';
    case 0x129: return 'i';
    case 0x169: return 'u';
    case 0x1A1: return 'o';
    case 0x1B0: return 'u';
    default: break;
  }
  if (c < 0x1EA0 || c > 0x1EF9) return '\0';
  if (c <= 0x1EB7) return 'a';
  if (c <= 0x1EC7) return 'e';
  if (c <= 0x1ECB) return 'i';
  if (c <= 0x1EE3) return 'o';
  return c <= 0x1EF1 ? 'u' : 'y';
}

}  // namespace

std::string skeleton(std::string_view nfc) {
  std::string out;
  for (size_t i = 0; i < nfc.size();) {
    unsigned bytes = 0;
    char32_t c = lower_of(code_point(nfc, i, bytes));
    i += bytes;
    char plain = c < 0x80 ? (ascii_alnum(static_cast<unsigned char>(c)) ? static_cast<char>(c) : '\0') : bare(c);
    if (plain != '\0') {
      out += plain;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace vanban::text
