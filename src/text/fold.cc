#include "text/fold.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "text/sixteen.h"
#include "text/wide.h"

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

/// New tone placement to old, at the end of a syllable: "oà" -> "òa". Pairs of UTF-8 bytes of one length, since a fold
/// is as long as its text: oẽ, uỳ and uỹ, which have a byte more than õe, ùy and ũy, are left as they are.
struct Placement {
  const char* from;
  const char* to;
};
constexpr Placement placements[] = {
    {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"}, {"oè", "òe"},
    {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẹ", "ọe"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỵ", "ụy"},
};
static_assert(std::all_of(std::begin(placements), std::end(placements), [](const Placement& p) {
  return std::string_view(p.from).size() == std::string_view(p.to).size();
}));

bool ascii_alnum(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Moves the tone mark of the letter that ends at out[end) back onto the vowel before it; nothing before `base` counts.
void settle_tone(std::string& out, size_t end, size_t base) {
  for (const Placement& p : placements) {
    size_t n = std::strlen(p.from);
    if (end < base + n || std::memcmp(out.data() + end - n, p.from, n) != 0) continue;
    if (p.from[0] == 'u' && end > base + n && out[end - n - 1] == 'q') return;
    std::memcpy(out.data() + end - n, p.to, n);
    return;
  }
}

}  // namespace

namespace {

/// Lower case, byte by byte from the bytes around: every Vietnamese capital differs from its small letter in its last
/// byte alone, but for Ð and ð (eth), typed for Đ. Without branches, for the compiler to make vectors of. in[-2],
/// in[-1] and in[n] must be readable.
VANBAN_WIDE void lower_bytes(const unsigned char* in, unsigned char* out, size_t n) {
  for (size_t i = 0; i < n; ++i) {
    const unsigned char a = in[static_cast<std::ptrdiff_t>(i) - 2];
    const unsigned char b = in[static_cast<std::ptrdiff_t>(i) - 1];
    const unsigned char c = in[i];
    const unsigned char d = in[i + 1];
    unsigned char ascii = static_cast<unsigned char>((c >= 'A') & (c <= 'Z'));
    unsigned char latin = static_cast<unsigned char>((b == 0xC3) & (c >= 0x80) & (c <= 0x9E) & (c != 0x97));
    // À..Þ: + 0x20. Ă Đ Ĩ Ũ Ơ and Ạ..Ỹ: the small letter is the odd one. Ư is odd itself: + 1.
    unsigned char odd = static_cast<unsigned char>(
        ((b == 0xC4) & (c < 0xB8)) | ((b == 0xC5) & (c >= 0x8A) & (c < 0xB8)) | ((b == 0xC6) & (c == 0xA0)) |
        ((a == 0xE1) & (((b == 0xBA) & (c >= 0xA0)) | ((b == 0xBB) & (c <= 0xB9)))));
    unsigned char horn = static_cast<unsigned char>((b == 0xC6) & (c == 0xAF));
    // Eth: C3 90 and C3 B0 both become C4 91.
    unsigned char eth_lead = static_cast<unsigned char>((c == 0xC3) & ((d | 0x20) == 0xB0));
    unsigned char eth_tail = static_cast<unsigned char>((b == 0xC3) & ((c | 0x20) == 0xB0));
    auto lower = static_cast<unsigned char>(((c + (ascii << 5) + (latin << 5) + horn) | odd) + eth_lead);
    out[i] = static_cast<unsigned char>(lower - eth_tail * 0x1F);
  }
}

/// A bit for each of the 64 bytes from p[0] that begins a letter with marks right after o or u; p[-1] is readable.
uint64_t marked_after_o_or_u(const unsigned char* p) {
  uint64_t found = 0;
#if defined(__SSE2__)
  for (unsigned i = 0; i < 64; i += 16) {
    using namespace sixteen;
    const Bytes here = load(p + i);
    const Bytes before = load(p + i - 1);
    const Bytes marked = either(is(here, 0xC3), is(here, 0xE1));
    found |= uint64_t{bits(both(marked, either(is(before, 'o'), is(before, 'u'))))} << i;
  }
#else
  for (unsigned i = 0; i < 64; ++i) {
    const unsigned char before = p[static_cast<std::ptrdiff_t>(i) - 1];
    bool both = (p[i] == 0xC3 || p[i] == 0xE1) && (before == 'o' || before == 'u');
    found |= uint64_t{both} << i;
  }
#endif
  return found;
}

/// Only a toned a, e or y right after o or u can be misplaced.
void settle_tones(std::string& out, size_t base) {
  const auto* p = reinterpret_cast<const unsigned char*>(out.data()) + base;
  const size_t n = out.size() - base;
  auto settle = [&](size_t i) {
    size_t end = i + (p[i] >= 0xE0 ? 3 : 2);
    if (end > n) return;
    bool ends = end >= n || (!ascii_alnum(p[end]) && (p[end] < 0xC3 || p[end] == 0xE2));
    if (ends) settle_tone(out, base + end, base);
  };
  size_t i = 1;
  for (; i + 64 <= n; i += 64) {
    for (uint64_t found = marked_after_o_or_u(p + i); found != 0; found &= found - 1) {
      settle(i + static_cast<size_t>(std::countr_zero(found)));
    }
  }
  for (; i < n; ++i) {
    if ((p[i] == 0xC3 || p[i] == 0xE1) && (p[i - 1] == 'o' || p[i - 1] == 'u')) settle(i);
  }
}

}  // namespace

void fold_append(std::string_view nfc, std::string& out) {
  size_t base = out.size();
  size_t n = nfc.size();
  out.resize(base + n);
  auto* p = reinterpret_cast<unsigned char*>(out.data()) + base;
  const auto* in = reinterpret_cast<const unsigned char*>(nfc.data());
  if (n == 0) return;
  if (n <= 32) {
    // Names of a vocabulary: always 32 bytes, which a processor does at once, where n would be taken one by one.
    std::array<unsigned char, 48> padded{};
    std::array<unsigned char, 32> lower;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::memcpy(padded.data() + 2, in, n);
    lower_bytes(padded.data() + 2, lower.data(), lower.size());
    std::memcpy(p, lower.data(), n);
    settle_tones(out, base);
    return;
  }
  // The first bytes have nothing before them, the last nothing behind: they are folded from padded copies.
  std::array<unsigned char, 12> edge{};
  constexpr size_t first = 4;
  std::memcpy(edge.data() + 2, in, first + 1);
  lower_bytes(edge.data() + 2, p, first);
  lower_bytes(in + first, p + first, n - first - 1);
  edge = {in[n - 3], in[n - 2], in[n - 1]};
  lower_bytes(edge.data() + 2, p + n - 1, 1);
  settle_tones(out, base);
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

char base_letter(std::string_view nfc, size_t at) {
  unsigned bytes = 0;
  char32_t c = lower_of(code_point(nfc, at, bytes));
  return c < 0x80 ? (ascii_alnum(static_cast<unsigned char>(c)) ? static_cast<char>(c) : '\0') : bare(c);
}

std::string skeleton(std::string_view nfc) {
  std::string out;
  for (size_t i = 0; i < nfc.size();) {
    unsigned bytes = 0;
    code_point(nfc, i, bytes);
    char plain = base_letter(nfc, i);
    i += bytes;
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
