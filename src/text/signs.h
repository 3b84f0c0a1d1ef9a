// A few signs of ASCII that are looked for together: the standard library's find_first_of calls a search at every byte.
#pragma once

#include <cstdint>
#include <string_view>

namespace vanban::text {

class Signs {
 public:
  constexpr explicit Signs(std::string_view signs) {
    for (char c : signs) half(c) |= uint64_t{1} << (c & 63);
  }
  constexpr bool has(char c) const {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x80 && ((u < 64 ? low_ : high_) >> (u & 63) & 1) != 0;
  }
  /// Whether one of them stands in the text.
  constexpr bool in(std::string_view text) const {
    for (char c : text) {
      if (has(c)) return true;
    }
    return false;
  }

 private:
  constexpr uint64_t& half(char c) { return c < 64 ? low_ : high_; }

  uint64_t low_ = 0, high_ = 0;
};

}  // namespace vanban::text
