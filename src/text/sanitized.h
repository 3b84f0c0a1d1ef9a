// Whether this is compiled under a sanitizer that keeps books of the memory, which g++ says in one way and clang in
// another.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define VANBAN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define VANBAN_SANITIZED 1
#endif
#endif
#ifndef VANBAN_SANITIZED
#define VANBAN_SANITIZED 0
#endif
