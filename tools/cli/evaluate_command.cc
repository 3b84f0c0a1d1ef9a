// vanban evaluate
#include <unistd.h>

#include "cli/cli.h"
#include "cli/evaluate/report.h"
#include "cli/output.h"

namespace vanban::cli {

int run_evaluate(const EvaluateArguments& arguments) {
  evaluate::Evaluation evaluation(arguments);
  if (std::string problem = evaluation.read_gold_files(); !problem.empty()) {
    complain(problem);
    return wrong_usage;
  }
  evaluate::Report report{&arguments, evaluation.score_folder(arguments.output), {}};
  if (!arguments.against.empty()) report.before = evaluation.score_folder(arguments.against);
  std::string problem = write_all(STDOUT_FILENO, arguments.json ? as_json(report) : as_text(report));
  if (!problem.empty()) complain("standard output", problem);
  return problem.empty() && !evaluation.failed() ? all_done : input_failed;
}

}  // namespace vanban::cli
