// The JSON result as the catalogue keeps it: compressed with zstd.
#pragma once

#include <string>
#include <string_view>

namespace vanban::batch {

/// Appends a zstd frame that holds `text` to `out`. A Compressor keeps its working memory; one a thread.
class Compressor {
 public:
  explicit Compressor(int level = 1);
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  void append(std::string_view text, std::string& out);

 private:
  struct Impl;
  Impl* impl_;
};

/// What a column results.json holds, as JSON text. Throws CatalogError for bytes that are no such frame.
std::string decompressed(std::string_view bytes);

}  // namespace vanban::batch
