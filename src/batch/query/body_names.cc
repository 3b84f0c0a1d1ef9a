#include "batch/query/body_names.h"

#include <algorithm>

#include "batch/query/whole_words.h"
#include "batch/search_fold.h"

namespace vanban::batch {

namespace {

constexpr size_t most_spellings = 24;

std::vector<std::vector<std::string>> names_of_bodies(const grammar::Grammar& grammar) {
  std::vector<std::vector<std::string>> out;
  for (const grammar::Rule& body : grammar.family("bodies").rules) {
    std::vector<std::string>& names = out.emplace_back();
    names.push_back(search_fold(body.get("name")));
    for (const std::string& alias : body.list("aliases")) names.push_back(search_fold(alias));
  }
  return out;
}

}  // namespace

std::vector<std::string> spellings(const std::string& name, const grammar::Grammar& grammar) {
  std::vector<std::string> out = {search_fold(name)};
  if (out[0].empty()) return {};
  const std::vector<std::vector<std::string>> bodies = names_of_bodies(grammar);
  for (size_t i = 0; i < out.size(); ++i) {  // `out` grows: what was exchanged once may hold another body
    for (const std::vector<std::string>& names : bodies) {
      for (const std::string& known : names) {
        size_t at = known.empty() ? std::string::npos : find_words(out[i], known);
        if (at == std::string::npos) continue;
        for (const std::string& other : names) {
          std::string spelling = out[i];
          spelling.replace(at, known.size(), other);
          bool is_new = std::find(out.begin(), out.end(), spelling) == out.end();
          if (is_new && out.size() < most_spellings) out.push_back(std::move(spelling));
        }
      }
    }
  }
  return out;
}

}  // namespace vanban::batch
