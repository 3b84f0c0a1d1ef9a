#include "cli/catalog/query_run.h"

#include "batch/query/body_names.h"
#include "batch/query/days.h"

namespace vanban::cli {

namespace {

batch::DaySpan span_of(const std::string& option, const std::string& given) {
  std::optional<batch::DaySpan> span = batch::read_day_span(given);
  if (!span) throw WrongArgument(option + ": '" + given + "' is no day; write 2024, 2024-06, 2024-06-20 or 20/6/2024");
  return *span;
}

}  // namespace

std::vector<std::string> names_of(const std::string& given) {
  if (given.empty()) return {};
  std::vector<std::string> spellings = batch::spellings(given, *grammar::Grammar::embedded());
  if (spellings.empty()) throw WrongArgument("'" + given + "' is no name");
  return spellings;
}

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

}  // namespace vanban::cli
