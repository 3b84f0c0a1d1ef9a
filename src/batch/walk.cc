#include "batch/walk.h"

#include <dirent.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "batch/archive.h"

namespace vanban::batch {

namespace {

/// One file has one name, however it was reached.
std::string absolute(const std::string& path) { return std::filesystem::absolute(path).lexically_normal().string(); }

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
  if (past_.finished(path, status.st_size, modified_of(status))) return skipped();
  Found found;
  found.job.source = found.job.path = path;
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
  if (past_.unpacked(path, size, modified)) return skipped();
  bool go_on = true;
  MemberVisitor visitor;
  visitor.wanted = [&](const Member& member) {
    // A member is told by its archive: its own time says nothing about when the archive was made.
    if (!past_.finished(path + "//" + member.name, member.size, modified)) return true;
    go_on = skipped();
    return false;
  };
  visitor.take = [&](Member&& member) {
    Found found;
    found.job.source = path + "//" + member.name;
    found.job.bytes = std::move(member.bytes);
    found.job.size = member.size;
    found.job.modified = modified;
    found.archive = path;
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
  end.job.source = path;
  end.job.size = size;
  end.job.modified = modified;
  return take_(std::move(end));
}

bool Walk::failed(const std::string& path, Failure failure, int64_t size, int64_t modified) {
  if (past_.finished(path, size, modified)) return skipped();
  Found found;
  found.kind = Found::Kind::failure;
  found.job.source = path;
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
    ssize_t n = read(STDIN_FILENO, piece, sizeof piece);
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
