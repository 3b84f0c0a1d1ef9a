#include "batch/walk.h"

#include <dirent.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "batch/archive.h"
#include "text/fold.h"

namespace vanban::batch {

namespace {

/// One file has one name, however it was reached.
std::string absolute(const std::string& path) { return std::filesystem::absolute(path).lexically_normal().string(); }

/// What the catalogue calls a file: a path may be any bytes, a text there is UTF-8. "K\xE9.txt" is "K%E9.txt".
std::string written(const std::string& path) {
  if (std::all_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return path;
  std::string out;
  for (size_t i = 0; i < path.size();) {
    unsigned bytes = 1;
    char32_t code = text::code_point(path, i, bytes);
    bool good = code != 0xFFFD || path.compare(i, 3, "\xEF\xBF\xBD") == 0;
    good = good && (code < 0xD800 || code >= 0xE000) && code < 0x110000;
    good = good && (bytes < 3 || code >= (bytes == 3 ? 0x800U : 0x10000U));
    for (unsigned k = 1; k < bytes && good; ++k) good = i + k < path.size() && text::is_continuation(path[i + k]);
    if (good) {
      out.append(path, i, bytes);
      i += bytes;
      continue;
    }
    constexpr const char* digits = "0123456789ABCDEF";
    auto byte = static_cast<unsigned char>(path[i++]);
    out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

int64_t modified_of(const struct stat& status) {
  return int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

}  // namespace

bool Walk::source(const std::string& path) {
  std::string name = absolute(path);
  if (name.size() > 1 && name.back() == '/') name.pop_back();
  return entry(name, true);
}

bool Walk::entry(const std::string& path, bool named) {
  struct stat status;
  if (lstat(path.c_str(), &status) != 0) return failed(path, unreadable(errno));
  if (S_ISLNK(status.st_mode)) {
    if (stat(path.c_str(), &status) != 0) return failed(path, unreadable(errno));
    // A link to a folder may lead round in a circle; what it leads to is walked where it stands.
    if (S_ISDIR(status.st_mode) && !named) return skipped();
  }
  if (S_ISDIR(status.st_mode)) return folder(path);
  if (!S_ISREG(status.st_mode)) {
    return failed(path, {"not_a_file", "is a pipe, a socket or a device, and no document", false});
  }
  if (is_archive(path)) return archive(path, status.st_size, modified_of(status));
  Found found;
  found.job.source = written(path);
  found.job.path = path;
  if (past_.finished(found.job.source, status.st_size, modified_of(status))) return skipped();
  found.job.size = status.st_size;
  found.job.modified = modified_of(status);
  return take_(std::move(found));
}

bool Walk::folder(const std::string& path) {
  DIR* open = opendir(path.c_str());
  if (open == nullptr) return failed(path, unreadable(errno));
  std::vector<std::string> names;
  size_t hidden = 0;
  while (const dirent* one = readdir(open)) {
    std::string name = one->d_name;
    if (name == "." || name == "..") continue;
    if (name[0] == '.') {
      ++hidden;
    } else {
      names.push_back(std::move(name));
    }
  }
  closedir(open);
  std::sort(names.begin(), names.end());
  for (; hidden > 0; --hidden) {
    if (!skipped()) return false;
  }
  for (const std::string& name : names) {
    if (!entry(path + (path == "/" ? "" : "/") + name, false)) return false;
  }
  return true;
}

bool Walk::archive(const std::string& path, int64_t size, int64_t modified) {
  std::string name = written(path);
  if (past_.unpacked(name, size, modified)) return skipped();
  bool go_on = true;
  const bool known = past_.knows_members(name);
  MemberVisitor visitor;
  visitor.wanted = [&](const Member& member) {
    // A member is told by its archive: its own time says nothing about when the archive was made.
    if (!known || !past_.finished(name + "//" + written(member.name), member.size, modified)) return true;
    go_on = skipped();
    return false;
  };
  visitor.take = [&](Member&& member) {
    Found found;
    found.job.source = name + "//" + written(member.name);
    found.job.bytes = std::move(member.bytes);
    found.job.size = member.size;
    found.job.modified = modified;
    found.archive = name;
    if (!member.failure.reason.empty()) {
      found.kind = Found::Kind::failure;
      found.failure = std::move(member.failure);
    }
    go_on = go_on && take_(std::move(found));
    return go_on;
  };
  Failure failure = walk_archive(path, max_bytes_, visitor);
  if (!go_on) return false;
  if (!failure.reason.empty()) return failed(path, std::move(failure), size, modified);
  Found end;
  end.kind = Found::Kind::unpacked;
  end.job.source = name;
  end.job.size = size;
  end.job.modified = modified;
  return take_(std::move(end));
}

bool Walk::failed(const std::string& path, Failure failure, int64_t size, int64_t modified) {
  Found found;
  found.kind = Found::Kind::failure;
  found.job.source = written(path);
  if (past_.finished(found.job.source, size, modified)) return skipped();
  found.job.size = size;
  found.job.modified = modified;
  found.failure = std::move(failure);
  return take_(std::move(found));
}

bool Walk::skipped() {
  Found found;
  found.kind = Found::Kind::skipped;
  return take_(std::move(found));
}

bool Walk::names_from_standard_input(const std::function<bool()>& go_on) {
  std::string text;
  char end = '\n';
  char piece[1 << 16];
  while (true) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (poll(&input, 1, 200) <= 0) {
      if (!go_on()) return false;
    }
    ssize_t n = ::read(STDIN_FILENO, piece, sizeof piece);
    if (n < 0 && errno == EINTR) continue;
    if (n > 0) text.append(piece, static_cast<size_t>(n));
    if (text.find('\0') != std::string::npos) end = '\0';
    size_t at = 0;
    for (size_t stop = 0; (stop = text.find(end, at)) != std::string::npos; at = stop + 1) {
      if (stop > at && !source(text.substr(at, stop - at))) return false;
    }
    text.erase(0, at);
    if (n <= 0) return text.empty() || source(text);
  }
}

}  // namespace vanban::batch
