// Files that could not be read, set aside with the reason; and files that are done, moved out of a watched folder.
#pragma once

#include <string>

#include "batch/outcome.h"

namespace vanban::batch {

/// Copies a file that failed for good to `folder`, under its path, and writes PATH.reason.txt beside it. Nothing for
/// others. Throws CatalogError where the folder cannot be written.
void quarantine(const Filed& file, const std::string& folder);

/// Moves a file to `folder`, under its path; a file that is there already stays, and the new one gets a number.
/// Throws nothing: what cannot be moved stays where it is.
void move_away(const Filed& file, const std::string& folder) noexcept;

}  // namespace vanban::batch
