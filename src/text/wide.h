// Loops over bytes that the compiler makes vectors of, compiled twice: for any x86-64, and for those with AVX2. The
// loader of the program picks one. Elsewhere, and under sanitizers, there is one copy.
#pragma once

#include "text/sanitized.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !VANBAN_SANITIZED && defined(__OPTIMIZE__)
#define VANBAN_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define VANBAN_WIDE
#endif
