#include "batch/results_out.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "batch/catalog/compressed.h"

namespace vanban::batch {

namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  bool may_pass = error == ENOSPC || error == EDQUOT || error == EIO;
  throw CatalogError(path + ": results cannot be written: " + std::strerror(error), may_pass);
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (fd_ < 0) fail(path_, errno);
  }
  ~Descriptor() { close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write_at(std::string_view bytes, int64_t at) const {
    while (!bytes.empty()) {
      ssize_t n = pwrite(fd_, bytes.data(), bytes.size(), at);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail(path_, errno);
      bytes.remove_prefix(static_cast<size_t>(n));
      at += n;
    }
  }
  void check(int status) const {
    if (status != 0) fail(path_, errno);
  }
  int fd() const { return fd_; }

 private:
  std::string path_;
  int fd_;
};

/// Results one behind the other, as lines or as zstd frames: a file of frames is a zstd file.
class OneFile : public ResultsOut {
 public:
  OneFile(const std::string& path, Catalog& catalog, bool unpack)
      : unpack_(unpack), path_(std::filesystem::absolute(path).string()), file_(path_, O_RDWR | O_CREAT) {
    std::unique_ptr<Cursor> row = catalog.query("SELECT bytes FROM result_files WHERE path = ?", {path_});
    struct stat status;
    file_.check(fstat(file_.fd(), &status));
    bool known = row->next();
    committed_ = known ? row->integer(0) : 0;
    row.reset();
    if (!known && status.st_size > 0) {
      throw CatalogError(path_ + " is there already, and not from this catalogue; name another file, or remove it");
    }
    if (status.st_size < committed_) {
      throw CatalogError(path_ + " is shorter than it was left; begin anew with another catalogue and another file");
    }
    // From now on what is in it is known to be ours, also what a crash left behind the last commit.
    if (!known) catalog.execute("INSERT INTO result_files (path, bytes) VALUES (?, 0)", {path_});
    file_.check(ftruncate(file_.fd(), committed_));
    written_ = committed_;
  }

  void add(const Filed& file) override {
    const std::string_view json = file.finding.json;
    write(unpack_ ? std::string_view(unpacked_ = decompressed(json)) : json);
  }

  void flush(Catalog& catalog) override {
    if (written_ == committed_) return;
    file_.check(fdatasync(file_.fd()));
    catalog.execute(
        "INSERT INTO result_files (path, bytes) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes",
        {path_, written_});
  }

  void committed() override {
    // Nobody reads it soon: the memory it takes in the system's cache is better used for what is written next, which
    // takes an eighth of the time where memory was in use just before.
    if (written_ > committed_) posix_fadvise(file_.fd(), committed_, written_ - committed_, POSIX_FADV_DONTNEED);
    committed_ = written_;
  }
  void forget() override {
    written_ = committed_;
    file_.check(ftruncate(file_.fd(), committed_));
  }

 private:
  void write(std::string_view json) {
    file_.write_at(json, written_);
    written_ += static_cast<int64_t>(json.size());
  }

  bool unpack_;
  std::string unpacked_;
  std::string path_;
  Descriptor file_;
  int64_t committed_ = 0;
  int64_t written_ = 0;
};

/// FOLDER/the/path/of/the/file.json, written beside and renamed.
class OneEach : public ResultsOut {
 public:
  OneEach(const std::string& folder, bool unpack) : unpack_(unpack), folder_(folder) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error) fail(folder_.string(), error.value());
  }

  void add(const Filed& file) override {
    std::filesystem::path path = folder_ / std::filesystem::path(file.job.source).relative_path();
    path += ".json";
    path = path.lexically_normal();
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) fail(path.parent_path().string(), error.value());
    std::string beside = path.string() + ".part";
    {
      Descriptor out(beside, O_WRONLY | O_CREAT | O_TRUNC);
      unpack_ ? out.write_at(decompressed(file.finding.json), 0) : out.write_at(file.finding.json, 0);
    }
    if (rename(beside.c_str(), path.c_str()) != 0) fail(path.string(), errno);
    any_ = true;
  }

  void flush(Catalog&) override {
    if (!any_) return;
    Descriptor folder(folder_.string(), O_RDONLY | O_DIRECTORY);
    folder.check(syncfs(folder.fd()));
    any_ = false;
  }
  void committed() override {}
  void forget() override {}

 private:
  bool unpack_;
  std::filesystem::path folder_;
  bool any_ = false;
};

}  // namespace

bool is_compressed(const std::string& where) { return where.ends_with(".jsonl.zst"); }

bool is_results_file(const std::string& where) { return is_compressed(where) || where.ends_with(".jsonl"); }

std::unique_ptr<ResultsOut> open_results(const std::string& where, Catalog& catalog, bool compressed) {
  bool unpack = compressed && !is_compressed(where);
  if (is_results_file(where)) return std::make_unique<OneFile>(where, catalog, unpack);
  return std::make_unique<OneEach>(where, unpack);
}

}  // namespace vanban::batch
