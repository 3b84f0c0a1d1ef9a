#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "cli/cli.h"
#include "parse.h"
#include "text/decode.h"

namespace vanban::cli {

void complain(const std::string& what) {
  std::string line = "vanban: " + what + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void complain(const std::string& file, const std::string& what) { complain(file + ": " + what); }

std::shared_ptr<const grammar::Grammar> load_grammar(const std::string& folder) {
  return folder.empty() ? grammar::Grammar::embedded() : grammar::Grammar::from_folder(folder);
}

std::string profile_problem(const grammar::Grammar& grammar, const std::string& profile) {
  std::vector<std::string> known = profile_names(grammar);
  if (profile.empty() || std::find(known.begin(), known.end(), profile) != known.end()) return "";
  return "unknown profile '" + profile + "'; " + (known.empty() ? "the grammar has none" : "use " + listed(known));
}

std::vector<std::string> text_encodings() { return text::encoding_names(); }

Options reading_options(const Common& arguments) {
  Options options;
  options.profile = arguments.profile;
  options.encoding = arguments.encoding;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  if (const char* path = std::getenv("PATH")) options.program_path = path;
  if (const char* folder = std::getenv("TMPDIR")) options.temp_folder = folder;
  return options;
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace vanban::cli
