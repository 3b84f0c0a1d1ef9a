#include "batch/catalog/postgres_library.h"

#include <dlfcn.h>

#include "batch/catalog/catalog.h"

namespace vanban::batch {

namespace {

PostgresLibrary load() {
  void* library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    throw CatalogError("PostgreSQL's client library libpq.so.5 is not installed: sudo apt-get install libpq5");
  }
  PostgresLibrary loaded;
#define VANBAN_FIND(name)                                                       \
  loaded.name = reinterpret_cast<decltype(loaded.name)>(dlsym(library, #name)); \
  if (loaded.name == nullptr) throw CatalogError("libpq.so.5 has no " #name "; install a newer libpq5");
  VANBAN_LIBPQ(VANBAN_FIND)
#undef VANBAN_FIND
  return loaded;
}

}  // namespace

const PostgresLibrary& PostgresLibrary::get() {
  static const PostgresLibrary library = load();
  return library;
}

}  // namespace vanban::batch
