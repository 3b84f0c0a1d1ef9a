#include <cstdio>

#include "cli/cli.h"

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
  const grammar::Family& profiles = grammar.family("profile");
  if (profile.empty() || profiles.rules.empty()) return "";
  std::string known;
  for (const grammar::Rule& r : profiles.rules) {
    std::string name = r.name.substr(r.name.find('.') + 1);
    if (name == profile) return "";
    known += (known.empty() ? "" : ", ") + name;
  }
  return "unknown profile '" + profile + "'; the grammar has " + known;
}

}  // namespace vanban::cli
