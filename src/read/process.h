// Programs of others, run safely on files nobody vouches for: without a shell, with nothing of ours inherited, within
// limits of time, memory and output, and ended as a whole.
//
// Any number of threads may do so at the same time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "options.h"
#include "read/memory_file.h"
#include "read/read_error.h"

namespace vanban::read {

/// Where programs are looked for, and where they may write.
struct ProgramPlaces {
  std::string path = "/usr/local/bin:/usr/bin:/bin";  ///< folders, divided by colons
  std::string temporary = "/tmp";                     ///< private folders are made in here
};

/// Where the options of a reader say so.
ProgramPlaces places_of(const ReadOptions& options);

struct RunLimits {
  unsigned seconds = 60;                     ///< by the clock; of processor time, each of its processes has as much
  uint64_t memory = uint64_t{1} << 30;       ///< bytes of address space
  uint64_t output = uint64_t{256} << 20;     ///< bytes it may print
  uint64_t file_bytes = uint64_t{64} << 20;  ///< bytes of each file it may write
};

struct Command {
  std::string program;                     ///< a name, looked for in ProgramPlaces::path
  const char* package = "";                ///< the Debian package that holds it, for the message when it is missing
  std::vector<std::string> arguments;      ///< what follows the name
  std::string_view input;                  ///< what stands on its standard input, which it can also open and seek in
  const MemoryFile* input_file = nullptr;  ///< the same as a file
  MemoryFile* printed = nullptr;           ///< an empty one takes its standard output, not RunResult::output
  std::vector<std::string> environment;    ///< NAME=value, besides PATH, HOME, TMPDIR and LC_ALL
  std::string folder;                      ///< its current folder, HOME and TMPDIR; empty: none it could write to
  RunLimits limits;
};

struct RunResult {
  int status = 0;      ///< exit status
  std::string output;  ///< standard output
  std::string errors;  ///< the beginning of standard error, at most 8 KB
};

/// Runs a program to its end. Throws ReadError: converter_missing; timed_out; too_large where it printed more than it
/// may; converter_failed where a signal ended it or the system could not start it. An exit status is the caller's to
/// judge.
RunResult run(const Command& command, const ProgramPlaces& places);

/// The path of a program; "" where there is none.
std::string find_program(std::string_view name, const ProgramPlaces& places);

/// A folder of one's own that nobody else can look into; it goes, with all that is in it, when the object goes.
class PrivateFolder {
 public:
  /// Throws ReadError (converter_failed) where it cannot be made.
  explicit PrivateFolder(const ProgramPlaces& places);
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string path(std::string_view file) const { return path_ + "/" + std::string(file); }

 private:
  std::string path_;
};

}  // namespace vanban::read
