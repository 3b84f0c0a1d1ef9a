#include "batch/results_out.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <new>

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

/// Writes a file on from some place, in blocks that pass by the system's cache: a result is written once and read by
/// nobody soon, and the pages of the cache it would go through cost more than all else that is done with it.
class Appender {
 public:
  explicit Appender(const std::string& path)
      : file_(path, O_RDWR | O_CREAT),
        past_cache_(::open(path.c_str(), O_WRONLY | O_DIRECT | O_CLOEXEC)),  // not every file system has it
        buffer_(static_cast<char*>(std::aligned_alloc(most, most))) {
    if (!buffer_) throw std::bad_alloc();
    // What passes by the cache is found and held page by page for every write.
    madvise(buffer_.get(), most, MADV_HUGEPAGE);
  }
  ~Appender() {
    if (past_cache_ >= 0) close(past_cache_);
  }
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;

  const Descriptor& file() const { return file_; }
  int64_t end() const { return at_ + static_cast<int64_t>(used_); }

  /// Cuts the file back to `end` and goes on there.
  void cut_to(int64_t end) {
    file_.check(ftruncate(file_.fd(), end));
    at_ = end / block * block;
    used_ = static_cast<size_t>(end - at_);
    if (used_ > 0 && pread(file_.fd(), buffer_.get(), used_, at_) != static_cast<ssize_t>(used_)) file_.check(-1);
  }
  void append(std::string_view bytes) {
    while (!bytes.empty()) {
      const size_t n = std::min(bytes.size(), most - used_);
      std::memcpy(buffer_.get() + used_, bytes.data(), n);
      used_ += n;
      bytes.remove_prefix(n);
      if (used_ == most) write_blocks();
    }
  }
  /// All of it is on the disk after this.
  void flush() {
    write_blocks();
    file_.write_at({buffer_.get(), used_}, at_);
    file_.check(fdatasync(file_.fd()));
  }

 private:
  static constexpr size_t block = 4096, most = size_t{2} << 20;  // a huge page
  struct Free {
    void operator()(char* p) const { std::free(p); }
  };

  /// What is whole blocks of the buffer; the rest stays at its beginning.
  void write_blocks() {
    const size_t whole = used_ / block * block;
    size_t written = 0;
    while (past_cache_ >= 0 && written < whole) {
      ssize_t n = pwrite(past_cache_, buffer_.get() + written, whole - written, at_ + static_cast<int64_t>(written));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0 && errno != EINVAL) file_.check(-1);
      if (n < 0 || n % static_cast<ssize_t>(block) != 0) break;  // by the cache then
      written += static_cast<size_t>(n);
    }
    file_.write_at({buffer_.get() + written, whole - written}, at_ + static_cast<int64_t>(written));
    at_ += static_cast<int64_t>(whole);
    used_ -= whole;
    std::memmove(buffer_.get(), buffer_.get() + whole, used_);
  }

  Descriptor file_;
  int past_cache_;
  std::unique_ptr<char, Free> buffer_;
  int64_t at_ = 0;  // of the buffer in the file
  size_t used_ = 0;
};

/// Results one behind the other, as lines or as zstd frames: a file of frames is a zstd file.
class OneFile : public ResultsOut {
 public:
  OneFile(const std::string& path, Catalog& catalog, bool unpack)
      : unpack_(unpack), path_(std::filesystem::absolute(path).string()), out_(path_) {
    std::unique_ptr<Cursor> row = catalog.query("SELECT bytes FROM result_files WHERE path = ?", {path_});
    struct stat status;
    out_.file().check(fstat(out_.file().fd(), &status));
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
    out_.cut_to(committed_);
  }

  void add(const Filed& file) override {
    if (cut_back_) out_.cut_to(committed_);
    cut_back_ = false;
    unpack_ ? out_.append(decompressed(file.finding.json)) : out_.append(file.finding.json);
  }

  void flush(Catalog& catalog) override {
    if (cut_back_ || out_.end() == committed_) return;
    out_.flush();
    catalog.execute(
        "INSERT INTO result_files (path, bytes) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes",
        {path_, out_.end()});
  }

  void committed() override {
    if (!cut_back_) committed_ = out_.end();
  }
  void forget() override { cut_back_ = true; }

 private:
  bool unpack_;
  std::string path_;
  Appender out_;
  int64_t committed_ = 0;
  bool cut_back_ = false;  // a transaction failed: what it wrote is cut off before the next result
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
