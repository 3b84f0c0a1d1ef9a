// Memory for a program, or a worker, of one busy thread: small pieces are kept by size, and handed to the next document
// as they are. Reading a document takes some 1,500 of them; from the C library's lists, which merge and split, they
// cost a tenth of the whole time, from here a few instructions each. They lie in huge pages where the system gives
// some: fewer faults at the start, and fewer misses of the address cache afterwards. A piece stays with the thread that
// frees it, so that this is not for programs in which one thread makes what another frees: it begins when keep_pieces()
// is called. Left to the C library: all before that, large pieces, and everything under sanitizers, which want to see
// each piece.
#include "cli/memory.h"

#include "text/sanitized.h"

#if defined(__linux__) && defined(__x86_64__) && !VANBAN_SANITIZED

#include <sys/mman.h>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

// Pieces of up to 512 bytes come in steps of 16, larger ones in four steps a doubling.
constexpr size_t grain = 16;
constexpr size_t fine = 512;
constexpr size_t fine_classes = fine / grain + 1;  // class 0 is never asked for
constexpr size_t largest = size_t{1} << 18;
constexpr size_t classes = fine_classes + 4 * 9;
constexpr size_t slab = size_t{1} << 14;  // pieces of one class lie together in one slab or several
constexpr size_t huge_page = size_t{1} << 21;
constexpr size_t worth_huge_pages = 2 * huge_page;
constexpr size_t region = size_t{1} << 34;  // addresses set aside; what is not touched takes no memory

constexpr size_t class_of(size_t size) {
  if (size <= fine) return size == 0 ? 1 : (size + grain - 1) / grain;
  const auto doubling = static_cast<size_t>(std::bit_width(size - 1)) - 10;  // 0 for 513 to 1024
  return fine_classes + 4 * doubling + ((size - 1) >> (doubling + 7) & 3);
}
constexpr size_t size_of(size_t class_number) {
  if (class_number < fine_classes) return class_number * grain;
  const size_t step = class_number - fine_classes;
  return (5 + step % 4) << (step / 4 + 7);
}
static_assert(class_of(512) == 32 && class_of(513) == 33 && class_of(640) == 33 && class_of(641) == 34);
static_assert(class_of(1024) == 36 && class_of(1025) == 37 && class_of(largest) == classes - 1);
static_assert(size_of(32) == 512 && size_of(33) == 640 && size_of(36) == 1024 && size_of(classes - 1) == largest);

uint8_t class_of_slab[region / slab];
/// Where the region begins, or one of these, from which no piece is less than a region away.
constexpr uintptr_t unasked = uintptr_t{1} << 63;
constexpr uintptr_t refused = unasked | 1;
std::atomic<uintptr_t> region_begin{refused};
std::atomic<size_t> slabs_taken{0};

struct Piece {
  Piece* next;
};

/// What one thread has at hand: freed pieces, and the rest of the slab it cuts from.
struct Shelf {
  Piece* freed;
  char* fresh;
  char* end;
};
thread_local Shelf shelves[classes];

uintptr_t begin_of_region() {
  uintptr_t known = region_begin.load(std::memory_order_acquire);
  if (known != unasked) return known;
  void* map = mmap(nullptr, region, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  uintptr_t mine = map == MAP_FAILED ? refused : reinterpret_cast<uintptr_t>(map);
  if (!region_begin.compare_exchange_strong(known, mine)) {
    if (map != MAP_FAILED) munmap(map, region);
    return known;
  }
  if (map != MAP_FAILED) madvise(map, region, MADV_HUGEPAGE);
  return mine;
}

/// What a long document's lines and nodes take is touched once from end to end: by small pages that is a fault for each
/// 4 KB, a fifth of the time of such a document.
void* of_huge_pages(size_t size) {
  void* p = nullptr;
  if (posix_memalign(&p, huge_page, size) != 0) return nullptr;
  madvise(p, size / huge_page * huge_page, MADV_HUGEPAGE);
  return p;
}

void* from_library(size_t size) {
  while (true) {
    if (void* p = size >= worth_huge_pages ? of_huge_pages(size) : std::malloc(size)) return p;
    std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

[[gnu::noinline]] void* from_new_slab(size_t class_number) {
  const size_t size = size_of(class_number);
  const size_t wanted = size <= fine ? 1 : size <= slab / 2 ? 4 : (size + slab - 1) / slab;
  const uintptr_t begin = begin_of_region();
  const size_t first = slabs_taken.fetch_add(wanted);
  if (begin == refused || first + wanted > region / slab) return from_library(size);
  for (size_t n = first; n < first + wanted; ++n) class_of_slab[n] = static_cast<uint8_t>(class_number);
  char* at = reinterpret_cast<char*>(begin) + first * slab;
  Shelf& shelf = shelves[class_number];
  shelf.fresh = at + size;
  shelf.end = at + wanted * slab;
  return at;
}

}  // namespace

namespace vanban::cli {
void keep_pieces() { region_begin.store(unasked); }
}  // namespace vanban::cli

void* operator new(size_t size) {
  if (size > largest) return from_library(size);
  const size_t class_number = class_of(size);
  Shelf& shelf = shelves[class_number];
  if (Piece* piece = shelf.freed) {
    shelf.freed = piece->next;
    return piece;
  }
  const size_t whole = size_of(class_number);
  if (static_cast<size_t>(shelf.end - shelf.fresh) < whole) return from_new_slab(class_number);
  void* piece = shelf.fresh;
  shelf.fresh += whole;
  return piece;
}

void operator delete(void* p) noexcept {
  const uintptr_t offset = reinterpret_cast<uintptr_t>(p) - region_begin.load(std::memory_order_relaxed);
  if (offset >= region) {
    std::free(p);
    return;
  }
  Shelf& shelf = shelves[class_of_slab[offset / slab]];
  auto* piece = static_cast<Piece*>(p);
  piece->next = shelf.freed;
  shelf.freed = piece;
}

void operator delete(void* p, size_t) noexcept { operator delete(p); }

#else
namespace vanban::cli {
void keep_pieces() {}
}  // namespace vanban::cli
#endif
