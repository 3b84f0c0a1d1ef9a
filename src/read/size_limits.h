// How large a file may be, and how much memory its text may come to take.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "options.h"

namespace vanban::read {

inline constexpr uint64_t default_max_bytes = uint64_t{64} << 20;
/// Offsets are 32-bit, and decoding may lengthen a text.
inline constexpr uint64_t highest_max_bytes = uint64_t{1} << 30;

/// What is wrong with a text that would take more memory than a file of `max_bytes` may, and what to do about it, or
/// "". Short lines take the most: each is looked at by itself.
std::string too_heavy(std::string_view bytes, const ReadOptions& options, uint64_t max_bytes);

/// "12 bytes", "1.5 MB"
std::string size_text(uint64_t bytes);

}  // namespace vanban::read
