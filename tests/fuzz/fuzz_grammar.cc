// Any bytes as a grammar file -> a grammar, or GrammarError; never anything else.
#include <cstdint>
#include <string>

#include "grammar/grammar.h"
#include "parse.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string contents(reinterpret_cast<const char*>(data), size);
  try {
    auto grammar = vanban::grammar::Grammar::from_files({{"fuzz.toml", contents}});
    if (size < 4096) grammar->check_examples();
    vanban::parse("1. M\xE1\xBB\x99t d\xC3\xB2ng.\n", *grammar);
  } catch (const vanban::grammar::GrammarError&) {}
  return 0;
}
