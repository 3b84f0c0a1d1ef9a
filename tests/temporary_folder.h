// A folder for a test's files and for programs that stand in for real ones.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace vanban::tests {

class TemporaryFolder {
 public:
  TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "vanban-test-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

  /// A program of that name: a script for /bin/sh.
  void program(const std::string& name, const std::string& script) const {
    std::ofstream(file(name)) << "#!/bin/sh\n" << script << "\n";
    ::chmod(file(name).c_str(), 0755);
  }
  /// How many things it holds besides `expected`.
  size_t left_behind(const std::string& expected = "") const {
    size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) {
      count += entry.path().filename() == expected ? 0U : 1U;
    }
    return count;
  }

 private:
  std::string path_;
};

}  // namespace vanban::tests
