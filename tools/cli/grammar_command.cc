// vanban grammar check, vanban schema
#include <unistd.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "write/write.h"

namespace vanban::cli {

int run_grammar_check(const std::string& folder) {
  std::shared_ptr<const grammar::Grammar> grammar = load_grammar(folder);
  std::vector<std::string> failures = grammar->check_examples();
  for (const std::string& f : failures) complain(f);
  if (!failures.empty()) {
    complain(std::to_string(failures.size()) + (failures.size() == 1 ? " example does" : " examples do") + " not hold");
    return grammar_refused;
  }
  std::string line = "grammar " + grammar->hash() + "\n" + std::to_string(grammar->rule_count()) + " rules in " +
                     std::to_string(grammar->family_names().size()) + " families; all examples hold\n";
  return write_all(STDOUT_FILENO, line).empty() ? all_done : input_failed;
}

int run_schema(Format format) {
  std::string_view schema = format == Format::xml ? write::xml_schema() : write::json_schema();
  return write_all(STDOUT_FILENO, schema).empty() ? all_done : input_failed;
}

}  // namespace vanban::cli
