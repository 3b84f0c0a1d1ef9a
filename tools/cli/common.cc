#include <cstdio>

#include "cli/cli.h"

namespace vanban::cli {

void complain(const std::string& what) {
  std::string line = "vanban: " + what + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void complain(const std::string& file, const std::string& what) { complain(file + ": " + what); }

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace vanban::cli
