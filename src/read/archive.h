// The parts of a document that is a zip archive, within bounds that no real document comes near.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct zip;

namespace vanban::read {

struct ZipLibrary;

/// `bytes` must outlive it. What cannot be read throws ReadError.
class Archive {
 public:
  explicit Archive(std::string_view bytes);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  bool has(const std::string& name) const;
  /// The whole part, unpacked; "" where there is none.
  std::string part(const std::string& name);
  /// A part without which there is no document.
  std::string needed(const std::string& name);

  /// The largest part that is unpacked: its tree in memory takes up to sixteen times as much.
  static constexpr uint64_t largest_part = 40ULL << 20;
  static constexpr uint64_t largest_total = 100ULL << 20;
  static constexpr int64_t most_entries = 20000;

 private:
  const ZipLibrary& library_;
  zip* zip_ = nullptr;
  uint64_t total_ = 0;
};

}  // namespace vanban::read
