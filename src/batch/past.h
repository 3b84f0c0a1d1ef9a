// What earlier runs did with a file, as the catalogue tells.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/catalog/catalog.h"

namespace vanban::batch {

/// Which files are taken up again though they were seen before.
struct Again {
  bool failed = false;  ///< also those that failed for good; those that failed transiently always are
  std::string grammar;  ///< not empty: those that were read with another grammar than this one
};

class Past {
 public:
  /// `address` empty: there is no past. A server that does not answer is asked again for two minutes; then the
  /// questions throw CatalogError.
  Past(const std::string& address, Again again);
  /// True where the file was finished, in this size and of this time, and is not to be taken up again.
  bool finished(const std::string& source, int64_t size, int64_t modified);
  /// The same for an archive with all its members.
  bool unpacked(const std::string& archive, int64_t size, int64_t modified);
  /// False where no member of the archive was ever finished, so that there is no need to ask for each.
  bool knows_members(const std::string& archive);

 private:
  bool any(std::string_view sql, const std::vector<Value>& parameters, const std::function<bool(Cursor&)>& is);

  std::string address_;
  std::unique_ptr<Catalog> catalog_;
  Again again_;
};

}  // namespace vanban::batch
