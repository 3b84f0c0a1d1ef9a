#include "batch/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace vanban::batch {

namespace {

constexpr uint64_t most_swelling = 100;          // times the size of the archive
constexpr uint64_t always_allowed = 1ULL << 30;  // bytes, however small the archive

struct Free {
  void operator()(archive* a) const { archive_read_free(a); }
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// "a/../../b" -> "a/b": a name is never a way out of the archive.
std::string inner_name(const char* name) {
  std::filesystem::path out;
  for (const std::filesystem::path& part : std::filesystem::path(name == nullptr ? "" : name).relative_path()) {
    if (part != ".." && part != "." && !part.empty()) out /= part;
  }
  return out.empty() ? "nameless" : out.string();
}

Failure damaged(archive* a) {
  const char* why = archive_error_string(a);
  return {"damaged", std::string("is damaged: ") + (why == nullptr ? "it ends too early" : why), false};
}

class Walk {
 public:
  Walk(archive* a, uint64_t size, uint64_t max_bytes, const MemberVisitor& visitor)
      : archive_(a), most_(std::max(always_allowed, size * most_swelling)), max_bytes_(max_bytes), visitor_(visitor) {}

  Failure run() {
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(archive_, &entry)) != ARCHIVE_EOF) {
      if (status < ARCHIVE_WARN) return damaged(archive_);
      if (archive_entry_filetype(entry) != AE_IFREG) continue;
      Member member = described(entry);
      if (!visitor_.wanted(member)) continue;
      if (!read(entry, member)) return too_much();
      bool fatal = member.failure.reason == "damaged" && archive_errno(archive_) != 0 && last_ == ARCHIVE_FATAL;
      Failure failure = fatal ? member.failure : Failure();
      if (!visitor_.take(std::move(member)) || fatal) return failure;
    }
    return {};
  }

 private:
  static Member described(archive_entry* entry) {
    Member member;
    const char* name = archive_entry_pathname(entry);
    member.name = inner_name(name);
    member.size = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : 0;
    member.modified = int64_t{archive_entry_mtime(entry)} * 1'000'000'000;
    return member;
  }

  /// False where the archive as a whole swells too much.
  bool read(archive_entry* entry, Member& member) {
    if (archive_entry_is_encrypted(entry) != 0) {
      member.failure = {"encrypted", "is encrypted; unpack the archive with its password", false};
      return true;
    }
    if (static_cast<uint64_t>(member.size) > max_bytes_) {
      member.failure = too_large(static_cast<uint64_t>(member.size), max_bytes_);
      total_ += static_cast<uint64_t>(member.size);  // passing over it may take as long as reading it
      return total_ <= most_;
    }
    std::array<char, 1 << 16> piece;
    while ((last_ = archive_read_data(archive_, piece.data(), piece.size())) > 0) {
      total_ += static_cast<uint64_t>(last_);
      if (total_ > most_) return false;
      member.bytes.append(piece.data(), static_cast<size_t>(last_));
      if (member.bytes.size() > max_bytes_) {
        member.failure = too_large(member.bytes.size(), max_bytes_);
        member.bytes.clear();
        return true;
      }
    }
    if (last_ < 0) {
      member.failure = damaged(archive_);
      member.bytes.clear();
    }
    member.size = static_cast<int64_t>(member.bytes.size());
    return true;
  }

  static Failure too_much() {
    return {"too_large", "swells to more than a hundred times its size, as no archive of documents does", false};
  }

  archive* archive_;
  uint64_t most_, max_bytes_;
  const MemberVisitor& visitor_;
  uint64_t total_ = 0;
  la_ssize_t last_ = 0;
};

}  // namespace

bool is_archive(const std::string& path) {
  static constexpr std::array endings = {".zip", ".tar",     ".tar.gz", ".tgz",     ".tar.xz",
                                         ".txz", ".tar.zst", ".tzst",   ".tar.bz2", ".tbz2"};
  std::string name = lower(path);
  return std::any_of(endings.begin(), endings.end(), [&](const char* ending) { return name.ends_with(ending); });
}

Failure walk_archive(const std::string& path, uint64_t max_bytes, const MemberVisitor& visitor) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0) return unreadable(errno);
  std::unique_ptr<archive, Free> a(archive_read_new());
  archive_read_support_filter_all(a.get());
  archive_read_support_format_zip(a.get());
  archive_read_support_format_tar(a.get());
  if (archive_read_open_filename(a.get(), path.c_str(), 1 << 18) != ARCHIVE_OK) {
    return archive_errno(a.get()) > 0 && status.st_size > 0 && access(path.c_str(), R_OK) != 0 ? unreadable(errno)
                                                                                               : damaged(a.get());
  }
  return Walk(a.get(), static_cast<uint64_t>(status.st_size), max_bytes, visitor).run();
}

}  // namespace vanban::batch
