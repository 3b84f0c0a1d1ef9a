// libzip, loaded when the first archive is opened: it brings a library of ciphers with it, whose loading takes longer
// than reading a letter, and most documents are no archives.
#pragma once

#include <zip.h>

namespace vanban::read {

/// The functions of libzip that are used, with the types of its header.
struct ZipLibrary {
#define VANBAN_LIBZIP(use)                                                                                           \
  use(zip_error_init) use(zip_error_fini) use(zip_error_strerror) use(zip_source_buffer_create) use(zip_source_free) \
      use(zip_open_from_source) use(zip_discard) use(zip_get_num_entries) use(zip_name_locate) use(zip_stat_index)   \
          use(zip_fopen_index) use(zip_fread) use(zip_fclose) use(zip_strerror)
#define VANBAN_MEMBER(name) decltype(&::name) name = nullptr;  // NOLINT(bugprone-macro-parentheses): declares it
  VANBAN_LIBZIP(VANBAN_MEMBER)
#undef VANBAN_MEMBER

  /// Loads it at the first call; whether it is there is asked once. Throws ReadError where it is not.
  static const ZipLibrary& get();
};

}  // namespace vanban::read
