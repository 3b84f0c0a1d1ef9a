// What the parts of the command share.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "options.h"
#include "read/size_limits.h"

namespace vanban::cli {

/// Exit status, as --help and the manual page state it.
enum Exit : int {
  all_done = 0,
  input_failed = 1,
  wrong_usage = 2,
  grammar_refused = 3,
};

enum class Format : uint8_t { json, jsonl, xml };

using read::default_max_bytes;
using read::highest_max_bytes;

/// What every command that reads documents takes.
struct Common {
  std::vector<std::string> files;
  std::string grammar;  ///< folder; empty: the grammar built in
  std::string profile;
  std::string encoding;
  uint64_t max_bytes = default_max_bytes;
};

struct ParseArguments : Common {
  Format format = Format::json;
  Offsets offsets = Offsets::utf8;
  bool pretty = false;
  bool explain = false;
  bool source_text = false;
  std::string output;      ///< folder; empty: standard output
  std::string files_from;  ///< file with one path a line; "-": standard input
  bool null_separated = false;
};

/// Which documents `vanban evaluate` compares.
enum class Only : uint8_t { all, clean, soft };

struct EvaluateArguments {
  std::string gold;     ///< folder of gold files
  std::string output;   ///< folder of results
  std::string against;  ///< folder of other results; empty: none
  std::string sources;  ///< folder of the documents; empty: spans are not checked
  Only only = Only::all;
  size_t worst = 10;  ///< how many cases are shown
  bool reliability = false;
  bool json = false;
};

/// "vanban: …" on standard error.
void complain(const std::string& what);
/// The same, about one input: "vanban: FILE: …".
void complain(const std::string& file, const std::string& what);

/// The grammar of a folder, or the one built in. Throws grammar::GrammarError.
std::shared_ptr<const grammar::Grammar> load_grammar(const std::string& folder);
/// What is wrong with a profile's name, or "".
std::string profile_problem(const grammar::Grammar& grammar, const std::string& profile);

/// The encodings that --encoding knows.
std::vector<std::string> text_encodings();
/// What the arguments and the environment say of reading any document. Asks the system: once is enough for all.
Options reading_options(const Common& arguments);

/// "a, b or c"
std::string listed(const std::vector<std::string>& words);

int run_parse(const ParseArguments& given);
int run_explain(const Common& arguments);
int run_text(const Common& arguments);
int run_grammar_check(const std::string& folder, bool costs);
int run_formats();
int run_schema(Format format);
int run_evaluate(const EvaluateArguments& arguments);
std::string version_text();

}  // namespace vanban::cli
