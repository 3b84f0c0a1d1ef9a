#include "read/size_limits.h"

#include <algorithm>

#include "read/read.h"

namespace vanban::read {

std::string size_text(uint64_t bytes) {
  if (bytes < 1 << 20) return std::to_string(bytes) + " bytes";
  uint64_t tenths = (bytes * 10 + (1 << 19)) >> 20;
  std::string out = std::to_string(tenths / 10);
  if (tenths % 10 != 0) out.append(1, '.').append(std::to_string(tenths % 10));
  return out + " MB";
}

std::string too_heavy(std::string_view bytes, const ReadOptions& options, uint64_t max_bytes) {
  constexpr uint64_t light = 4 << 20;   // bytes: whatever is in it
  constexpr uint64_t for_a_byte = 18;   // bytes of memory, measured
  constexpr uint64_t for_a_line = 900;  // ... besides those for its bytes
  constexpr uint64_t allowed = 16;      // ... for each byte that a file may have: 1 GB, by default
  if (bytes.size() <= light || max_bytes >= highest_max_bytes || !is_text(detect(bytes, options))) return "";
  const auto lines = static_cast<uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  const uint64_t weight = bytes.size() * for_a_byte + lines * for_a_line;
  if (weight <= allowed * std::max(max_bytes, default_max_bytes)) return "";
  return "is a text of " + size_text(bytes.size()) + " in " + std::to_string(lines) + " lines, which would take " +
         size_text(weight) + " of memory; divide it, or if it really is one document, allow that: --max-bytes " +
         std::to_string(std::min(highest_max_bytes, weight / allowed + 1));
}

}  // namespace vanban::read
