#include "batch/query/body_names.h"
#include "cli/catalog/query_run.h"

namespace vanban::cli {

std::vector<std::string> names_of(const std::string& given) {
  if (given.empty()) return {};
  std::vector<std::string> spellings = batch::spellings(given, *grammar::Grammar::embedded());
  if (spellings.empty()) throw WrongArgument("'" + given + "' is no name");
  return spellings;
}

}  // namespace vanban::cli
