#include "structure/read_lines.h"

#include "structure/damaged_labels.h"
#include "structure/late_column.h"
#include "structure/page_around.h"
#include "structure/page_footnotes.h"
#include "structure/restore.h"

namespace vanban::structure {

namespace {

std::vector<Label> read_labels(const Layout& layout, const LabelReader& reader) {
  std::vector<Label> labels(layout.lines.size());
  for (size_t i = 0; i < layout.lines.size(); ++i) {
    const Line& line = layout.lines[i];
    if (line.table < 0) labels[i] = reader.read(layout.clean.text, layout.clean.fold, line.begin, line.end);
  }
  return labels;
}

}  // namespace

void find_roles(std::string_view nfc, const grammar::Grammar& grammar, ReadLines& lines,
                std::vector<std::vector<Candidate>>* trace) {
  lines.labels = read_labels(lines.layout, label_reader(grammar));
  set_footnotes_aside(lines.layout, lines.labels);
  const RoleFinder& finder = role_finder(grammar);
  lines.roles = finder.find(lines.layout, lines.labels, {}, trace);
  if (set_page_head_aside(lines.layout, lines.labels, lines.roles))
    lines.roles = finder.find(lines.layout, lines.labels, {}, trace);
  if (raise_late_column(grammar, lines.roles, lines.layout)) {
    lines.labels = read_labels(lines.layout, label_reader(grammar));
    lines.roles = finder.find(lines.layout, lines.labels, {}, trace);
  }
  Restorer restorer(grammar, lines.layout);
  if (!restorer.asked_for(lines.roles, lines.labels) || !restorer.restore(nfc, lines.roles, lines.labels)) return;
  lines.labels = read_labels(lines.layout, label_reader(grammar));
  lines.roles = finder.find(lines.layout, lines.labels, restorer.hints(), trace);
  restore_labels(lines.layout, lines.roles, lines.labels);
}

ReadLines read_lines(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar, const SourceLayout* source,
                     std::vector<std::vector<Candidate>>* trace) {
  ReadLines lines;
  lines.layout = lay_out(nfc, skip, grammar, source);
  find_roles(nfc, grammar, lines, trace);
  return lines;
}

}  // namespace vanban::structure
