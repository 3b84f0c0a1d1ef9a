// The commands that ask a catalogue: find, deadlines, tasks, cited. What they take.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::cli {

/// The form of an answer.
enum class ListingForm : uint8_t { table, csv, json, ics };

/// What all of them take. Days are as the user wrote them.
struct QueryArguments {
  std::string catalog;
  ListingForm form = ListingForm::table;
  std::string from, to;
  std::string type, issuer;
  uint64_t limit = 0;  ///< rows; 0: all
};

struct FindArguments : QueryArguments {
  std::vector<std::string> phrases;
  bool exact_marks = false;
};

struct DeadlinesArguments : QueryArguments {
  std::string assignee;
  std::vector<std::string> kinds;
};

struct TasksArguments : QueryArguments {
  std::string assignee;
  bool partners = false;
};

struct CitedArguments : QueryArguments {
  std::string reference, relation;
};

struct QueryCommands {
  FindArguments find;
  DeadlinesArguments deadlines;
  TasksArguments tasks;
  CitedArguments cited;
};

constexpr bool is_query_command(std::string_view name) {
  return name == "find" || name == "deadlines" || name == "tasks" || name == "cited";
}

void add_query_commands(CLI::App& app, QueryCommands& arguments);

}  // namespace vanban::cli
