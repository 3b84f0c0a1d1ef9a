#include "cli/usage.h"

#include <algorithm>
#include <numeric>

namespace vanban::cli {

namespace {

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other, a swap counting one.
size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

/// "; did you mean X?", or nothing where no candidate is near.
std::string meant(const std::string& given, const std::vector<std::string>& candidates) {
  auto nearer = [&](const std::string& a, const std::string& b) { return distance(given, a) < distance(given, b); };
  auto best = std::min_element(candidates.begin(), candidates.end(), nearer);
  if (best == candidates.end() || distance(given, *best) > std::max<size_t>(2, given.size() / 3)) return "";
  return "; did you mean " + *best + "?";
}

/// The innermost command the arguments named.
const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

std::string full_name(const CLI::App& command) {
  return command.get_parent() == nullptr ? command.get_name()
                                         : full_name(*command.get_parent()) + " " + command.get_name();
}

}  // namespace

std::string wrong_usage_text(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = innermost(app);
  std::vector<std::string> extras = app.remaining(true);
  std::string what = error.what();
  if (!extras.empty() && extras[0].starts_with("-")) {
    std::vector<std::string> options;
    for (const CLI::Option* o : command.get_options()) {
      for (const std::string& name : o->get_lnames()) options.push_back("--" + name);
    }
    what = "unknown option " + extras[0] + meant(extras[0].substr(0, extras[0].find('=')), options);
  } else if (std::vector<const CLI::App*> commands = command.get_subcommands([](const CLI::App*) { return true; });
             !commands.empty()) {
    std::vector<std::string> names;
    names.reserve(commands.size());
    for (const CLI::App* c : commands) names.push_back(c->get_name());
    what = extras.empty() ? "no command given; use " + listed(names)
                          : "unknown command '" + extras[0] + "'" + meant(extras[0], names);
  } else if (!extras.empty()) {
    what = "unexpected argument '" + extras[0] + "'";
  }
  while (!what.empty() && (what.back() == '\n' || what.back() == '.')) what.pop_back();
  return what + (what.back() == '?' ? " See " : ". See ") + full_name(command) + " --help";
}

uint64_t read_size(const std::string& option, const std::string& text, uint64_t highest) {
  size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string unit = text.substr(digits);
  unit.erase(std::remove(unit.begin(), unit.end(), ' '), unit.end());
  std::transform(unit.begin(), unit.end(), unit.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  static const std::pair<const char*, unsigned> units[] = {{"", 0},     {"b", 0},   {"k", 10},   {"kb", 10},
                                                           {"kib", 10}, {"m", 20},  {"mb", 20},  {"mib", 20},
                                                           {"g", 30},   {"gb", 30}, {"gib", 30}, {"tb", 40}};
  auto known = std::find_if(std::begin(units), std::end(units), [&](const auto& u) { return unit == u.first; });
  if (digits == 0 || digits > 12 || known == std::end(units)) {
    throw CLI::ValidationError(option, "'" + text + "' is no size; write bytes, or 500KB, 64MB, 1GB");
  }
  uint64_t size = std::stoull(text.substr(0, digits)) << known->second;
  if (size == 0 || size > highest)
    throw CLI::ValidationError(
        option, text + " is out of range; from 1 to " + std::to_string(highest >> 30) + "GB is possible");
  return size;
}

}  // namespace vanban::cli
