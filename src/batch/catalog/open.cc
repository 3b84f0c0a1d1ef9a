#include "batch/catalog/catalog.h"
#include "batch/catalog/postgres.h"
#include "batch/catalog/schema.h"
#include "batch/catalog/sqlite.h"

namespace vanban::batch {

bool is_url(std::string_view address) {
  return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

std::unique_ptr<Catalog> open(const std::string& address, Access access) {
  std::unique_ptr<Catalog> catalog = is_url(address) ? open_postgres(address) : open_sqlite(address, access);
  prepare_schema(*catalog, access);
  return catalog;
}

}  // namespace vanban::batch
