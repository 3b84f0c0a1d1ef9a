// The grammar built into the library. What it is built from: tools/embed_grammar.cc.
#include "grammar/digest.h"

namespace vanban::grammar {

std::shared_ptr<const Grammar> Grammar::embedded() {
  static const std::shared_ptr<const Grammar> grammar = Digest::read(embedded_digest());
  return grammar;
}

}  // namespace vanban::grammar
