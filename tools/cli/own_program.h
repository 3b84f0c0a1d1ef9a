// Where this program is, to start what belongs to it.
#pragma once

#include <string>

namespace vanban::cli {

/// The path of the running program; where there is no /proc, the one it was started by.
std::string own_program();

/// Runs another program in the place of this one, with the same arguments; returns where it could not be started.
void start_in_place(const std::string& program, const char* const* arguments);
/// What to tell of that. Asks errno.
std::string not_started(const std::string& program);

}  // namespace vanban::cli
