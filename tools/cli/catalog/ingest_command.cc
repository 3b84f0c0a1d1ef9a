// vanban ingest: many files into a catalogue, or into files of results.
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "batch/catalog/catalog.h"
#include "batch/run.h"
#include "cli/catalog/catalog_runs.h"
#include "cli/catalog/run_report.h"
#include "cli/output.h"
#include "cli/own_program.h"
#include "grammar/digest.h"
#include "version.h"

namespace vanban::cli {

namespace {

batch::Run* running = nullptr;  // for the handler of signals, which can be told nothing

void on_signal(int signal_number) {
  running->stop();
  signal(signal_number, SIG_DFL);  // a second one ends it at once
}

/// Without a catalogue, what was done is still written down: beside the results.
std::string journal_of(const std::string& results) {
  return batch::is_results_file(results) ? results + ".journal" : results + "/.vanban-journal";
}

std::string contradiction(const IngestArguments& a) {
  if (a.catalog.empty() && a.results.empty()) return "ingest: name a --catalog, or --results, or both";
  if (!a.move_to.empty() && !a.watch) return "--move-to is for --watch";
  if (!a.results.empty() && !batch::is_results_file(a.results)) return prepare_folder(a.results);
  return "";
}

batch::RunOptions run_options(const IngestArguments& a, const std::string& grammar) {
  batch::RunOptions o;
  o.sources = a.files;
  o.catalog = a.catalog.empty() ? journal_of(a.results) : a.catalog;
  o.keep = a.catalog.empty() ? batch::Keep::journal : batch::Keep::everything;
  o.results = a.results;
  o.worker.grammar = a.grammar;
  o.worker.profile = a.profile;
  o.worker.encoding = a.encoding;
  o.worker.max_bytes = a.max_bytes;
  o.worker.memory_limit = a.memory_limit;
  o.worker.time_limit = a.time_limit;
  o.worker.reparse = a.reparse;
  o.worker_command = {own_program(), "ingest-worker"};
  o.description = {version, grammar,
                   nlohmann::json(a.given).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
  o.jobs = a.jobs != 0 ? a.jobs : std::max(1U, std::thread::hardware_concurrency());
  o.ordered = !a.as_they_come;
  o.retry = a.retry;
  o.quarantine = a.quarantine;
  o.watch = a.watch;
  o.settle = a.settle;
  o.move_to = a.move_to;
  return o;
}

/// What a worker found is made by one thread and freed by another, for days: from few heaps, which keep what they once
/// had rather than ask the system for it again and again, with the longest pieces on their own.
void keep_memory_flat() {
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}

}  // namespace

int run_ingest(const IngestArguments& arguments) {
  keep_memory_flat();
  std::string problem = contradiction(arguments);
  std::string hash;
  if (arguments.grammar.empty() && arguments.profile.empty()) {
    hash = grammar::Digest::hash_of(grammar::embedded_digest());
  } else {
    // Loaded here too, so that a grammar that is refused, or a profile it has not, is told once.
    std::shared_ptr<const grammar::Grammar> grammar = load_grammar(arguments.grammar);
    if (problem.empty()) problem = profile_problem(*grammar, arguments.profile);
    hash = grammar->hash();
  }
  if (!problem.empty()) {
    complain(problem);
    return wrong_usage;
  }
  RunReport report(arguments.log, arguments.metrics, arguments.quiet);
  batch::Run run(run_options(arguments, hash), report);
  running = &run;
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  batch::RunResult result = run.run();
  report.end(result);
  return result.ending == batch::Ending::finished && result.counts.failed == 0 ? all_done : input_failed;
}

}  // namespace vanban::cli
