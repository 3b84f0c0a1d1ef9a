// A worker: a process that reads one file after another for a run.
//
// It is a process and not a thread, since the files come from anywhere and formats are read by much code of others: a
// file that makes it crash, take all memory or never come back ends this process alone, and costs the run that file.
// It also keeps the matchers of the grammar to itself, so that workers never wait for each other.
#pragma once

namespace vanban::batch {

/// Serves the jobs that arrive on `worker_socket` until it is closed (see message.h). Exit status of the process.
int run_worker();

}  // namespace vanban::batch
