// vanban grammar check, vanban schema
#include <unistd.h>

#include <algorithm>

#include "cli/cli.h"
#include "cli/output.h"
#include "parse.h"
#include "write/write.h"

namespace vanban::cli {

namespace {

/// The patterns that compile to the most instructions, as a table.
std::string costs_of(const grammar::Grammar& grammar) {
  std::vector<std::pair<int, const grammar::Rule*>> costs;
  int total = 0;
  for (size_t id = 1; id <= grammar.rule_count(); ++id) {
    const grammar::Rule* rule = grammar.rule(static_cast<RuleId>(id));
    if (rule->pattern.empty()) continue;
    costs.emplace_back(rule->pattern.program_size(), rule);
    total += costs.back().first;
  }
  std::sort(costs.begin(), costs.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second->id < b.second->id;
  });
  std::string out = std::to_string(costs.size()) + " patterns compile to " + std::to_string(total) +
                    " instructions; a thousand cost about 0.3 ms at first use. The largest:\n";
  constexpr size_t shown = 20;
  for (size_t i = 0; i < std::min(shown, costs.size()); ++i) {
    const grammar::Rule& rule = *costs[i].second;
    std::string size = std::to_string(costs[i].first);
    out += std::string(8 - std::min<size_t>(7, size.size()), ' ') + size + "  " + rule.file + ":" +
           std::to_string(rule.line) + ": " + rule.name + "\n";
  }
  return out + "A class repeated up to a high count, [^.]{0,120}, is compiled that many times over; [^.]* costs one.\n";
}

}  // namespace

int run_grammar_check(const std::string& folder, bool costs) {
  std::shared_ptr<const grammar::Grammar> grammar = load_grammar(folder);
  if (costs) return write_all(STDOUT_FILENO, costs_of(*grammar)).empty() ? all_done : input_failed;
  std::vector<std::string> failures = check_examples(*grammar);
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
