#include "cli/evaluate/found_item.h"

namespace vanban::cli::evaluate {

std::vector<std::pair<int64_t, int64_t>> spans_of(const Json& value) {
  std::vector<std::pair<int64_t, int64_t>> out;
  auto add = [&](const Json& span) {
    if (span.is_array() && span.size() == 2 && span[0].is_number_integer() && span[1].is_number_integer()) {
      out.emplace_back(span[0].get<int64_t>(), span[1].get<int64_t>());
    }
  };
  add(at(value, "span"));
  for (const Json& span : list_at(value, "spans")) add(span);
  return out;
}

void place(Item& item, const Json& value) {
  auto spans = spans_of(value);
  if (!spans.empty()) item.begin = spans.front().first;
  std::string node = text_at(value, "node");
  if (node.empty()) node = text_at(value, "path");
  if (!node.empty()) item.where = "node " + node;
  if (const Json& sure = at(value, "confidence"); sure.is_number()) item.confidence = sure.get<double>();
}

}  // namespace vanban::cli::evaluate
