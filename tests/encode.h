// Texts in encodings other than UTF-8, made by asking the decoder what its bytes stand for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "text/fold.h"
#include "text/legacy.h"

namespace vanban::test {

/// The bytes that decode to each letter: of one byte, and of a letter and a byte.
inline std::map<std::string, std::string> bytes_of(text::Legacy encoding) {
  std::map<std::string, std::string> found;
  for (int c = 1; c < 256; ++c) {
    if (c < 0x20 && c != '\n' && c != '\t' && encoding != text::Legacy::viscii) continue;
    std::string one(1, static_cast<char>(c));
    found.emplace(text::from_legacy(one, encoding), one);
    for (int mark = 0x80; mark < 256; ++mark) {
      std::string two = one + static_cast<char>(mark);
      found.emplace(text::from_legacy(two, encoding), two);
    }
  }
  return found;
}

/// The letters of a text, one after another, as bytes; `f` says those of each.
template <typename F>
std::string encoded_by(std::string_view utf8, F&& f) {
  std::string out;
  unsigned size = 0;
  for (size_t at = 0; at < utf8.size(); at += size) {
    const char32_t c = text::code_point(utf8, at, size);
    out += f(c, std::string(utf8.substr(at, size)));
  }
  return out;
}

/// Writes texts in an encoding from before Unicode. What it has only as a small letter is written as that, and what it
/// has not as `?`.
class Encoder {
 public:
  explicit Encoder(text::Legacy encoding) : known_(bytes_of(encoding)) {
    for (const auto& [letter, bytes] : known_) small_.emplace(text::upper(letter), bytes);
  }
  std::string operator()(std::string_view utf8) const {
    return encoded_by(utf8, [&](char32_t, const std::string& letter) {
      if (auto found = known_.find(letter); found != known_.end()) return found->second;
      auto found = small_.find(letter);
      return found != small_.end() ? found->second : std::string(letter == "\n" || letter == "\f" ? letter : "?");
    });
  }

 private:
  std::map<std::string, std::string> known_, small_;
};

/// In units of two or four bytes.
inline std::string wide(std::string_view utf8, unsigned unit, bool little) {
  const auto put = [&](char32_t value) {
    std::string out;
    for (unsigned k = 0; k < unit; ++k) {
      out += static_cast<char>(value >> (8 * (little ? k : unit - 1 - k)));
    }
    return out;
  };
  return encoded_by(utf8, [&](char32_t c, const std::string&) {
    if (unit == 4 || c < 0x10000) return put(c);
    return put(0xD800 + ((c - 0x10000) >> 10)) + put(0xDC00 + ((c - 0x10000) & 0x3FF));
  });
}

}  // namespace vanban::test
