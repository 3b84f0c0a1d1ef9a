#include <openssl/evp.h>

#include <array>

#include "grammar/grammar.h"

namespace vanban::grammar {

std::string sha256_hex(std::string_view bytes) {
  // Fetched once: looking an algorithm up costs more than hashing a page with it.
  static EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, sha256, nullptr) != 1) return "";
  static constexpr char hex[] = "0123456789abcdef";
  std::string out;
  out.reserve(size * 2U);
  for (unsigned i = 0; i < size; ++i) {
    out += hex[digest[i] >> 4];
    out += hex[digest[i] & 15];
  }
  return out;
}

}  // namespace vanban::grammar
