#include <nettle/sha2.h>

#include "grammar/grammar.h"

namespace vanban::grammar {

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_SIZE];
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data()));
  sha256_digest(&context, sizeof digest, digest);
  static constexpr char hex[] = "0123456789abcdef";
  std::string out;
  out.reserve(2 * sizeof digest);
  for (unsigned char byte : digest) {
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return out;
}

}  // namespace vanban::grammar
