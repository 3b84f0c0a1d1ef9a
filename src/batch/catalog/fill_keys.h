// The index `keys` of a catalogue that has none yet, from its rows.
#pragma once

#include "batch/catalog/catalog.h"

namespace vanban::batch {

/// Within a transaction. Throws CatalogError.
void fill_keys(Catalog& catalog);

}  // namespace vanban::batch
