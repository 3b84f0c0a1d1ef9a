#include "read/archive.h"

#include "read/read_error.h"
#include "read/zip_library.h"

namespace vanban::read {

namespace {

using Reason = ReadError::Reason;

[[noreturn]] void damaged(const std::string& how) {
  throw ReadError(Reason::damaged,
                  "is damaged (" + how + "); get the file again, or open it in a word processor and save it anew");
}

std::string text_of(const ZipLibrary& library, zip_error_t* error) {
  std::string text = library.zip_error_strerror(error);
  library.zip_error_fini(error);
  return text;
}

}  // namespace

Archive::Archive(std::string_view bytes) : library_(ZipLibrary::get()) {
  zip_error_t error;
  library_.zip_error_init(&error);
  zip_source_t* source = library_.zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) damaged(text_of(library_, &error));
  zip_ = library_.zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip_ == nullptr) {
    library_.zip_source_free(source);
    damaged("the archive is cut short or no archive: " + text_of(library_, &error));
  }
  if (library_.zip_get_num_entries(zip_, 0) > most_entries) {
    library_.zip_discard(zip_);
    throw ReadError(Reason::too_large, "is an archive of more than " + std::to_string(most_entries) +
                                           " entries, which no document has; check that it is the file you mean");
  }
}

Archive::~Archive() { library_.zip_discard(zip_); }

bool Archive::has(const std::string& name) const {
  return library_.zip_name_locate(zip_, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::string Archive::part(const std::string& name) {
  zip_int64_t index = library_.zip_name_locate(zip_, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return "";
  zip_stat_t stat;
  if (library_.zip_stat_index(zip_, static_cast<zip_uint64_t>(index), 0, &stat) != 0 ||
      (stat.valid & ZIP_STAT_SIZE) == 0)
    damaged("its directory is wrong at " + name);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    throw ReadError(Reason::encrypted, "is encrypted; save it without a password");
  total_ += stat.size;
  if (stat.size > largest_part || total_ > largest_total) {
    throw ReadError(Reason::too_large, "unpacks to more than " + std::to_string(largest_part >> 20) +
                                           " MB of text, which no document has; check that it is the file you mean");
  }
  zip_file_t* file = library_.zip_fopen_index(zip_, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) damaged(std::string(library_.zip_strerror(zip_)) + " in " + name);
  std::string out(stat.size, '\0');
  // One byte more than said: an entry that unpacks to more lies about its size. Reading to the end checks its sum.
  zip_int64_t got = library_.zip_fread(file, out.data(), out.size());
  char more = 0;
  bool over = got == static_cast<zip_int64_t>(out.size()) && library_.zip_fread(file, &more, 1) != 0;
  library_.zip_fclose(file);
  if (got != static_cast<zip_int64_t>(out.size()) || over) damaged(name + " cannot be unpacked");
  return out;
}

std::string Archive::needed(const std::string& name) {
  if (!has(name)) damaged("it has no " + name);
  return part(name);
}

}  // namespace vanban::read
