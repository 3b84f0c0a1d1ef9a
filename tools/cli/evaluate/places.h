// Lines of a source text: where a span begins, and where words stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::cli::evaluate {

class Places {
 public:
  /// `source` is well-formed UTF-8.
  explicit Places(std::string_view source);

  /// The line, from 1, in which a byte lies.
  size_t line_of(int64_t byte) const;
  /// The first line in which a text begins, white space and case aside; 0 where it is not found.
  size_t line_with(std::string_view text) const;

 private:
  std::vector<size_t> begins_;         ///< of the lines, in bytes of the source
  std::string letters_;                ///< of the source, without white space and case
  std::vector<size_t> letters_begin_;  ///< of the lines, in bytes of letters_
};

}  // namespace vanban::cli::evaluate
