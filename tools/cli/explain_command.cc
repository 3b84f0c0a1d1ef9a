// vanban explain: one document, drawn for people, with the rule that found each value.
#include <unistd.h>

#include "cli/cli.h"
#include "cli/drawing.h"
#include "cli/input.h"
#include "cli/line_trace.h"
#include "cli/output.h"
#include "parse.h"
#include "read/read_error.h"

namespace vanban::cli {

int run_explain(const Common& arguments) {
  std::shared_ptr<const grammar::Grammar> grammar = load_grammar(arguments.grammar);
  if (std::string problem = profile_problem(*grammar, arguments.profile); !problem.empty()) {
    complain(problem);
    return wrong_usage;
  }
  InputReader input(arguments.max_bytes);
  int status = all_done;
  Options options = reading_options(arguments);
  for (const std::string& file : arguments.files) {
    options.name = file;
    std::string_view bytes;
    std::string problem = input.read(file, bytes);
    if (problem.empty()) problem = read::too_heavy(bytes, options, arguments.max_bytes);
    std::string drawn;
    if (problem.empty()) try {
        Document document = parse(bytes, *grammar, options);
        drawn = drawing(document, source_text(document, bytes), *grammar);
        drawn += "\nLines: role, score and rule, and what came next\n" + line_trace(document, bytes, *grammar) + "\n";
      } catch (const read::ReadError& e) {
        problem = e.what();
      }
    if (!problem.empty()) {
      complain(file, problem);
      status = input_failed;
      continue;
    }
    if (problem = write_all(STDOUT_FILENO, drawn); !problem.empty()) {
      complain("standard output", problem);
      return input_failed;
    }
  }
  return status;
}

}  // namespace vanban::cli
