#include "structure/read_lines.h"

#include "structure/damaged_labels.h"
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

ReadLines read_lines(std::string_view nfc, uint32_t skip, const grammar::Grammar& grammar, const SourceLayout* source,
                     std::vector<std::vector<Candidate>>* trace) {
  ReadLines out;
  out.layout = lay_out(nfc, skip, grammar, source);
  out.labels = read_labels(out.layout, label_reader(grammar));
  const RoleFinder& finder = role_finder(grammar);
  out.roles = finder.find(out.layout, out.labels, {}, trace);
  Restorer restorer(grammar, out.layout);
  if (!restorer.asked_for(out.roles) || !restorer.restore(nfc, out.roles, out.labels)) return out;
  out.labels = read_labels(out.layout, label_reader(grammar));
  out.roles = finder.find(out.layout, out.labels, restorer.hints(), trace);
  restore_labels(out.layout, out.roles, out.labels);
  return out;
}

}  // namespace vanban::structure
