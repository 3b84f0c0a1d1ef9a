#include "batch/catalog/full_text.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace vanban::batch {

namespace {

/// A splitter has nothing of its own; FTS5 wants an address all the same.
char nothing;

int create(void*, const char**, int, Fts5Tokenizer** out) {
  *out = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer*) {}

/// The place of the next blank, or `size`. Looked for in eight bytes at once: words have three or four.
int end_of_word(const char* text, int at, int size) {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr uint64_t each = 0x0101010101010101;
    for (; size - at >= 8; at += 8) {
      uint64_t eight = 0;
      std::memcpy(&eight, text + at, sizeof eight);
      eight ^= each * ' ';
      // The lowest bit that is set tells the first byte that is zero now.
      if (const uint64_t zero = (eight - each) & ~eight & (each * 0x80)) return at + std::countr_zero(zero) / 8;
    }
  }
  while (at < size && text[at] != ' ') ++at;
  return at;
}

using TakeWord = int (*)(void* context, int flags, const char* word, int size, int begin, int end);

int split(Fts5Tokenizer*, void* context, int, const char* text, int size, TakeWord take) {
  int result = SQLITE_OK;
  for (int begin = 0; begin < size && result == SQLITE_OK;) {
    const int end = end_of_word(text, begin, size);
    if (end > begin) result = take(context, 0, text + begin, end - begin, begin, end);
    begin = end + 1;
  }
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

}  // namespace

fts5_api* full_text_of(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

bool add_word_splitter(sqlite3* connection) {
  fts5_api* api = full_text_of(connection);
  fts5_tokenizer splitter{create, destroy, split};
  return api != nullptr && api->xCreateTokenizer(api, "ascii", nullptr, &splitter, nullptr) == SQLITE_OK;
}

}  // namespace vanban::batch
