// Where this program is, to start what belongs to it.
#pragma once

#include <string>

namespace vanban::cli {

/// The path of the running program; where there is no /proc, the one it was started by.
std::string own_program();

}  // namespace vanban::cli
