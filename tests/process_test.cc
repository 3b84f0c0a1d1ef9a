// Programs are run without a shell, within limits, and leave nothing behind.
#include "read/process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "temporary_folder.h"

namespace vanban::read {
namespace {

using tests::TemporaryFolder;
using Reason = ReadError::Reason;

class Process : public ::testing::Test {
 protected:
  Command command(const std::string& script) {
    folder.program("program", script);
    Command c;
    c.program = "program";
    c.package = "some-package";
    c.limits.seconds = 60;
    return c;
  }
  Reason refusal(const Command& c) {
    try {
      run(c, places);
    } catch (const ReadError& e) {
      message = e.what();
      return e.reason();
    }
    ADD_FAILURE() << "nothing was thrown";
    return Reason::empty;
  }

  TemporaryFolder folder;
  ProgramPlaces places{folder.path() + ":/usr/bin:/bin", folder.path()};
  std::string message;
};

TEST_F(Process, GivesOutputErrorsAndStatus) {
  Command c = command("cat; echo hỏng >&2; exit 3");
  const std::string input(200000, 'x');
  c.input = input;
  const RunResult result = run(c, places);
  EXPECT_EQ(result.output, input);
  EXPECT_EQ(result.errors, "hỏng\n");
  EXPECT_EQ(result.status, 3);
}

TEST_F(Process, InputCanBeOpenedAndSoughtIn) {
  Command c = command("tail -c 3 /dev/stdin; head -c 2 /dev/stdin");
  c.input = "abcdef";
  EXPECT_EQ(run(c, places).output, "defab");
}

TEST_F(Process, FilesInMemoryGoFromProgramToProgram) {
  MemoryWriter writer;
  std::string input;
  for (int i = 0; i < 3000; ++i) {  // more than is written at a time
    const std::string row(100 + static_cast<size_t>(i % 7), static_cast<char>('a' + i % 26));
    writer.append(row);
    input += row;
  }
  const MemoryFile file = std::move(writer).done();
  EXPECT_EQ(file.bytes(), input);
  Command c = command("cat; echo hỏng >&2");
  c.input_file = &file;
  for (int i = 0; i < 2; ++i) {  // each from the beginning
    MemoryFile printed;
    c.printed = &printed;
    const RunResult result = run(c, places);
    EXPECT_EQ(printed.bytes(), input);
    EXPECT_EQ(result.output, "");
    EXPECT_EQ(result.errors, "hỏng\n");
  }
  MemoryFile nothing;
  EXPECT_EQ(nothing.bytes(), "");
  c = command("exec yes");
  c.limits.output = 1 << 20;
  c.printed = &nothing;
  EXPECT_EQ(refusal(c), Reason::too_large);
  // What is seen of a file stays, whatever a program does to it.
  c = command("truncate -s 0 /proc/self/fd/1 || echo refused >&2");
  MemoryFile kept("kept");
  c.printed = &kept;
  EXPECT_NE(run(c, places).errors.find("refused"), std::string::npos);
  EXPECT_EQ(kept.bytes(), "kept");
}

TEST_F(Process, ArgumentsAreNoShellText) {
  Command c = command("for a in \"$@\"; do echo \"<$a>\"; done");
  c.arguments = {"$(echo x)", "a b", "; rm -rf .", "*", "'", "\""};
  EXPECT_EQ(run(c, places).output, "<$(echo x)>\n<a b>\n<; rm -rf .>\n<*>\n<'>\n<\">\n");
}

TEST_F(Process, InheritsNothing) {
  const int open = ::open("/dev/null", O_RDONLY);  // without the mark that closes it
  const int high = ::fcntl(open, F_DUPFD, 200);
  Command c = command("env; cd /proc/$$/fd && echo fds [0-9]*");
  c.environment = {"EXTRA=1"};
  const std::string output = run(c, places).output;
  ::close(open);
  ::close(high);
  EXPECT_EQ(output.find(" 200"), std::string::npos) << output;
  EXPECT_EQ(output.find("USER="), std::string::npos) << output;
  EXPECT_NE(output.find("LC_ALL=C.UTF-8\n"), std::string::npos) << output;
  EXPECT_NE(output.find("EXTRA=1\n"), std::string::npos) << output;
  EXPECT_NE(output.find("HOME=/nonexistent\n"), std::string::npos) << output;
}

TEST_F(Process, NamesThePackageOfAMissingProgram) {
  Command c = command("true");
  c.program = "no-such-program";
  EXPECT_EQ(refusal(c), Reason::converter_missing);
  EXPECT_NE(message.find("no-such-program"), std::string::npos);
  EXPECT_NE(message.find("some-package"), std::string::npos);
}

TEST_F(Process, StopsAProgramThatHangsWithAllItStarted) {
  Command c = command("sleep 600 & echo $! > \"$1\"; wait");
  c.arguments = {folder.file("pid")};
  c.limits.seconds = 1;
  EXPECT_EQ(refusal(c), Reason::timed_out);
  pid_t started = 0;
  std::ifstream(folder.file("pid")) >> started;
  ASSERT_GT(started, 0);
  // It was killed with its group; whoever inherits it may take a moment to clear it away.
  for (int i = 0; i < 1000 && ::kill(started, 0) == 0; ++i) {
    std::ifstream stat("/proc/" + std::to_string(started) + "/stat");
    std::string field;
    stat >> field >> field >> field;
    if (field == "Z") return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_NE(::kill(started, 0), 0);
}

TEST_F(Process, WhatAProgramLeavesBehindDoesNotHoldItUp) {
  Command c = command("sleep 600 & echo done");
  EXPECT_EQ(run(c, places).output, "done\n");
}

TEST_F(Process, StopsEndlessOutput) {
  Command c = command("yes");
  c.limits.output = 1 << 20;
  EXPECT_EQ(refusal(c), Reason::too_large);
  Command d = command("yes >&2 & sleep 0.2; kill $!; echo kept");
  const RunResult result = run(d, places);
  EXPECT_EQ(result.output, "kept\n");
  EXPECT_EQ(result.errors.size(), 8192U);
}

TEST_F(Process, ACrashIsAnError) {
  Command c = command("kill -SEGV $$");
  EXPECT_EQ(refusal(c), Reason::converter_failed);
  folder.program("broken", "");
  std::ofstream(folder.file("broken"), std::ios::binary) << "\x7f"
                                                            "ELF nonsense";
  c.program = "broken";
  EXPECT_EQ(refusal(c), Reason::converter_failed);
}

TEST_F(Process, LimitsAreSet) {
  Command c = command("ulimit -v; ulimit -c; ulimit -f");
  c.limits.memory = uint64_t{512} << 20;
  c.limits.file_bytes = uint64_t{1} << 20;
  EXPECT_EQ(run(c, places).output, "524288\n0\n2048\n");
}

TEST_F(Process, ManyThreadsAtATime) {
  const Command c = command("cat");
  std::vector<std::jthread> threads;
  std::vector<size_t> wrong(8, 0);
  for (size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      Command mine = c;
      const std::string input(70000, static_cast<char>('a' + t));
      mine.input = input;
      for (int i = 0; i < 10; ++i) wrong[t] += run(mine, places).output == input ? 0U : 1U;
    });
  }
  threads.clear();
  EXPECT_EQ(wrong, std::vector<size_t>(8, 0));
}

TEST_F(Process, APrivateFolderGoesWithAllItHolds) {
  std::string path;
  try {
    PrivateFolder own(places);
    path = own.path();
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0700U);
    std::filesystem::create_directories(own.path("a/b"));
    std::ofstream(own.path("a/b/c")) << "x";
    throw ReadError(Reason::damaged, "in between");
  } catch (const ReadError&) {}
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_THROW(PrivateFolder(ProgramPlaces{"", folder.file("nowhere")}), ReadError);
}

}  // namespace
}  // namespace vanban::read
