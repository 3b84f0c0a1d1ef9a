// Who has to do what.
#pragma once

#include <string>
#include <vector>

#include "batch/query/conditions.h"
#include "batch/query/latest.h"

namespace vanban::batch {

struct TaskQuery {
  std::vector<std::string> assignee;  ///< words of the name of who has to act, in its spellings(); empty: everyone
  bool partners = false;              ///< also where the name is one of those to work with
  DocumentFilter documents;
  size_t limit = 0;  ///< rows that are wanted; 0: all
};

struct TaskRow {
  Origin origin;
  std::string assignee, role, task, partners;
  std::string due;        ///< the earliest day by which something is due in the same node; empty: none is said
  std::string node;       ///< path; empty: outside the tree
  std::string node_text;  ///< what the node says, for a task without words of its own
  int attachment = -1;
};

/// In order of the documents' dates, the latest first, and within a document in the order of its text. With a limit
/// there are more rows than that where there are more. Throws CatalogError, UnknownType.
Answer<TaskRow> tasks(Catalog& catalog, const TaskQuery& query);

}  // namespace vanban::batch
