#include "cli/evaluate/reliability.h"

#include <algorithm>
#include <string_view>

namespace vanban::cli::evaluate {

namespace {

/// Trees and attachments carry no confidence; purposes and roles are a second look at values that are counted already.
constexpr std::string_view counted[] = {"header",
                                        "recipients.addressees",
                                        "recipients.distribution",
                                        "signatures",
                                        "themes",
                                        "slogans",
                                        "deadlines",
                                        "responsibilities",
                                        "citations",
                                        "abbreviations",
                                        "contacts"};

}  // namespace

std::array<Reliability, 4> reliability_of(const Results& results, Group group) {
  std::array<Reliability, 4> rows{{{0.0}, {0.7}, {0.8}, {0.9}}};
  for (const Scored& one : results) {
    if (!belongs(one, group)) continue;
    for (const auto& [name, aspect] : one.tally.aspects()) {
      if (std::find(std::begin(counted), std::end(counted), name) == std::end(counted)) continue;
      for (const Judged& j : aspect.judged) {
        auto row =
            std::find_if(rows.rbegin(), rows.rend(), [&](const Reliability& r) { return j.confidence >= r.from; });
        if (row == rows.rend()) continue;
        ++row->values;
        row->right += j.right ? 1 : 0;
      }
    }
  }
  return rows;
}

}  // namespace vanban::cli::evaluate
