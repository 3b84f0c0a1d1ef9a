// vanban status: the runs of a catalogue, the latest first.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "batch/catalog/catalog.h"
#include "cli/catalog/catalog_runs.h"

namespace vanban::cli {

namespace {

constexpr const char* counts[] = {"done", "done_with_review", "duplicate", "failed", "skipped", "same_number"};

std::string own_host() {
  char name[256] = "";
  gethostname(name, sizeof name - 1);
  return name;
}

/// A run that was ended from outside could not write that down itself.
std::string status_of(const std::string& written, const std::string& host, int64_t pid) {
  bool gone = host == own_host() && kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH;
  return written == "running" && gone ? "killed" : written;
}

nlohmann::ordered_json read_runs(batch::Catalog& catalog) {
  std::unique_ptr<batch::Cursor> row = catalog.query(
      "SELECT id, status, started, updated, ended, host, pid, version, grammar, arguments, found, found_all, bytes, "
      "done, "
      "done_with_review, duplicate, failed, skipped, same_number FROM runs ORDER BY id DESC");
  nlohmann::ordered_json runs = nlohmann::ordered_json::array();
  while (row->next()) {
    nlohmann::ordered_json run;
    run["run"] = row->integer(0);
    run["status"] = status_of(std::string(row->text(1)), std::string(row->text(5)), row->integer(6));
    run["started"] = row->text(2);
    run["updated"] = row->text(3);
    if (!row->null(4)) run["ended"] = row->text(4);
    run["host"] = row->text(5);
    run["pid"] = row->integer(6);
    run["version"] = row->text(7);
    run["grammar"] = row->text(8);
    run["arguments"] = nlohmann::ordered_json::parse(row->text(9), nullptr, false);
    run["found"] = row->integer(10);
    run["found_all"] = row->integer(11) != 0;
    run["bytes"] = row->integer(12);
    for (int i = 0; i < 6; ++i) run[counts[i]] = row->integer(13 + i);
    runs.push_back(std::move(run));
  }
  return runs;
}

std::string table(const nlohmann::ordered_json& runs) {
  std::string out = "run  started              status       files     done   review  duplicate  failed  skipped\n";
  for (const auto& run : runs) {
    auto number = [&](const char* name) { return static_cast<long long>(run[name].get<int64_t>()); };
    char line[256];
    std::snprintf(line, sizeof line, "%3lld  %-19.19s  %-9s %8lld %8lld %8lld %10lld %7lld %8lld\n", number("run"),
                  run["started"].get<std::string>().c_str(), run["status"].get<std::string>().c_str(), number("found"),
                  number("done"), number("done_with_review"), number("duplicate"), number("failed"), number("skipped"));
    out += line;
  }
  return out;
}

}  // namespace

int run_status(const StatusArguments& arguments) {
  std::unique_ptr<batch::Catalog> catalog = batch::open(arguments.catalog, batch::Access::read);
  nlohmann::ordered_json runs = read_runs(*catalog);
  std::string text = arguments.json ? runs.dump(2) + "\n" : table(runs);
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? all_done : input_failed;
}

}  // namespace vanban::cli
