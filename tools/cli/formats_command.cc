// vanban formats: what files are read, and what is missing to read more.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/cli.h"
#include "cli/columns.h"
#include "cli/output.h"
#include "read/read.h"

namespace vanban::cli {

namespace {

/// A library that is loaded, not a program that is run.
bool is_library(const std::string& name) { return name.find(".so") != std::string::npos; }

/// Whether a program can be run by its name, or a library be loaded.
bool is_installed(const std::string& program) {
  if (is_library(program)) {
    void* library = dlopen(program.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (library != nullptr) dlclose(library);
    return library != nullptr;
  }
  const char* path = std::getenv("PATH");
  std::string folders = path == nullptr ? "/usr/bin:/bin" : path;
  for (size_t at = 0; at <= folders.size();) {
    size_t end = std::min(folders.find(':', at), folders.size());
    std::string candidate = folders.substr(at, end - at) + "/" + program;
    if (access(candidate.c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

/// "pdftotext", or each of "a b".
std::string missing_of(const std::string& programs) {
  std::string missing;
  for (size_t at = 0; at < programs.size();) {
    size_t end = std::min(programs.find(' ', at), programs.size());
    std::string program = programs.substr(at, end - at);
    if (!is_installed(program)) missing += (missing.empty() ? "" : ", ") + program;
    at = end + 1;
  }
  return missing;
}

}  // namespace

int run_formats() {
  std::string out = padded("FORMAT", 40) + padded("READ", 9) + "WITH\n";
  for (const read::Format& f : read::formats()) {
    if (f.reader == nullptr && !read::is_text(f)) continue;
    std::string program = f.program;
    std::string missing = missing_of(program);
    std::string name = f.name;
    if (name.starts_with("a ")) name.erase(0, 2);
    if (name.starts_with("an ")) name.erase(0, 3);
    out += padded(name, 40) + padded(missing.empty() ? "yes" : "no", 9);
    if (program.empty()) {
      out += "vanban itself";
    } else if (missing.empty()) {
      out += is_library(program) ? "vanban itself, and " + program : program;
    } else {
      out += missing + ", which is not installed: apt-get install " + f.package;
    }
    out += "\n";
  }
  out += "\nEncodings of text, told apart by what they make of it, or named with --encoding:\n ";
  for (const std::string& name : text_encodings()) out += " " + name;
  out += "\n";
  std::string problem = write_all(STDOUT_FILENO, out);
  if (!problem.empty()) complain("standard output", problem);
  return problem.empty() ? all_done : input_failed;
}

}  // namespace vanban::cli
