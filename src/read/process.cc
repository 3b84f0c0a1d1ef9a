#include "read/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>

namespace vanban::read {

namespace {

using Clock = std::chrono::steady_clock;
using Reason = ReadError::Reason;

constexpr size_t kept_errors = 8192;

/// A file descriptor that is closed with its object, and never inherited.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  void set(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_ = -1;
};

struct Pipe {
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
      throw ReadError(Reason::converter_failed, std::string("no pipe to a program: ") + std::strerror(errno));
    }
    out.set(ends[0]);
    in.set(ends[1]);
  }
  Descriptor out, in;
};

/// All that the child needs, made before vfork(): behind it only system calls are safe, since the child works in the
/// parent's memory, and other threads may hold any lock.
struct Prepared {
  std::string file;
  std::vector<std::string> texts;
  std::vector<char*> arguments, environment;
  const char* folder = nullptr;
  RunLimits limits;

  Prepared(const Command& command, const ProgramPlaces& places) : limits(command.limits) {
    if (command.printed != nullptr) limits.file_bytes = limits.output;
    file = find_program(command.program, places);
    if (file.empty()) {
      throw ReadError(Reason::converter_missing,
                      "the program " + command.program + " is not installed; install the package " + command.package);
    }
    folder = command.folder.empty() ? "/" : command.folder.c_str();
    const std::string home = command.folder.empty() ? "/nonexistent" : command.folder;
    texts.push_back(command.program);
    texts.insert(texts.end(), command.arguments.begin(), command.arguments.end());
    const size_t count = texts.size();
    for (std::string text : {"PATH=" + places.path, "HOME=" + home, "TMPDIR=" + home, std::string("LC_ALL=C.UTF-8")}) {
      texts.push_back(std::move(text));
    }
    texts.insert(texts.end(), command.environment.begin(), command.environment.end());
    for (size_t i = 0; i < texts.size(); ++i) (i < count ? arguments : environment).push_back(texts[i].data());
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
  }
};

void limit(int what, uint64_t amount) {
  const rlimit value{amount, amount};
  ::setrlimit(static_cast<__rlimit_resource_t>(what), &value);
}

/// What the child does; it does not return. `failed` tells the parent why nothing was started.
[[noreturn]] void become(const Prepared& program, int input, int output, int errors, int failed) {
  ::setpgid(0, 0);
  for (int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD, SIGXFSZ}) ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, program.limits.seconds + 1);
  limit(RLIMIT_AS, program.limits.memory);
  limit(RLIMIT_FSIZE, program.limits.file_bytes);
  // The ends of the pipes are all above 2 here: the parent moved them.
  bool ready = ::dup2(input, 0) == 0 && ::dup2(output, 1) == 1 && ::dup2(errors, 2) == 2;
  ready = ready && ::chdir(program.folder) == 0 && ::dup2(failed, 3) == 3 && ::fcntl(3, F_SETFD, FD_CLOEXEC) == 0;
  if (ready) {
    // What this process has open, marked or not, is not the program's.
    if (::syscall(SYS_close_range, 4U, ~0U, 0U) != 0) {
      for (int fd = 4; fd < 1024; ++fd) ::close(fd);
    }
    ::execve(program.file.c_str(), program.arguments.data(), program.environment.data());
    failed = 3;
  }
  const int why = errno;
  [[maybe_unused]] ssize_t told = ::write(failed, &why, sizeof why);
  ::_exit(127);
}

/// The child's number, or -1. Not by fork(): pages of images are much to copy the tables of. Signals wait meanwhile,
/// for their handlers would run in the memory of both.
pid_t start(const Prepared& program, int input, int output, int errors, int failed) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t pid = ::vfork();
  if (pid == 0) become(program, input, output, errors, failed);
  const int error = errno;
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  errno = error;
  return pid;
}

/// A descriptor above the standard ones and the one the child reports on, so that moving one never closes another.
void lift(Descriptor& file) {
  if (file.get() > 3) return;
  const int lifted = ::fcntl(file.get(), F_DUPFD_CLOEXEC, 4);
  if (lifted < 0) throw ReadError(Reason::converter_failed, "too many open files to start a program");
  file.set(lifted);
}

