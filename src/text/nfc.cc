#include "text/nfc.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include "text/fold.h"
#include "text/normalize.h"
#include "text/wide.h"

namespace vanban::text {

namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return *instance;
}

/// Certainly NFC whatever stands before it: Latin, Greek and Cyrillic letters, punctuation, symbols, private use.
bool plain(char32_t c) {
  return c < 0x300 || (c >= 0x370 && c < 0x374) || (c >= 0x400 && c < 0x483) ||
         (c >= 0x1E00 && c < 0x1F00 && c != 0x1E9B) || (c >= 0x2002 && c < 0x2070) || (c >= 0x2100 && c < 0x2126) ||
         (c >= 0x2190 && c < 0x2ADC && c != 0x2329 && c != 0x232A) || (c >= 0x3000 && c < 0x302A) ||
         (c >= 0xE000 && c < 0xF900) || c == 0xFEFF || (c >= 0xFF00 && c < 0xFFFE);
}

/// Longer runs of marks are cut into pieces before ICU sees them: it sorts them in quadratic time.
constexpr size_t max_marks = 30;

/// Typed in the wrong order, a tone before a circumflex, breve or horn does not compose: a + ´ + ^ stays á + ^.
/// Moves ^ (0302), ˘ (0306) and the horn (031B) in front of the five tones.
void settle_marks(icu::UnicodeString& s) {
  for (int32_t i = 2; i < s.length(); ++i) {
    char16_t c = s[i];
    if (c != 0x302 && c != 0x306 && c != 0x31B) continue;
    int32_t to = i;
    while (to > 1 &&
           (s[to - 1] == 0x300 || s[to - 1] == 0x301 || s[to - 1] == 0x303 || s[to - 1] == 0x309 || s[to - 1] == 0x323))
      --to;
    if (to < i) {
      s.remove(i, 1);
      s.insert(to, c);
    }
  }
}

}  // namespace

namespace {

/// Text of Vietnamese letters and common punctuation needs no closer look: no byte that can begin a mark or a
/// rare script. Written without branches, for the compiler to make vectors of.
VANBAN_WIDE bool common_letters_only(std::string_view utf8) {
  const auto* p = reinterpret_cast<const unsigned char*>(utf8.data());
  size_t n = utf8.size();
  if (n == 0) return true;
  unsigned char rare = 0;
  for (size_t i = 0; i + 1 < n; ++i) {
    unsigned char c = p[i];
    unsigned char d = p[i + 1];
    rare |= static_cast<unsigned char>((c >= 0xCC) & (c != 0xE1) & (c != 0xE2));
    rare |= static_cast<unsigned char>((c == 0xE1) & ((d < 0xB8) | (d > 0xBB)));  // U+1F00.. Greek: some decompose
    rare |= static_cast<unsigned char>((c == 0xE2) & (d != 0x80));
    rare |= static_cast<unsigned char>((c == 0x80) & (d < 0x82) & (d >= 0x80));  // U+2000, U+2001 decompose
  }
  return rare == 0 && p[n - 1] < 0xCC;
}

}  // namespace

bool surely_nfc(std::string_view utf8) {
  if (common_letters_only(utf8)) return true;
  for (size_t i = 0; i < utf8.size();) {
    auto c = static_cast<unsigned char>(utf8[i]);
    if (c < 0xCC) {  // ASCII, and two-byte letters below U+0300
      i += c < 0x80 ? 1 : 2;
      continue;
    }
    unsigned bytes = 0;
    if (!plain(code_point(utf8, i, bytes))) return false;
    i += bytes;
  }
  return true;
}

Derived normalize(std::string_view utf8) {
  Derived out;
  out.text.reserve(utf8.size());
  out.map.add(0, 0);
  const icu::Normalizer2& norm = nfc();
  for (size_t i = 0; i < utf8.size();) {
    // One sequence: a character and all that may compose or reorder with it.
    size_t end = i;
    unsigned bytes = 0;
    bool quick = plain(code_point(utf8, i, bytes));
    end = i + bytes;
    size_t count = 1;
    while (end < utf8.size() && count <= max_marks) {
      char32_t c = code_point(utf8, end, bytes);
      if (plain(c) || norm.hasBoundaryBefore(static_cast<UChar32>(c))) break;
      quick = false;
      end += bytes;
      ++count;
    }
    std::string_view piece = utf8.substr(i, end - i);
    if (quick) {
      out.text.append(piece);
    } else {
      UErrorCode status = U_ZERO_ERROR;
      icu::UnicodeString s =
          icu::UnicodeString::fromUTF8(icu::StringPiece(piece.data(), static_cast<int32_t>(piece.size())));
      icu::UnicodeString decomposed;
      static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
      if (count > 2) {
        nfd->normalize(s, decomposed, status);
        settle_marks(decomposed);
        s = decomposed;
      }
      icu::UnicodeString composed = norm.normalize(s, status);
      std::string bytes_out;
      composed.toUTF8String(bytes_out);
      auto at = static_cast<uint32_t>(out.text.size());
      out.text += U_SUCCESS(status) ? bytes_out : std::string(piece);
      out.map.add(at, static_cast<uint32_t>(i));
      out.map.add(static_cast<uint32_t>(out.text.size()), static_cast<uint32_t>(end));
    }
    i = end;
  }
  return out;
}

std::string to_nfc(std::string_view utf8) {
  if (surely_nfc(utf8)) return std::string(utf8);
  return normalize(utf8).text;
}

std::string icu_version() { return std::string("ICU ") + U_ICU_VERSION; }

}  // namespace vanban::text
