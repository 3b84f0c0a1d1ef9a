#include "batch/pool.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <stdexcept>

extern char** environ;  // NOLINT: POSIX's name

namespace vanban::batch {

namespace {

// So many jobs, or bytes of documents, wait at a worker: enough that it is never idle while the run is busy elsewhere,
// few enough that long ones, such as scans, do not queue at one worker while another has nothing: behind one that takes
// longer than waiting_ns none waits.
constexpr size_t most_waiting = 96;
constexpr int64_t waiting_ns = 100'000'000;
constexpr int64_t most_waiting_bytes = 1280 << 10;
constexpr int most_fruitless_starts = 3;

int64_t now_ns() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

/// A file in memory that a worker is given, too.
int shared_file(const char* name, size_t size) {
  const int file = memfd_create(name, MFD_CLOEXEC);
  if (file < 0 || ftruncate(file, static_cast<off_t>(size)) != 0) no_worker();
  return file;
}

}  // namespace

struct Pool::Worker {
  pid_t pid = -1;
  int socket = -1;
  WorkerState* state = nullptr;
  int state_file = -1;
  int ring_file = -1;
  std::unique_ptr<RingReader> ring;
  std::deque<Job> jobs;  // given and not yet answered, in order
  int64_t waiting_bytes = 0;
  std::string to_send;
  size_t sent = 0;
  Received received;  // of the ring, what is part of a message that may be larger than it
  bool late = false;  // it was ended for taking too long
  int fruitless = 0;  // starts since it last answered

