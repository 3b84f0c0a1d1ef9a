// embed_grammar FOLDER OUT.cc: loads the grammar of a folder and writes it as the source that builds it into the
// library. Run by the build; a grammar that is refused stops it, with file and line.
#include <fstream>
#include <iostream>

#include "grammar/digest.h"
#include "grammar/table.h"
#include "prepare.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed_grammar FOLDER OUT.cc\n";
    return 2;
  }
  try {
    const auto grammar = vanban::grammar::Grammar::from_folder(argv[1]);
    const std::string digest = vanban::grammar::Digest::write(*grammar, vanban::prepare(*grammar));
    std::ofstream out(argv[2], std::ios::binary);
    out << "#include \"grammar/digest.h\"\n\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
           "namespace vanban::grammar {\n\nnamespace {\nalignas("
        << vanban::grammar::table_alignment << ") constexpr char digest[] =";
    static constexpr char octal[] = "01234567";
    for (size_t i = 0; i < digest.size(); ++i) {
      if (i % 96 == 0) out << (i == 0 ? "\n    \"" : "\"\n    \"");
      auto c = static_cast<unsigned char>(digest[i]);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '?') {
        out << digest[i];
      } else {
        out << '\\' << octal[c >> 6] << octal[(c >> 3) & 7] << octal[c & 7];
      }
    }
    out << "\";\n}  // namespace\n\nstd::string_view embedded_digest() { return {digest, sizeof digest - 1}; }\n\n"
           "}  // namespace vanban::grammar\n";
    out.close();
    if (!out) {
      std::cerr << argv[2] << ": cannot be written\n";
      return 1;
    }
  } catch (const vanban::grammar::GrammarError& e) {
    std::cerr << e.what() << "\n";
    return 1;
  }
}
