#include "batch/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace vanban::batch {

namespace fs = std::filesystem;

Watch::Watch(const std::vector<std::string>& sources, double settle)
    : inotify_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)), settle_(settle) {
  if (inotify_ < 0) {
    throw std::runtime_error(std::string("folders cannot be watched: ") + std::strerror(errno) +
                             "; raise fs.inotify.max_user_instances");
  }
  for (const std::string& source : sources) {
    if (source == "-") continue;
    sources_.push_back(fs::absolute(source).lexically_normal().string());
    add(sources_.back());
  }
}

Watch::~Watch() { close(inotify_); }

void Watch::add(const std::string& path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0) return;  // it came and went
  if (!S_ISDIR(status.st_mode)) {
    fresh_[path];
    return;
  }
  int watch = inotify_add_watch(inotify_, path.c_str(),
                                IN_CREATE | IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_ONLYDIR | IN_DONT_FOLLOW);
  if (watch < 0 && errno == ENOSPC) {
    throw std::runtime_error("there are more folders than may be watched; raise fs.inotify.max_user_watches");
  }
  if (watch < 0) return;
  folders_[watch] = path;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    if (entry.path().filename().string()[0] != '.' && !entry.is_symlink()) add(entry.path().string());
  }
}

void Watch::read_events() {
  alignas(inotify_event) char events[1 << 16];
  ssize_t n = 0;
  while ((n = ::read(inotify_, events, sizeof events)) > 0) {
    for (const char* at = events; at < events + n;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      if ((event->mask & IN_Q_OVERFLOW) != 0) {
        // Some were lost: everything is looked at again.
        for (const std::string& source : sources_) add(source);
        continue;
      }
      auto folder = folders_.find(event->wd);
      if (folder == folders_.end() || event->len == 0 || event->name[0] == '.') continue;
      std::string path = folder->second + "/" + event->name;
      if ((event->mask & IN_ISDIR) != 0) {
        add(path);
      } else {
        fresh_[path].since = std::chrono::steady_clock::now();
      }
    }
  }
}

bool Watch::take_complete(Walk& walk) {
  auto now = std::chrono::steady_clock::now();
  for (auto at = fresh_.begin(); at != fresh_.end();) {
    auto& [path, seen] = *at;
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
      at = fresh_.erase(at);
      continue;
    }
    int64_t modified = int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    if (seen.size != status.st_size || seen.modified != modified) {
      seen = {status.st_size, modified, now};
    }
    if (now - seen.since < settle_) {
      ++at;
      continue;
    }
    std::string complete = path;
    at = fresh_.erase(at);
    if (!walk.source(complete)) return false;
  }
  return true;
}

void Watch::run(Walk& walk, const std::function<bool()>& go_on) {
  while (go_on()) {
    pollfd events{inotify_, POLLIN, 0};
    poll(&events, 1, 200);
    read_events();
    if (!take_complete(walk)) return;
  }
}

}  // namespace vanban::batch
