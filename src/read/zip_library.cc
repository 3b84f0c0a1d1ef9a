#include "read/zip_library.h"

#include <dlfcn.h>

#include "read/read_error.h"

namespace vanban::read {

namespace {

bool load(ZipLibrary& loaded) {
  void* library = dlopen(VANBAN_LIBZIP_NAME, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return false;
  bool complete = true;
#define VANBAN_FIND(name)                                                       \
  loaded.name = reinterpret_cast<decltype(loaded.name)>(dlsym(library, #name)); \
  complete = complete && loaded.name != nullptr;
  VANBAN_LIBZIP(VANBAN_FIND)
#undef VANBAN_FIND
  return complete;
}

}  // namespace

const ZipLibrary& ZipLibrary::get() {
  static ZipLibrary library;
  static const bool is_there = load(library);
  if (!is_there) {
    throw ReadError(ReadError::Reason::converter_missing,
                    "needs the library " VANBAN_LIBZIP_NAME
                    " to be unpacked, which is not installed; install libzip4 or later");
  }
  return library;
}

}  // namespace vanban::read
