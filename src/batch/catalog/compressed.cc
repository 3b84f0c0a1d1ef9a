#include "batch/catalog/compressed.h"

#include <zstd.h>

#include "batch/catalog/catalog.h"

namespace vanban::batch {

namespace {
// A result is a few times as long as its document, and that has 1 GB at most.
constexpr unsigned long long longest_result = 8ULL << 30;
}  // namespace

struct Compressor::Impl {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  int level = 1;
};

Compressor::Compressor(int level) : impl_(new Impl) { impl_->level = level; }

Compressor::~Compressor() {
  ZSTD_freeCCtx(impl_->context);
  delete impl_;
}

void Compressor::append(std::string_view text, std::string& out) {
  size_t before = out.size();
  out.resize(before + ZSTD_compressBound(text.size()));
  size_t size = ZSTD_compressCCtx(impl_->context, out.data() + before, out.size() - before, text.data(), text.size(),
                                  impl_->level);
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  out.resize(before + size);
}

std::string decompressed(std::string_view bytes) {
  unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > longest_result) {
    throw CatalogError("a stored result is damaged; read its document again with vanban ingest --reparse");
  }
  std::string out(size, '\0');
  size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != size) {
    throw CatalogError("a stored result is damaged; read its document again with vanban ingest --reparse");
  }
  return out;
}

}  // namespace vanban::batch
