// The tasks of a whole document, for tests.
#pragma once

#include <string>

#include "options.h"
#include "parse.h"

namespace vanban::test {

/// One line a task: assignee | task | role.
inline std::string duties(const std::string& text) {
  Document d = parse(text, *grammar::Grammar::embedded());
  std::string out;
  for (const Responsibility& r : d.responsibilities) {
    out.append(d.view(r.assignee.text)).append(" | ").append(d.view(r.task)).append(" | ").append(r.role).append("\n");
  }
  return out;
}

}  // namespace vanban::test
