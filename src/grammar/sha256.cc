// OpenSSL's own functions for one hash, not its EVP interface: that reads a configuration file and takes a millisecond
// to set up, which a library should not do behind its caller's back and a command cannot afford.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include "grammar/grammar.h"

namespace vanban::grammar {

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest, &context);
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