/// A started program and all it starts. They are ended with the object.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) { ::setpgid(pid, pid); }
  ~Child() { end(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// True once the program itself has ended; status() then holds.
  bool ended() {
    if (done_) return true;
    const pid_t got = ::waitpid(pid_, &status_, WNOHANG);
    done_ = got == pid_ || (got < 0 && errno == ECHILD);
    if (done_) ::kill(-pid_, SIGKILL);  // what it left behind
    return done_;
  }
  void end() {
    if (done_) return;
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {}
    done_ = true;
  }
  int status() const { return status_; }

 private:
  pid_t pid_;
  int status_ = 0;
  bool done_ = false;
};

/// Reads what is there; false at the end.
bool drain(int file, std::string& into, size_t keep) {
  char buffer[65536];
  const ssize_t n = ::read(file, buffer, sizeof buffer);
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  if (n == 0) return false;
  if (into.size() < keep) into.append(buffer, std::min(static_cast<size_t>(n), keep - into.size()));
  return true;
}

[[noreturn]] void printed_too_much(const Command& command) {
  throw ReadError(Reason::too_large, command.program + " printed more than " +
                                         std::to_string(command.limits.output >> 20) + " MB and was stopped");
}

}  // namespace

ProgramPlaces places_of(const ReadOptions& options) { return {options.program_path, options.temp_folder}; }

std::string find_program(std::string_view name, const ProgramPlaces& places) {
  std::string_view rest = places.path;
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    if (folder.empty() || folder[0] != '/') continue;  // the current folder is anybody's
    std::string file = std::string(folder) + "/" + std::string(name);
    if (::access(file.c_str(), X_OK) == 0) return file;
  }
  return {};
}

RunResult run(const Command& command, const ProgramPlaces& places) {
  const Prepared program(command, places);
  std::optional<MemoryFile> own;
  if (command.input_file == nullptr) own.emplace(command.input);
  const int input = (own ? *own : *command.input_file).from_beginning();
  Pipe output;
  Pipe errors;
  Pipe failed;
  for (Descriptor* file : {&output.in, &errors.in, &failed.in}) lift(*file);
  const int printed = command.printed == nullptr ? output.in.get() : command.printed->from_beginning();

  const auto deadline = Clock::now() + std::chrono::seconds(command.limits.seconds);
  const pid_t pid = start(program, input, printed, errors.in.get(), failed.in.get());
  if (pid < 0) {
    throw ReadError(Reason::converter_failed, command.program + " could not be started: " + std::strerror(errno));
  }
  Child child(pid);
  own.reset();
  output.in.close();
  errors.in.close();
  failed.in.close();
  int why = 0;
  ssize_t told = 0;
  while ((told = ::read(failed.out.get(), &why, sizeof why)) < 0 && errno == EINTR) {}
  if (told == static_cast<ssize_t>(sizeof why)) {
    throw ReadError(Reason::converter_failed, command.program + " could not be started: " + std::strerror(why));
  }

  RunResult result;
  bool more[2] = {command.printed == nullptr, true};
  bool over = false;
  while (!over || more[0] || more[1]) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      throw ReadError(Reason::timed_out, command.program + " did not end within " +
                                             std::to_string(command.limits.seconds) + " seconds and was stopped");
    }
    pollfd files[2] = {{more[0] ? output.out.get() : -1, POLLIN, 0}, {more[1] ? errors.out.get() : -1, POLLIN, 0}};
    // With both closed, the end of the program is all there is to wait for. Otherwise a look now and then finds a
    // program that ended and left something behind that keeps them open.
    const int wait = more[0] || more[1] ? static_cast<int>(std::min<int64_t>(left, 100)) : 1;
    ::poll(files, 2, over ? 0 : wait);
    const bool nothing = files[0].revents == 0 && files[1].revents == 0;
    if (files[0].revents != 0) more[0] = drain(output.out.get(), result.output, command.limits.output + 1);
    if (files[1].revents != 0) more[1] = drain(errors.out.get(), result.errors, kept_errors);
    if (result.output.size() > command.limits.output) printed_too_much(command);
    if (over && nothing) break;
    if (nothing || (!more[0] && !more[1])) over = child.ended();
  }

  if (WIFSIGNALED(child.status())) {
    const int signal = WTERMSIG(child.status());
    if (signal == SIGXFSZ && command.printed != nullptr) printed_too_much(command);
    if (signal == SIGXCPU) {
      throw ReadError(Reason::timed_out, command.program + " took more than " + std::to_string(command.limits.seconds) +
                                             " seconds of processor time");
    }
    throw ReadError(Reason::converter_failed, command.program + " was ended by signal " + std::to_string(signal) +
                                                  ": the file is damaged, or needs more memory than it may take");
  }
  result.status = WEXITSTATUS(child.status());
  return result;
}

PrivateFolder::PrivateFolder(const ProgramPlaces& places) : path_(places.temporary + "/vanban-XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr) {
    throw ReadError(Reason::converter_failed,
                    "no temporary folder can be made in " + places.temporary + ": " + std::strerror(errno));
  }
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace vanban::read
