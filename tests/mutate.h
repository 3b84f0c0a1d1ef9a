// Copies of a document: the same text in another form, and the same text damaged. All by seed, so that a failure comes
// back.
#pragma once

#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/nfc.h"

namespace vanban::test {

inline std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n') continue;
    lines.emplace_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return lines;
}

inline std::string join_lines(const std::vector<std::string>& lines, std::string_view by = "\n") {
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += by;
    out += lines[i];
  }
  return out;
}

inline std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// Decomposed Unicode: each Vietnamese letter as its base and its marks.
inline std::string decomposed(std::string_view nfc) {
  static const std::map<std::string, std::string> table = [] {
    std::map<std::string, std::string> t;
    auto add = [&](const std::string& parts) { t.emplace(text::to_nfc(parts), parts); };
    const char* const tones[] = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"};
    for (std::string base : {"a", "e", "i", "o", "u", "y", "A", "E", "I", "O", "U", "Y"}) {
      std::vector<std::string> marks = {""};
      for (auto [letters, mark] :
           {std::pair{"aeoAEO", "\u0302"}, std::pair{"aA", "\u0306"}, std::pair{"ouOU", "\u031B"}}) {
        if (std::string_view(letters).find(base) != std::string_view::npos) marks.emplace_back(mark);
      }
      for (const std::string& mark : marks) {
        if (!mark.empty()) add(base + mark);
        for (const char* tone : tones) {
          // Canonical order: the horn, then the dot below, then what stands above.
          bool dot_first = std::string_view(tone) == "\u0323" && mark != "\u031B";
          add(dot_first ? base + tone + mark : base + mark + tone);
        }
      }
    }
    return t;
  }();
  std::string out;
  for (size_t i = 0; i < nfc.size();) {
    unsigned bytes = 1;
    text::code_point(nfc, i, bytes);
    auto found = table.find(std::string(nfc.substr(i, bytes)));
    out += found == table.end() ? std::string(nfc.substr(i, bytes)) : found->second;
    i += bytes;
  }
  return out;
}

inline std::string utf16(std::string_view utf8, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  auto unit = [&](char32_t u) {
    char high = static_cast<char>(u >> 8), low = static_cast<char>(u & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  };
  for (size_t i = 0; i < utf8.size();) {
    unsigned bytes = 1;
    char32_t c = text::code_point(utf8, i, bytes);
    if (c >= 0x10000) {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      unit(c);
    }
    i += bytes;
  }
  return out;
}

struct Copy {
  std::string name;
  std::string bytes;
};

/// The same text in another form: what is read must not change.
inline std::vector<Copy> variants_of(std::string_view bytes) {
  std::string plain(bytes.substr(bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0));
  plain = text::to_nfc(replace_all(plain, "\r\n", "\n"));
  return {{"NFC, line feeds", plain},
          {"NFD", decomposed(plain)},
          {"CRLF", replace_all(plain, "\n", "\r\n")},
          {"carriage returns", replace_all(plain, "\n", "\r")},
          {"NBSP", replace_all(plain, " ", "\u00A0")},
          {"byte order mark", "\xEF\xBB\xBF" + plain},
          {"UTF-16 LE", utf16(plain, false)},
          {"UTF-16 BE", utf16(plain, true)},
          {"trailing blanks", replace_all(plain, "\n", "   \n")}};
}

/// Damaged copies: what is read may be anything, but the laws hold.
inline std::vector<Copy> mutations_of(std::string_view bytes, unsigned seed) {
  std::vector<Copy> out;
  std::mt19937 random(seed);
  auto chance = [&](unsigned percent) { return random() % 100 < percent; };
  const std::vector<std::string> lines = split_lines(bytes);
  auto each_line = [&](const char* name, const std::function<void(std::vector<std::string>&, const std::string&)>& f) {
    std::vector<std::string> kept;
    for (const std::string& line : lines) f(kept, line);
    out.push_back({name, join_lines(kept)});
  };
  each_line("lines dropped", [&](auto& kept, const std::string& line) {
    if (!chance(15)) kept.push_back(line);
  });
  each_line("half the lines dropped", [&](auto& kept, const std::string& line) {
    if (chance(50)) kept.push_back(line);
  });
  each_line("lines joined", [&](auto& kept, const std::string& line) {
    if (!kept.empty() && chance(25)) {
      kept.back() += " " + line;
    } else {
      kept.push_back(line);
    }
  });
  each_line("lines in columns", [&](auto& kept, const std::string& line) {
    if (!kept.empty() && chance(25)) {
      kept.back() += (chance(50) ? "\t" : "          ") + line;
    } else {
      kept.push_back(line);
    }
  });
  each_line("blank lines inserted", [&](auto& kept, const std::string& line) {
    kept.push_back(line);
    if (chance(30)) kept.insert(kept.end(), 1 + random() % 3, "");
  });
  each_line("blank lines removed", [&](auto& kept, const std::string& line) {
    if (line.find_first_not_of(" \t\r") != std::string::npos) kept.push_back(line);
  });
  each_line("lines twice", [&](auto& kept, const std::string& line) {
    kept.push_back(line);
    if (chance(20)) kept.push_back(line);
  });
  each_line("lines cut", [&](auto& kept, const std::string& line) {
    size_t at = line.empty() ? 0 : random() % line.size();
    kept.push_back(line.substr(0, at));
    kept.push_back(line.substr(at));
  });
  each_line("bars and rules", [&](auto& kept, const std::string& line) {
    kept.push_back(chance(40) ? "| " + line + " |" : line);
    if (chance(10)) kept.emplace_back(chance(50) ? "+-----+-----+" : "  ------- -------");
  });
  each_line("emphasis",
            [&](auto& kept, const std::string& line) { kept.push_back(chance(40) ? "**" + line + "**" : line); });
  std::vector<std::string> shuffled = lines;
  std::shuffle(shuffled.begin(), shuffled.end(), random);
  out.push_back({"lines shuffled", join_lines(shuffled)});
  out.push_back({"one line", join_lines(lines, " ")});
  out.push_back({"form feeds", join_lines(lines, "\n\f")});
  if (!bytes.empty()) {
    out.push_back({"end cut off", std::string(bytes.substr(0, random() % bytes.size()))});
    out.push_back({"beginning cut off", std::string(bytes.substr(random() % bytes.size()))});
    std::string damaged(bytes);
    for (size_t i = 0; i < 20; ++i) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    out.push_back({"bytes changed", damaged});
    std::string holes(bytes);
    for (size_t i = 0; i < 20 && !holes.empty(); ++i) {
      const size_t at =
          random() % holes.size();  // one after the other: compilers differ in which argument they make first
      holes.erase(at, 1 + random() % 3);
    }
    out.push_back({"bytes removed", holes});
  }
  size_t n = out.size();
  for (size_t i = 0; i < n; i += 4) out.push_back({out[i].name + ", CRLF", replace_all(out[i].bytes, "\n", "\r\n")});
  for (size_t i = 0; i < 4; ++i) out.push_back({out[i].name + ", NFD", decomposed(out[i].bytes)});
  out.push_back({out[2].name + ", UTF-16", utf16(out[2].bytes, false)});
  return out;
}

}  // namespace vanban::test
