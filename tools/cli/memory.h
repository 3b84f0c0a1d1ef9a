// Quick memory for a process of one busy thread, see memory.cc.
#pragma once

namespace vanban::cli {

/// From now on small pieces of memory are kept by size. Once, before there are threads.
void keep_pieces();

}  // namespace vanban::cli
