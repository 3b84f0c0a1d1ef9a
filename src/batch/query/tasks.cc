#include "batch/query/tasks.h"

#include "batch/query/whole_words.h"

namespace vanban::batch {

namespace {

TaskRow read_row(const Cursor& row) {
  TaskRow out;
  out.origin = Origin::read(row);
  out.node = row.text(path_column);
  out.attachment = attachment_of(row);
  int column = first_column;
  for (std::string* field : {&out.assignee, &out.role, &out.task, &out.partners, &out.node_text, &out.due})
    *field = row.text(column++);
  return out;
}

std::vector<TaskRow> rows_where(Catalog& catalog, const TaskQuery& query, const std::vector<KeyChoices>& keys,
                                const std::string& condition) {
  Conditions conditions;
  if (!condition.empty()) conditions.add(condition);
  if (condition.empty()) conditions.add_keys(catalog, "t.document", keys);
  if (!query.assignee.empty()) {
    // What an abbreviation stands for, and partners, have no folded column: they are looked through below.
    conditions.add_words(
        "t.assignee_folded", query.assignee,
        query.partners ? "t.resolved IS NOT NULL OR t.partners IS NOT NULL" : "t.resolved IS NOT NULL");
  }
  query.documents.apply(catalog, conditions);
  const std::string sql = select_rows("responsibilities",
                                      "t.assignee, t.role, t.task, t.partners, n.text, (SELECT min(x.end_date) FROM "
                                      "deadlines x WHERE x.document = t.document AND x.node = t.node AND x.kind = "
                                      "'due'), t.resolved") +
                          conditions.sql() + " ORDER BY coalesce(d.date, '') DESC, d.id DESC, t.n";
  std::unique_ptr<Cursor> row = catalog.query(sql, conditions.values());
  std::vector<TaskRow> out;
  while (row->next()) {
    TaskRow next = read_row(*row);
    const std::string resolved(row->text(first_column + 6));
    if (query.assignee.empty() || names(next.assignee, query.assignee) || names(resolved, query.assignee) ||
        (query.partners && names(next.partners, query.assignee))) {
      out.push_back(std::move(next));
    }
  }
  return out;
}

}  // namespace

Answer<TaskRow> tasks(Catalog& catalog, const TaskQuery& query) {
  std::vector<KeyChoices> keys;
  if (!query.assignee.empty()) keys.push_back(keys_of_names(query.assignee));
  return from_the_latest<TaskRow>(catalog, query.documents, keys, query.limit, [&](const std::string& condition) {
    return rows_where(catalog, query, keys, condition);
  });
}

}  // namespace vanban::batch
