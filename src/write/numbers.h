// Numbers as both formats print them.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "write/buffer.h"

namespace vanban::write {

constexpr size_t number_digits = 20;

/// Writes a number to `to`, which has number_digits bytes; returns the end.
inline char* number_to(uint64_t value, char* to) { return std::to_chars(to, to + number_digits, value).ptr; }

inline void put_number(uint64_t value, Buffer& out) { out.used(number_to(value, out.room(number_digits))); }

/// A number from 0 to 1 with at most two decimal places.
inline void put_fraction(float value, Buffer& out) {
  auto hundredths = static_cast<unsigned>(std::lround(std::clamp(value, 0.0F, 1.0F) * 100));
  char* p = out.room(4);
  *p++ = static_cast<char>('0' + hundredths / 100);
  if (hundredths % 100 != 0) {
    *p++ = '.';
    *p++ = static_cast<char>('0' + hundredths / 10 % 10);
    if (hundredths % 10 != 0) *p++ = static_cast<char>('0' + hundredths % 10);
  }
  out.used(p);
}

constexpr size_t length_digits = 12;

/// A length in points with at most one decimal place; `to` has length_digits bytes.
inline char* length_to(float value, char* to) {
  auto tenths = static_cast<uint64_t>(std::lround(std::clamp(value, 0.0F, 1e6F) * 10));
  to = std::to_chars(to, to + length_digits - 2, tenths / 10).ptr;
  if (tenths % 10 != 0) {
    *to++ = '.';
    *to++ = static_cast<char>('0' + tenths % 10);
  }
  return to;
}

}  // namespace vanban::write
