#include "text/legacy.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/fold.h"
#include "text/legacy_tables.h"
#include "text/nfc.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace vanban::text {

namespace {

/// The six capitals that VISCII has among the control characters.
char16_t viscii_control(unsigned char c) {
  switch (c) {
    case 0x02: return u'Ẳ';
    case 0x05: return u'Ẵ';
    case 0x06: return u'Ẫ';
    case 0x14: return u'Ỷ';
    case 0x19: return u'Ỹ';
    case 0x1E: return u'Ỵ';
    default: return c;
  }
}

/// VNI writes a vowel as a letter and a byte for its marks; capitals have their marks 0x20 lower.
const char16_t* vni_marks(unsigned char c) {
  switch (c | 0x20) {
    case 0xF9: return u"\u0301";
    case 0xF8: return u"\u0300";
    case 0xFB: return u"\u0309";
    case 0xF5: return u"\u0303";
    case 0xEF: return u"\u0323";
    case 0xE2: return u"\u0302";
    case 0xE1: return u"\u0302\u0301";
    case 0xE0: return u"\u0302\u0300";
    case 0xE5: return u"\u0302\u0309";
    case 0xE3: return u"\u0302\u0303";
    case 0xE4: return u"\u0302\u0323";
    case 0xEA: return u"\u0306";
    case 0xE9: return u"\u0306\u0301";
    case 0xE8: return u"\u0306\u0300";
    case 0xFA: return u"\u0306\u0309";
    case 0xFC: return u"\u0306\u0303";
    case 0xEB: return u"\u0306\u0323";
    default: return nullptr;
  }
}

/// … and đ, ơ, ư, ỵ and the letters i, which would take no more room, as one byte.
char16_t vni_letter(unsigned char c) {
  switch (c) {
    case 0xF4: return u'ơ';
    case 0xD4: return u'Ơ';
    case 0xF6: return u'ư';
    case 0xD6: return u'Ư';
    case 0xF1: return u'đ';
    case 0xD1: return u'Đ';
    case 0xED: return u'í';
    case 0xCD: return u'Í';
    case 0xEC: return u'ì';
    case 0xCC: return u'Ì';
    case 0xE6: return u'ỉ';
    case 0xC6: return u'Ỉ';
    case 0xF3: return u'ĩ';
    case 0xD3: return u'Ĩ';
    case 0xF2: return u'ị';
    case 0xD2: return u'Ị';
    case 0xEE: return u'ỵ';
    case 0xCE: return u'Ỵ';
    default: return windows_1252_high[c - 0x80];
  }
}

bool vni_vowel(unsigned char c) {
  return std::string_view("aeouyAEOUY\xF4\xF6\xD4\xD6").find(static_cast<char>(c)) != std::string_view::npos;
}

/// Appends what the character at `i` stands for; returns how many bytes it has.
size_t append_vni(std::string_view bytes, size_t i, std::string& out) {
  auto c = static_cast<unsigned char>(bytes[i]);
  append_utf8(out, c < 0x80 ? c : vni_letter(c));
  if (!vni_vowel(c) || i + 1 == bytes.size()) return 1;
  auto next = static_cast<unsigned char>(bytes[i + 1]);
  const char16_t* marks = next >= 0xC0 ? vni_marks(next) : nullptr;
  if (marks == nullptr) return 1;
  for (; *marks != 0; ++marks) append_utf8(out, *marks);
  return 2;
}

const char16_t* high_half(Legacy encoding) {
  switch (encoding) {
    case Legacy::viscii: return viscii_high;
    case Legacy::windows_1258: return windows_1258_high;
    case Legacy::windows_1252: return windows_1252_high;
    default: return tcvn3_high;
  }
}

/// Calls f(place in the text, byte) before each character.
template <typename F>
std::string letters_of(std::string_view bytes, Legacy encoding, F&& f) {
  const char16_t* high = high_half(encoding);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  for (size_t i = 0; i < bytes.size();) {
    f(out.size(), i);
    if (encoding == Legacy::vni) {
      i += append_vni(bytes, i, out);
      continue;
    }
    auto c = static_cast<unsigned char>(bytes[i++]);
    if (c >= 0x80) {
      append_utf8(out, high[c - 0x80]);
    } else {
      append_utf8(out, encoding == Legacy::viscii ? viscii_control(c) : static_cast<char32_t>(c));
    }
  }
  return out;
}

/// Fonts that show capitals have small letters in the text: a line whose other letters are capitals is meant so.
void raise_tcvn3_lines(std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = std::string_view(text).substr(at, end - at);
    size_t small = 0;
    size_t capitals = 0;
    for (size_t i = 0; i < line.size();) {
      size_t word = i;
      size_t lower_ascii = 0;
      size_t upper_ascii = 0;
      size_t marked_small = 0;
      for (unsigned bytes = 0; i < line.size(); i += bytes) {
        char32_t c = code_point(line, i, bytes);
        if (!is_letter(c)) break;
        lower_ascii += c < 0x80 && is_lower(c) ? 1U : 0U;
        upper_ascii += c < 0x80 && is_upper(c) ? 1U : 0U;
        marked_small += c >= 0x80 && is_lower(c) ? 1U : 0U;
      }
      small += lower_ascii > 0 ? 1U : 0U;
      capitals += lower_ascii == 0 && upper_ascii >= 2 && marked_small > 0 ? 1U : 0U;
      if (i == word) {
        unsigned bytes = 0;
        code_point(line, i, bytes);
        i += bytes;
      }
    }
    std::string raised = capitals > 0 && small == 0 ? upper(line) : std::string();
    out += raised.size() == line.size() ? raised : std::string(line);  // places in the text stay what they were
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  text = std::move(out);
}

}  // namespace

