// The tables of a catalogue, version by version.
#pragma once

#include <string>
#include <vector>

#include "batch/catalog/catalog.h"

namespace vanban::batch {

/// The statements that lead from version `from` (0: nothing there) to the next one. Statements that were ever released
/// are never changed: a new version is a new step.
std::string migration(int from, Dialect dialect);

/// Makes sure that the tables are there in the version this program writes. With Access::read nothing is changed, and
/// an older or newer version is refused. Throws CatalogError.
void prepare_schema(Catalog& catalog, Access access);

}  // namespace vanban::batch