  bool wants_job() const {
    if (jobs.empty()) return true;
    const int64_t pace = state->pace.load(std::memory_order_relaxed);
    return pace > 0 && static_cast<int64_t>(jobs.size()) < waiting_ns / pace && jobs.size() < most_waiting &&
           waiting_bytes < most_waiting_bytes;
  }
};

Pool::Pool(std::vector<std::string> command, const WorkerOptions& options, unsigned size)
    : command_(std::move(command)), options_(options) {
  for (unsigned i = 0; i < size; ++i) start(*workers_.emplace_back(std::make_unique<Worker>()));
}

Pool::~Pool() {
  for (auto& worker : workers_) stop(*worker);
}

void Pool::start(Worker& w) {
  int sockets[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) no_worker();
  w.socket = sockets[0];
  fcntl(w.socket, F_SETFL, O_NONBLOCK);
  constexpr int on_the_way = static_cast<int>(4 * receive_at_once);
  setsockopt(w.socket, SOL_SOCKET, SO_SNDBUF, &on_the_way, sizeof on_the_way);
  w.state_file = shared_file("vanban-worker", sizeof(WorkerState));
  void* shared = mmap(nullptr, sizeof(WorkerState), PROT_READ | PROT_WRITE, MAP_SHARED, w.state_file, 0);
  if (shared == MAP_FAILED) no_worker();
  w.state = new (shared) WorkerState;
  w.ring_file = shared_file("vanban-findings", ring_size);
  w.ring = std::make_unique<RingReader>(w.state->findings, w.ring_file);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  // Not 3 to 5 themselves: dup2 of a descriptor onto itself would leave it closed on exec.
  int high_socket = fcntl(sockets[1], F_DUPFD_CLOEXEC, 10);
  int high_state = fcntl(w.state_file, F_DUPFD_CLOEXEC, 10);
  int high_ring = fcntl(w.ring_file, F_DUPFD_CLOEXEC, 10);
  posix_spawn_file_actions_adddup2(&files, high_socket, worker_socket);
  posix_spawn_file_actions_adddup2(&files, high_state, worker_state);
  posix_spawn_file_actions_adddup2(&files, high_ring, worker_ring);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own: an interrupt from the terminal is the run's, and what it starts ends with it.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  std::vector<char*> arguments;
  for (std::string& argument : command_) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  int error = posix_spawn(&w.pid, arguments[0], &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  for (int fd : {high_socket, high_state, high_ring, sockets[1]}) close(fd);
  if (error != 0) {
    w.pid = -1;
    throw std::runtime_error(command_[0] + " cannot be started: " + std::strerror(error));
  }
  w.late = false;
  w.received = {};
  w.sent = 0;
  w.to_send.clear();
  put_message(options_.packed(), w.to_send);
  w.waiting_bytes = 0;
  std::deque<Job> again = std::move(w.jobs);
  w.jobs.clear();
  for (Job& job : again) hand_over(w, std::move(job));
  write(w);  // it can load its grammar at once
}

void Pool::stop(Worker& w) {
  if (w.pid > 0) {
    kill(-w.pid, SIGKILL);
    while (waitpid(w.pid, nullptr, 0) < 0 && errno == EINTR) {}
    w.pid = -1;
  }
  w.ring.reset();
  if (w.ring_file >= 0) close(w.ring_file);
  if (w.socket >= 0) close(w.socket);
  if (w.state != nullptr) munmap(w.state, sizeof(WorkerState));
  if (w.state_file >= 0) close(w.state_file);
  w.socket = w.state_file = w.ring_file = -1;
  w.state = nullptr;
}

bool Pool::wants_job() const {
  return std::any_of(workers_.begin(), workers_.end(), [](const auto& w) { return w->wants_job(); });
}

void Pool::give(Job job) {
  auto load = [](const auto& w) { return std::make_pair(!w->wants_job(), w->waiting_bytes + int64_t(w->jobs.size())); };
  auto least = std::min_element(workers_.begin(), workers_.end(),
                                [&](const auto& a, const auto& b) { return load(a) < load(b); });
  hand_over(**least, std::move(job));
}

void Pool::hand_over(Worker& w, Job&& job) {
  put_message(job, w.to_send);
  w.waiting_bytes += job.size;
  w.jobs.push_back(std::move(job));
}

size_t Pool::in_flight() const {
  size_t jobs = 0;
  for (const auto& w : workers_) jobs += w->jobs.size();
  return jobs;
}

std::string Pool::grammar() const { return workers_.empty() ? "" : workers_[0]->state->grammar; }

void Pool::add_descriptors(std::vector<pollfd>& to, bool reading) const {
  for (const auto& w : workers_) {
    int events = (reading ? POLLIN : 0) | (w->sent < w->to_send.size() ? POLLOUT : 0);
    if (events != 0) to.push_back({w->socket, static_cast<int16_t>(events), 0});
  }
}

void Pool::turn(bool reading, const std::function<void(Filed&&)>& take) {
  for (auto& w : workers_) {
    write(*w);
    if (reading) read(*w, take);
    check_time(*w);
  }
}

void Pool::write(Worker& w) {
  while (w.sent < w.to_send.size()) {
    ssize_t n = ::send(w.socket, w.to_send.data() + w.sent, w.to_send.size() - w.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;  // full, or the worker is gone: reading will tell
    w.sent += static_cast<size_t>(n);
  }
  w.to_send.clear();
  w.sent = 0;
}

void Pool::read(Worker& w, const std::function<void(Filed&&)>& take) {
  char bells[256];
  const ssize_t n = recv(w.socket, bells, sizeof bells, MSG_DONTWAIT);
  const bool gone = n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
  take_messages(w, take);
  if (gone) lost(w, take);
}

void Pool::take_messages(Worker& w, const std::function<void(Filed&&)>& take) {
  const std::string_view come = w.ring->view();
  const bool apart = w.received.size() > 0;
  if (apart) {
    std::memcpy(w.received.room(come.size()), come.data(), come.size());
    w.received.used(come.size());
    w.ring->drop(come.size());
  }
  std::string_view stream = apart ? w.received.view() : come;
  std::string_view message;
  while (take_message(stream, message)) {
    Filed filed;
    filed.message.assign(message.begin(), message.end());
    filed.finding = Finding::unpacked({filed.message.data(), filed.message.size()});
    filed.job = std::move(w.jobs.front());
    w.jobs.pop_front();
    w.waiting_bytes -= filed.job.size;
    w.fruitless = 0;
    if (filed.finding.verdict != Verdict::failed) filed.job.bytes = {};
    take(std::move(filed));
  }
  if (apart) {
    w.received.drop(w.received.size() - stream.size());
    return;
  }
  // Of a message that does not fit in, the begin makes room for the rest.
  if (stream.size() >= ring_size / 2) {
    std::memcpy(w.received.room(stream.size()), stream.data(), stream.size());
    w.received.used(stream.size());
    stream = {};
  }
  w.ring->drop(come.size() - stream.size());
}

void Pool::check_time(Worker& w) const {
  uint64_t at = w.state->at.load(std::memory_order_acquire);
  if (at == 0 || w.late) return;
  int64_t seconds = (now_ns() - w.state->since.load(std::memory_order_relaxed)) / 1'000'000'000;
  // A reader that keeps the limit itself tells better what took so long; this is for all others.
  if (seconds < int64_t{options_.time_limit} + 2) return;
  w.late = true;
  kill(-w.pid, SIGKILL);
}

void Pool::lost(Worker& w, const std::function<void(Filed&&)>& take) {
  int status = 0;
  kill(-w.pid, SIGKILL);
  while (waitpid(w.pid, &status, 0) < 0 && errno == EINTR) {}
  w.pid = -1;
  uint64_t at = w.state->at.load(std::memory_order_acquire);
  bool late = w.late;
  stop(w);
  // What it had found and not sent is found again; the file it was at is the one to blame.
  auto blamed = std::find_if(w.jobs.begin(), w.jobs.end(), [&](const Job& job) { return job.sequence + 1 == at; });
  if (blamed != w.jobs.end()) {
    Filed filed;
    filed.job = std::move(*blamed);
    w.jobs.erase(blamed);
    std::string message;
    if (late) {
      message = "took longer than " + std::to_string(options_.time_limit) + " s; raise the limit with --time-limit";
    } else if (WIFSIGNALED(status)) {
      message = std::string("made its reader crash (") + strsignal(WTERMSIG(status)) + ")";
    } else {
      message = "made its reader end (exit status " + std::to_string(WEXITSTATUS(status)) + ")";
    }
    Finding finding;
    finding.sequence = filed.job.sequence;
    finding.size = filed.job.size;
    finding.modified = filed.job.modified;
    finding.reason = late ? "timed_out" : "crashed";
    finding.message = message;
    finding.transient = late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);  // the system was short of memory
    std::string packed;
    finding.pack(packed);
    filed.message.assign(packed.begin(), packed.end());
    filed.finding = Finding::unpacked({filed.message.data(), filed.message.size()});
    w.fruitless = 0;
    take(std::move(filed));
  }
  if (++w.fruitless > most_fruitless_starts) {
    throw std::runtime_error("a worker cannot work: it ends right after its start; try vanban parse on a file");
  }
  start(w);
}

}  // namespace vanban::batch