const char* name_of(Legacy encoding) {
  static constexpr const char* names[] = {"TCVN3", "TCVN3", "VNI", "VISCII", "windows-1258", "windows-1252"};
  return names[static_cast<size_t>(encoding)];
}

std::string upper(std::string_view utf8) {
  icu::UnicodeString s = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  std::string out;
  s.toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string from_legacy(std::string_view bytes, Legacy encoding) {
  std::string out = to_nfc(letters_of(bytes, encoding, [](size_t, size_t) {}));
  if (encoding == Legacy::tcvn3) raise_tcvn3_lines(out);
  return encoding == Legacy::tcvn3_capital ? upper(out) : out;
}

Derived derive_from_legacy(std::string_view bytes, Legacy encoding) {
  Derived out;
  const auto add = [&](size_t place, size_t byte) {
    out.map.add(static_cast<uint32_t>(place), static_cast<uint32_t>(byte));
  };
  out.text = letters_of(bytes, encoding, add);
  add(out.text.size(), bytes.size());
  if (!surely_nfc(out.text)) {
    Derived composed = normalize(out.text);
    composed.map.compose(out.map);
    out = std::move(composed);
  }
  if (encoding == Legacy::tcvn3) raise_tcvn3_lines(out.text);
  return out;
}

namespace {

/// Calls f(place in the bytes, place in the text) before each; false where a character is none of the code page.
template <typename F>
bool windows_1252_bytes(std::string_view utf8, std::string& out, F&& f) {
  out.reserve(utf8.size());
  unsigned size = 0;
  for (size_t i = 0; i < utf8.size(); i += size) {
    char32_t c = code_point(utf8, i, size);
    f(out.size(), i);
    if (c < 0x100) {
      out += static_cast<char>(c);
      continue;
    }
    const auto* end = windows_1252_high + 0x20;
    const auto* found = std::find(windows_1252_high, end, static_cast<char16_t>(c));
    if (c > 0xFFFF || c == 0xFFFD || found == end) return false;
    out += static_cast<char>(0x80 + (found - windows_1252_high));
  }
  f(out.size(), utf8.size());
  return true;
}

}  // namespace

std::optional<std::string> as_windows_1252(std::string_view utf8) {
  std::string out;
  if (!windows_1252_bytes(utf8, out, [](size_t, size_t) {})) return std::nullopt;
  return out;
}

std::optional<Derived> derive_windows_1252(std::string_view utf8) {
  Derived out;
  const auto add = [&](size_t place, size_t in_text) {
    out.map.add(static_cast<uint32_t>(place), static_cast<uint32_t>(in_text));
  };
  if (!windows_1252_bytes(utf8, out.text, add)) return std::nullopt;
  return out;
}

std::optional<Legacy> legacy_font(std::string_view family) {
  std::string name;
  for (char c : family) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c != ' ' && c != '\'' && c != '"') name += c;
  }
  if (name.starts_with("vni-") || name.starts_with("vnitimes")) return Legacy::vni;
  if (!name.starts_with(".vn")) return std::nullopt;
  return name.ends_with("h") && name != ".vnteknicalh" ? Legacy::tcvn3_capital : Legacy::tcvn3;
}

std::string from_legacy_font(std::string_view utf8, Legacy font) {
  std::optional<std::string> bytes = as_windows_1252(utf8);
  // Letters that no code page of one byte has: the run was typed in Unicode, whatever its font.
  if (!bytes) return font == Legacy::tcvn3_capital ? upper(utf8) : std::string(utf8);
  std::string out = from_legacy(*bytes, font == Legacy::tcvn3_capital ? Legacy::tcvn3_capital : font);
  return out;
}

}  // namespace vanban::text
