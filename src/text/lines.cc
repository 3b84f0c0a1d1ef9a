#include "text/lines.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/fold.h"
#include "text/sixteen.h"
#include "text/wide.h"

namespace vanban::text {

namespace {

/// Characters that end a line. Bytes of the one at `at`, or 0.
unsigned line_end(std::string_view t, size_t at) {
  auto c = static_cast<unsigned char>(t[at]);
  if (c == '\n' || c == '\v' || c == '\f') return 1;
  if (c == '\r') return at + 1 < t.size() && t[at + 1] == '\n' ? 2 : 1;
  if (c == 0xC2) return at + 1 < t.size() && static_cast<unsigned char>(t[at + 1]) == 0x85 ? 2 : 0;
  if (c == 0xE2) return t.compare(at, 3, "\xE2\x80\xA8") == 0 || t.compare(at, 3, "\xE2\x80\xA9") == 0 ? 3 : 0;
  return 0;
}

}  // namespace

bool is_space(std::string_view t, size_t at, unsigned& bytes) {
  auto c = static_cast<unsigned char>(t[at]);
  bytes = 1;
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
  if (c == 0xC2) {
    bytes = 2;
    auto d = static_cast<unsigned char>(t[at + 1]);
    return d == 0xA0 || d == 0x85;
  }
  if (c != 0xE1 && c != 0xE2 && c != 0xE3) {
    bytes = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return false;
  }
  char32_t cp = code_point(t, at, bytes);
  return cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F ||
         cp == 0x205F || cp == 0x3000;
}

namespace {

/// Any text: every kind of line end and white space.
std::vector<RawLine> scan_any(std::string_view nfc, uint32_t skip) {
  std::vector<RawLine> lines;
  lines.reserve(nfc.size() / 100 + 8);
  uint16_t blank = 0;
  bool page = false;
  size_t n = nfc.size();
  for (size_t i = skip; i < n;) {
    RawLine line;
    uint32_t column = 0;
    bool ink = false;
    uint32_t gap = 0;  // columns of white space since the last ink
    bool gap_tab = false;
    unsigned ends = 0;
    while (i < n) {
      auto c = static_cast<unsigned char>(nfc[i]);
      // Fast path: a byte that is neither white space nor able to start it, nor a bar.
      if (c > ' ' && c != '|' && (c < 0x80 || (c != 0xC2 && c < 0xE1) || c == 0xC3)) {
        if (!ink) {
          ink = true;
          line.begin = static_cast<uint32_t>(i);
          line.indent = column;
        } else if (gap > 0) {
          line.wide_gap = line.wide_gap || gap >= 3 || gap_tab;
        }
        gap = 0;
        gap_tab = false;
        ++column;
        i += c < 0x80 ? 1 : 2;
        line.end = static_cast<uint32_t>(i);
        line.width = column - line.indent;
        continue;
      }
      if (c == ' ') {
        ++gap;
        ++column;
        ++i;
        continue;
      }
      ends = line_end(nfc, i);
      if (ends > 0) break;
      unsigned bytes = 1;
      if (is_space(nfc, i, bytes)) {
        if (c == '\t') {
          uint32_t next = (column / 8 + 1) * 8;
          gap += next - column;
          column = next;
          gap_tab = ink;
        } else {
          ++gap;
          ++column;
        }
        i += bytes;
        continue;
      }
      if (!ink) {
        ink = true;
        line.begin = static_cast<uint32_t>(i);
        line.indent = column;
      } else if (gap > 0) {
        line.wide_gap = line.wide_gap || gap >= 3 || gap_tab;
      }
      line.pipe = line.pipe || c == '|';
      gap = 0;
      gap_tab = false;
      ++column;
      i += bytes;
      line.end = static_cast<uint32_t>(i);
      line.width = column - line.indent;
    }
    if (ink) {
      line.blank_before = blank;
      line.page_break = page;
      lines.push_back(line);
      blank = 0;
      page = false;
    } else if (blank < 60000) {
      ++blank;
    }
    if (i < n) {
      page = page || nfc[i] == '\f';
      i += ends;
    }
  }
  return lines;
}

/// What a line holds, gathered without branches, for the compiler to make vectors of.
struct Holds {
  bool rare_space = false, tab = false, wide = false, doubled = false, bar = false, asterisk = false;
};

/// Whether a byte and the next are anything but words parted by single blanks: white space other than one blank, or
/// what such space begins with, or an asterisk. Without branches.
constexpr bool begins_oddity(unsigned char c, unsigned char next) {
  return ((c < ' ') | (c == '*') | (c == 0xC2) | ((c & 0xFE) == 0xE2) | ((c == ' ') & (next == ' ')) |
          ((c == 0xE1) & (next == 0x9A))) != 0;
}

/// Whether a line holds any of that, or a bar. p[n] is readable.
VANBAN_WIDE bool remarkable(const unsigned char* p, size_t n) {
  unsigned char any = 0;
  for (size_t i = 0; i < n; ++i) {
    any |= static_cast<unsigned char>(begins_oddity(p[i], p[i + 1]) | (p[i] == '|'));
  }
  return any != 0;
}

/// p[n] and p[n + 1] are readable: the caller looks at lines that are not the last.
Holds look(const unsigned char* p, size_t n) {
  if (!remarkable(p, n)) return {};
  unsigned char rare = 0;
  unsigned char tab = 0;
  unsigned char wide = 0;
  unsigned char doubled = 0;
  unsigned char bar = 0;
  unsigned char asterisk = 0;
  for (size_t i = 0; i < n; ++i) {
    const unsigned char c = p[i];
    const unsigned char d = p[i + 1];
    const unsigned char e = p[i + 2];
    rare |= static_cast<unsigned char>((c < ' ') & (c != '\t'));
    rare |= static_cast<unsigned char>(((c == 0xC2) & ((d == 0xA0) | (d == 0x85))) | ((c == 0xE1) & (d == 0x9A)) |
                                       (c == 0xE3));
    rare |= static_cast<unsigned char>(
        (c == 0xE2) & (((d == 0x80) & ((e < 0x8B) | (e == 0xA8) | (e == 0xA9) | (e == 0xAF))) | (d == 0x81)));
    tab |= static_cast<unsigned char>(c == '\t');
    doubled |= static_cast<unsigned char>((c == ' ') & (d == ' '));
    wide |= static_cast<unsigned char>((c == ' ') & (d == ' ') & (e == ' '));
    bar |= static_cast<unsigned char>(c == '|');
    asterisk |= static_cast<unsigned char>(c == '*');
  }
  return {rare != 0, tab != 0, wide != 0, doubled != 0, bar != 0, asterisk != 0};
}

}  // namespace

VANBAN_WIDE uint32_t count_characters(std::string_view text) {
  uint32_t tails = 0;
  for (size_t i = 0; i < text.size(); i += 128) {
    uint8_t some = 0;  // never more than 128: small enough to be added as bytes
    for (char c : text.substr(i, 128))
      some = static_cast<uint8_t>(some + ((static_cast<unsigned char>(c) & 0xC0) == 0x80));
    tails += some;
  }
  return static_cast<uint32_t>(text.size()) - tails;
}

std::vector<RawLine> scan_lines(std::string_view nfc, uint32_t skip) {
  std::vector<RawLine> lines;
  lines.reserve(nfc.size() / 100 + 8);
  uint16_t blank = 0;
  const char* const text = nfc.data();
  size_t n = nfc.size();
  size_t i = skip;
  while (i < n) {
    const void* feed = std::memchr(text + i, '\n', n - i);
    size_t end = feed == nullptr ? n : static_cast<size_t>(static_cast<const char*>(feed) - text);
    size_t b = i;
    size_t e = end;
    uint32_t column = 0;
    while (b < e && (text[b] == ' ' || text[b] == '\t')) {
      column = text[b] == '\t' ? (column / 8 + 1) * 8 : column + 1;
      ++b;
    }
    while (e > b && (text[e - 1] == ' ' || text[e - 1] == '\t' || text[e - 1] == '\r')) --e;
    if (b < e) {
      // The look goes two bytes beyond the line; a line at the very end is read the slow way.
      bool simple = e + 2 <= n;
      Holds holds{};
      if (simple) holds = look(reinterpret_cast<const unsigned char*>(text) + b, e - b);
      if (!simple || holds.rare_space || holds.tab) {
        for (RawLine line : scan_any(nfc.substr(0, std::min(end + 1, n)), static_cast<uint32_t>(i))) {
          line.blank_before = static_cast<uint16_t>(std::min<uint32_t>(60000, line.blank_before + blank));
          blank = 0;
          lines.push_back(line);
        }
      } else {
        RawLine line;
        line.begin = static_cast<uint32_t>(b);
        line.end = static_cast<uint32_t>(e);
        line.indent = column;
        line.width = count_characters(nfc.substr(b, e - b));
        line.blank_before = blank;
        line.wide_gap = holds.wide;
        line.pipe = holds.bar;
        line.plain = !holds.doubled && !holds.asterisk;
        lines.push_back(line);
        blank = 0;
      }
    } else if (blank < 60000) {
      ++blank;
    }
    i = end + 1;
  }
  return lines;
}

namespace {

/// Bytes of a Markdown emphasis mark at `at` inside [begin, end), or 0. A mark is one to three asterisks
/// that touch a word on one side, and have their partner on the same line, or (two or three) anywhere.
unsigned emphasis(std::string_view t, uint32_t begin, uint32_t end, uint32_t at) {
  uint32_t run = at;
  while (run < end && t[run] == '*') ++run;
  uint32_t n = run - at;
  if (n > 3) return 0;
  auto blank = [&](uint32_t i) { return i >= end || t[i] == ' ' || t[i] == '\t'; };
  bool opens = !blank(run);
  bool closes = at > begin && !blank(at - 1);
  if (!opens && !closes) return 0;
  if (n >= 2) return n;
  // A single asterisk needs its partner on this line.
  constexpr uint32_t reach = 2000;  // keeps one endless line of asterisks linear
  uint32_t first = at - begin > reach ? at - reach : begin;
  uint32_t last = end - at > reach ? at + reach : end;
  uint32_t other = 0;
  for (uint32_t i = first; i < last; ++i) {
    if (t[i] != '*' || i == at) continue;
    bool lone = (i + 1 >= end || t[i + 1] != '*') && (i == begin || t[i - 1] != '*');
    if (lone && (i + 1 < end || i > begin)) ++other;
  }
  bool foot = at > begin && t[at - 1] == '(';
  return other % 2 == 1 && !foot ? 1 : 0;
}

/// The first place in [at, end) where something else than copying may have to be done: see begins_oddity. Of white
/// space its last sign, where blanks stand before it; `end` if there is none.
uint32_t next_oddity(std::string_view t, uint32_t at, uint32_t end) {
#if defined(__SSE2__)
  for (; at < end && at + 17 <= t.size(); at += 16) {
    using namespace sixteen;
    const Bytes v = load(t.data() + at);
    const Bytes next = load(t.data() + at + 1);
    const Bytes single = either(up_to(v, 0x1F), is(v, '*'), is(v, 0xC2), is(both(v, all(0xFE)), 0xE2));
    const Bytes pair = either(both(is(v, ' '), is(next, ' ')), both(is(v, 0xE1), is(next, 0x9A)));
    const uint32_t found = bits(either(single, pair));
    if (found != 0) return std::min(end, at + static_cast<uint32_t>(std::countr_zero(found)));
  }
#endif
  for (; at < end; ++at) {
    const auto next = static_cast<unsigned char>(at + 1 < t.size() ? t[at + 1] : 0);
    if (begins_oddity(static_cast<unsigned char>(t[at]), next)) return at;
  }
  return end;
}

}  // namespace

Piece trim(std::string_view nfc, Piece piece) {
  unsigned bytes = 1;
  while (piece.begin < piece.end && is_space(nfc, piece.begin, bytes)) piece.begin += bytes;
  while (piece.end > piece.begin) {
    uint32_t last = piece.end - 1;
    while (last > piece.begin && (static_cast<unsigned char>(nfc[last]) & 0xC0) == 0x80) --last;
    if (!is_space(nfc, last, bytes)) break;
    piece.end = last;
  }
  return piece;
}

void Clean::finish() { fold_append(std::string_view(text).substr(fold.size()), fold); }

Clean::Range Clean::append_plain(std::string_view nfc, Piece piece) {
  auto start = static_cast<uint32_t>(text.size());
  map.add(start, piece.begin);
  text.append(nfc.substr(piece.begin, piece.end - piece.begin));
  auto end = static_cast<uint32_t>(text.size());
  text += '\n';
  return {start, end};
}

Clean::Range Clean::append(std::string_view nfc, Piece piece) {
  piece = trim(nfc, piece);
  auto start = static_cast<uint32_t>(text.size());
  uint32_t run = piece.begin;  // what is not copied yet
  bool fresh = true;
  auto flush = [&](uint32_t upto) {
    if (upto <= run) return;
    map.add(static_cast<uint32_t>(text.size()), fresh ? piece.begin : run);
    if (fresh && run != piece.begin) {
      // An emphasis mark before the first letter belongs to it: the leaf takes the mark too.
      unsigned bytes = 1;
      code_point(nfc, run, bytes);
      text.append(nfc.substr(run, bytes));
      run += bytes;
      map.add(static_cast<uint32_t>(text.size()), run);
    }
    fresh = false;
    text.append(nfc.substr(run, upto - run));
  };
  for (uint32_t i = piece.begin; (i = next_oddity(nfc, i, piece.end)) < piece.end;) {
    if (nfc[i] == '*') {
      unsigned n = emphasis(nfc, piece.begin, piece.end, i);
      if (n > 0) {
        flush(i);
        run = i + n;
        i = run;
      } else {
        while (i < piece.end && nfc[i] == '*') ++i;
      }
      continue;
    }
    unsigned bytes = 1;
    if (!is_space(nfc, i, bytes)) {
      i += bytes;
      continue;
    }
    uint32_t space = i;
    while (space > run && nfc[space - 1] == ' ') --space;
    while (i < piece.end && is_space(nfc, i, bytes)) i += bytes;
    flush(space);
    if (text.size() > start) {
      map.add(static_cast<uint32_t>(text.size()), space);
      text += ' ';
    }
    run = i;
  }
  flush(piece.end);
  auto end = static_cast<uint32_t>(text.size());
  map.add(end, piece.end);
  text += '\n';
  return {start, end};
}

}  // namespace vanban::text
