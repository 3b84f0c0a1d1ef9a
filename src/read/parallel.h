// The same for several things at a time.
#pragma once

#include <cstddef>
#include <functional>

namespace vanban::read {

/// Calls f(0) … f(count - 1), `threads` at a time, and passes on the first exception. f must be thread-safe.
void in_parallel(size_t count, unsigned threads, const std::function<void(size_t)>& f);

}  // namespace vanban::read
