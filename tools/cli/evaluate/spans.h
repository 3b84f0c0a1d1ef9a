// Whether the spans of a result hold what it says, and whether all of the source lies in one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/evaluate/json_file.h"

namespace vanban::cli::evaluate {

struct SpanCheck {
  struct Bad {
    std::string text;  ///< the value, or the view it is in
    std::string why;
    int64_t begin;
  };
  size_t checked = 0;
  std::vector<size_t> lost;  ///< where the characters begin that lie in no span of the structure
  std::vector<Bad> bad;

  void add(const SpanCheck& other);
};

/// `source` is well-formed UTF-8; the result counts in its bytes.
SpanCheck check_spans(const Json& result, std::string_view source);

}  // namespace vanban::cli::evaluate
