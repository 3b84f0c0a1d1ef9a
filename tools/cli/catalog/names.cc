#include "batch/query/body_names.h"
#include "cli/catalog/query_run.h"

namespace vanban::cli {

std::vector<std::string> names_of(const std::string& name) {
  if (name.empty()) return {};
  std::vector<std::string> spellings = batch::spellings(name, *grammar::Grammar::embedded());
  if (spellings.empty()) throw WrongArgument("'" + name + "' is no name");
  return spellings;
}

}  // namespace vanban::cli
