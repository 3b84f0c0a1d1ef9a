#include "cli/evaluate/words.h"

#include <nettle/sha1.h>
#include <unicode/ucasemap.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "text/decode.h"
#include "text/fold.h"
#include "text/lines.h"
#include "text/nfc.h"

namespace vanban::cli::evaluate {

namespace {

/// What says nothing about a text when it stands at one of its ends.
constexpr char32_t edges[] = U" .;,:-–—“”\"'‘’()/*…";

bool is_edge(char32_t c) { return std::find(std::begin(edges), std::end(edges) - 1, c) != std::end(edges) - 1; }

/// Appends the characters of `text` for which `keep` holds.
template <typename Keep>
std::string only(std::string_view text, Keep keep) {
  std::string out;
  unsigned bytes = 0;
  for (size_t at = 0; at < text.size(); at += bytes) {
    if (keep(text::code_point(text, at, bytes))) out.append(text.substr(at, bytes));
  }
  return out;
}

/// The text without the characters at its ends for which `drop` holds.
template <typename Drop>
std::string_view stripped(std::string_view text, Drop drop) {
  size_t begin = text.size();
  size_t end = 0;
  unsigned bytes = 0;
  for (size_t at = 0; at < text.size(); at += bytes) {
    if (drop(text::code_point(text, at, bytes))) continue;
    begin = std::min(begin, at);
    end = at + bytes;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

using Mapper = decltype(&ucasemap_utf8FoldCase);

std::string mapped(std::string_view text, Mapper map) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCaseMap, decltype(&ucasemap_close)> cases(ucasemap_open("", 0, &status), &ucasemap_close);
  std::string out(text.size() + text.size() / 2 + 16, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    status = U_ZERO_ERROR;
    int32_t size = map(cases.get(), out.data(), static_cast<int32_t>(out.size()), text.data(),
                       static_cast<int32_t>(text.size()), &status);
    bool fits = static_cast<size_t>(size) <= out.size();
    out.resize(static_cast<size_t>(size));
    if (fits) break;
  }
  return out;
}

}  // namespace

bool is_blank(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string folded(std::string_view text) {
  std::string nfc = text::to_nfc(text);
  std::string out;
  unsigned bytes = 0;
  bool blank = false;
  for (size_t at = 0; at < nfc.size(); at += bytes) {
    if (is_blank(text::code_point(nfc, at, bytes))) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out.append(nfc, at, bytes);
  }
  return out;
}

std::string plain(std::string_view text) { return std::string(stripped(caseless(folded(text)), is_edge)); }

std::string squeezed(std::string_view text) {
  return only(text::to_nfc(text), [](char32_t c) { return !is_blank(c) && c != '*'; });
}

std::string without_blanks(std::string_view text) {
  return only(text, [](char32_t c) { return !is_blank(c); });
}

std::string upper(std::string_view text) { return mapped(text, &ucasemap_utf8ToUpper); }

std::string caseless(std::string_view text) { return mapped(text, &ucasemap_utf8FoldCase); }

std::string plain_label(std::string_view label) {
  std::string_view sign = stripped(label, [](char32_t c) { return c == ' '; });
  if (sign == "+") return "+";
  if (sign == "-" || sign == "*" || sign == "•" || sign == "–") return "-";
  std::string out = plain(label);
  size_t last = out.find_last_not_of(".):/");
  out.resize(last == std::string::npos ? 0 : last + 1);
  return out;
}

std::string digest(std::string_view text) {
  std::string of = plain(text);
  unsigned char hash[SHA1_DIGEST_SIZE];
  sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, of.size(), reinterpret_cast<const unsigned char*>(of.data()));
  sha1_digest(&context, sizeof hash, hash);
  std::string out = "#";
  for (size_t i = 0; i < 8; ++i) {
    out += "0123456789abcdef"[hash[i] >> 4];
    out += "0123456789abcdef"[hash[i] & 15];
  }
  return out;
}

std::string_view first_characters(std::string_view text, size_t n) {
  unsigned bytes = 0;
  size_t at = 0;
  for (; at < text.size() && n > 0; at += bytes, --n) text::code_point(text, at, bytes);
  return text.substr(0, at);
}

std::u32string characters(std::string_view text) {
  std::u32string out;
  unsigned bytes = 0;
  for (size_t at = 0; at < text.size(); at += bytes) out += text::code_point(text, at, bytes);
  return out;
}

size_t count(std::string_view text) { return text::count_characters(text); }

bool is_utf8(std::string_view bytes) {
  text::Decoded decoded = text::decode(bytes);
  return decoded.replaced.count == 0 && std::string_view(decoded.encoding) == "UTF-8";
}

}  // namespace vanban::cli::evaluate
