// What runs each command of a catalogue; one *_command.cc each.
#pragma once

#include "cli/catalog_commands.h"

namespace vanban::cli {

int run_ingest(const IngestArguments& arguments);
int run_status(const StatusArguments& arguments);
int run_find(const FindArguments& arguments);
int run_deadlines(const DeadlinesArguments& arguments);
int run_tasks(const TasksArguments& arguments);
int run_cited(const CitedArguments& arguments);

}  // namespace vanban::cli
