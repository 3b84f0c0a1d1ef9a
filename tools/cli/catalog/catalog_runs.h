// What runs each command of a catalogue; one *_command.cc each.
#pragma once

#include "cli/catalog_commands.h"

namespace vanban::cli {

int run_status(const StatusArguments& arguments);

}  // namespace vanban::cli
