#include "batch/quarantine.h"

#include <filesystem>
#include <fstream>

#include "batch/catalog/catalog.h"

namespace vanban::batch {

namespace fs = std::filesystem;

namespace {

fs::path place_of(const std::string& source, const std::string& folder) {
  return (fs::path(folder) / fs::path(source).relative_path()).lexically_normal();
}

/// Where it can be read; of an archive, and of what was never given to a reader, the name is the path.
std::string path_of(const Filed& file) { return file.job.path.empty() ? file.job.source : file.job.path; }

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out)
    throw CatalogError(path.string() + ": cannot be written; see that the disk has room, and who may write there",
                       true);
}

}  // namespace

void quarantine(const Filed& file, const std::string& folder) {
  if (file.finding.verdict != Verdict::failed || file.finding.transient) return;
  fs::path place = place_of(file.job.source, folder);
  std::error_code error;
  fs::create_directories(place.parent_path(), error);
  if (!file.job.bytes.empty()) {
    write_file(place, file.job.bytes);
  } else if (std::string path = path_of(file); fs::is_regular_file(path, error)) {
    fs::copy_file(path, place, fs::copy_options::overwrite_existing, error);
    // One that may not be read cannot be copied either; its reason file says so.
  }
  write_file(place.string() + ".reason.txt", "file: " + file.job.source +
                                                 "\nreason: " + std::string(file.finding.reason) + "\n" +
                                                 std::string(file.finding.message) + "\n");
}

void move_away(const Filed& file, const std::string& folder) noexcept {
  try {
    fs::path wanted = place_of(file.job.source, folder);
    fs::path place = wanted;
    for (int n = 2; fs::exists(place); ++n) {
      place = wanted.parent_path() / (wanted.stem().string() + "-" + std::to_string(n) + wanted.extension().string());
    }
    fs::create_directories(place.parent_path());
    std::error_code across_disks;
    fs::rename(path_of(file), place, across_disks);
    if (across_disks && fs::copy_file(path_of(file), place)) fs::remove(path_of(file));
  } catch (const std::exception&) {
    // It is in the catalogue, and is skipped when it is come upon again.
  }
}

}  // namespace vanban::batch
