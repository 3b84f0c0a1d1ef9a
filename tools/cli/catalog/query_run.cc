#include "cli/catalog/query_run.h"

#include "batch/query/days.h"
#include "cli/catalog/catalog_runs.h"

namespace vanban::cli {

namespace {

batch::DaySpan span_of(const std::string& option, const std::string& given) {
  std::optional<batch::DaySpan> span = batch::read_day_span(given);
  if (!span) throw WrongArgument(option + ": '" + given + "' is no day; write 2024, 2024-06, 2024-06-20 or 20/6/2024");
  return *span;
}

}  // namespace

std::string first_day(const std::string& option, const std::string& given) {
  return given.empty() ? "" : batch::iso_of(span_of(option, given).first);
}

std::string last_day(const std::string& option, const std::string& given) {
  return given.empty() ? "" : batch::iso_of(span_of(option, given).last);
}

batch::DocumentFilter document_filter(const QueryArguments& arguments, bool days) {
  batch::DocumentFilter filter;
  filter.type = arguments.type;
  filter.issuer = names_of(arguments.issuer);
  std::string from = first_day("--from", arguments.from), to = last_day("--to", arguments.to);
  if (!from.empty() && !to.empty() && to < from) throw WrongArgument("--to " + to + " lies before --from " + from);
  if (days) {
    filter.from = from;
    filter.to = to;
  }
  return filter;
}

int run_query(const CLI::App& app, const QueryCommands& a) {
  if (app.got_subcommand("find")) return run_find(a.find);
  if (app.got_subcommand("deadlines")) return run_deadlines(a.deadlines);
  if (app.got_subcommand("tasks")) return run_tasks(a.tasks);
  return run_cited(a.cited);
}

int guarded(const std::function<int()>& command) {
  try {
    return command();
  } catch (const batch::CatalogError& e) {
    complain(e.what());
    return input_failed;
  } catch (const batch::UnknownType& e) {
    complain(e.what());
    return wrong_usage;
  } catch (const WrongArgument& e) {
    complain(e.what());
    return wrong_usage;
  }
}

}  // namespace vanban::cli
