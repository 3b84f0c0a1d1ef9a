#include "batch/query/tasks.h"

#include "batch/search_fold.h"

namespace vanban::batch {

namespace {

bool names(const std::string& text, const std::string& folded_words) {
  return (" " + search_fold(text) + " ").find(" " + folded_words + " ") != std::string::npos;
}

TaskRow read_row(const Cursor& row) {
  TaskRow out;
  out.origin = Origin::read(row);
  int column = Origin::column_count;
  for (std::string* field : {&out.assignee, &out.role, &out.task, &out.partners, &out.node, &out.node_text, &out.due}) {
    *field = row.text(column++);
  }
  out.attachment = row.null(column) ? -1 : static_cast<int>(row.integer(column));
  return out;
}

}  // namespace

std::vector<TaskRow> tasks(Catalog& catalog, const TaskQuery& query) {
  Conditions conditions;
  const std::string wanted = search_fold(query.assignee);
  if (!query.assignee.empty()) {
    // What an abbreviation stands for, and partners, have no folded column: they are looked through below.
    conditions.add("(' ' || t.assignee_folded || ' ' LIKE ? OR t.resolved IS NOT NULL" +
                       std::string(query.partners ? " OR t.partners IS NOT NULL)" : ")"),
                   {"% " + wanted + " %"});
  }
  query.documents.apply(catalog, conditions);
  std::unique_ptr<Cursor> row = catalog.query(
      "SELECT " + std::string(Origin::columns) +
          ", t.assignee, t.role, t.task, t.partners, n.path, n.text, (SELECT min(x.end_date) FROM deadlines x WHERE "
          "x.document = t.document AND x.node = t.node AND x.kind = 'due'), t.attachment, t.resolved "
          "FROM responsibilities t JOIN documents d ON d.id = t.document "
          "LEFT JOIN nodes n ON n.document = t.document AND n.n = t.node" +
          conditions.sql() + " ORDER BY coalesce(d.date, '') DESC, d.id DESC, t.n",
      conditions.values());
  std::vector<TaskRow> out;
  while (row->next()) {
    TaskRow next = read_row(*row);
    const std::string resolved(row->text(Origin::column_count + 8));
    if (wanted.empty() || names(next.assignee, wanted) || names(resolved, wanted) ||
        (query.partners && names(next.partners, wanted))) {
      out.push_back(std::move(next));
    }
  }
  return out;
}

}  // namespace vanban::batch
