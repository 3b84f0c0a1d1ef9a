// Results out: to standard output in large pieces, or one file a document.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "write/buffer.h"

namespace vanban::cli {

/// Writes all of `bytes`; what is wrong, or "".
std::string write_all(int file, std::string_view bytes);

/// Creates the folder if need be and tries that files can be made in it; what is wrong, or "".
std::string prepare_folder(const std::string& folder);

/// Writes a file anew; what is wrong, or "". A file that could not be written completely is removed.
std::string write_file(const std::string& path, std::string_view bytes);

/// Gives every input of a run a result file of its own.
class ResultNames {
 public:
  /// "a/b/ke-hoach.txt" -> "ke-hoach.json"; a second ke-hoach in the same run is "ke-hoach-2.json".
  /// An input that ends in `extension` itself keeps its whole name, so that no result is written over its source.
  std::string name_for(const std::string& path, const std::string& extension);

 private:
  std::unordered_set<std::string> taken_;
};

}  // namespace vanban::cli
