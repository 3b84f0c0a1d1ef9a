#include "cli/line_trace.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "cli/columns.h"
#include "structure/read_lines.h"
#include "text/decode.h"
#include "text/nfc.h"

namespace vanban::cli {

namespace {

std::string scored(const structure::Candidate& c) {
  char score[32];
  std::snprintf(score, sizeof score, " %.1f", static_cast<double>(c.score));
  std::string out = structure::name_of(c.role) + std::string(score);
  if (c.rule != nullptr) out += " (" + c.rule->name + ")";
  return out;
}

}  // namespace

std::string line_trace(const Document& document, std::string_view bytes, const grammar::Grammar& grammar) {
  text::Decoded decoded = text::decode(source_text(document, bytes));
  std::string nfc = text::to_nfc(decoded.text);
  std::vector<std::vector<structure::Candidate>> trace;
  structure::ReadLines read = structure::read_lines(nfc, decoded.bom, grammar, &document.source.layout, &trace);
  const structure::Layout& layout = read.layout;
  const std::vector<structure::Classified>& roles = read.roles;
  const text::Clean& clean = layout.clean;

  std::vector<uint32_t> line_ends;
  for (size_t at = nfc.find('\n'); at != std::string::npos; at = nfc.find('\n', at + 1))
    line_ends.push_back(static_cast<uint32_t>(at));

  std::string out;
  for (size_t i = 0; i < layout.lines.size(); ++i) {
    const structure::Line& line = layout.lines[i];
    uint32_t begin =
        line.table >= 0 ? layout.tables[static_cast<size_t>(line.table)].begin : clean.map.to_origin(line.begin);
    auto number = std::upper_bound(line_ends.begin(), line_ends.end(), begin) - line_ends.begin() + 1;
    std::vector<structure::Candidate>& candidates = trace[i];
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    auto won =
        std::find_if(candidates.begin(), candidates.end(), [&](const auto& c) { return c.role == roles[i].role; });

    structure::Candidate winner{roles[i].role, won == candidates.end() ? 0 : won->score, roles[i].rule};
    std::string row = "  " + padded(std::to_string(number), 5) + padded(scored(winner), 44);
    std::string others;
    constexpr int shown = 2;
    int n = 0;
    for (const structure::Candidate& c : candidates) {
      if (c.role == roles[i].role || n == shown) continue;
      others += (n++ == 0 ? "then " : ", ") + scored(c);
    }
    row += " " + padded(others, 66);
    row +=
        " " + (line.table >= 0 ? std::string("(table)")
                               : shortened(std::string_view(clean.text).substr(line.begin, line.end - line.begin), 40));
    row.erase(row.find_last_not_of(' ') + 1);
    out += row + "\n";
  }
  return out;
}

}  // namespace vanban::cli
