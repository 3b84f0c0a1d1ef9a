#include "views/duty_table.h"

#include <algorithm>
#include <span>

namespace vanban::views {

namespace {

std::span<const Slice> cells_of(const Document& document, uint32_t row) {
  const Row& r = document.rows[row];
  return std::span(document.cells).subspan(r.first_cell, r.cell_count);
}

/// What the head of a column says; nullptr if nothing of ours.
const grammar::Rule* head_of(std::string_view fold, Slice cell, const grammar::Lexicon& roles) {
  if (cell.empty()) return nullptr;
  size_t end = 0;
  const grammar::Rule* rule = roles.longest_at(fold, cell.begin, cell.end, end);
  if (rule == nullptr) return nullptr;
  while (end < cell.end && (fold[end] == ' ' || fold[end] == ':')) ++end;
  return end >= cell.end || fold[end] == '(' ? rule : nullptr;
}

bool read_head(const Document& document, uint32_t row, const grammar::Lexicon& roles, DutyColumns& out) {
  out = {};
  out.head = row;
  int column = -1;
  for (Slice cell : cells_of(document, row)) {
    ++column;
    const grammar::Rule* rule = head_of(document.fold, cell, roles);
    if (rule == nullptr) continue;
    std::string_view kind = rule->get("kind");
    if (kind == "agenda") return false;
    if (kind == "task" && out.task < 0) {
      out.task = column;
    } else if (kind == "mate" && out.mate < 0) {
      out.mate = column;
    } else if ((kind == "who" || kind == "anyone") && out.who < 0) {
      out.who = column;
      out.role = rule->get("role") == "lead" ? "lead" : nullptr;
      out.bodies_only = kind == "anyone";
    }
  }
  return static_cast<bool>(out);
}

/// Some row below begins with an hour, if only behind its running number.
bool is_agenda(const Document& document, const Node& table, uint32_t head, const grammar::Family& clocks) {
  constexpr size_t first_columns = 2;
  for (uint32_t row = head + 1; row < table.first_row + table.row_count; ++row) {
    auto cells = cells_of(document, row);
    for (Slice cell : cells.first(std::min(cells.size(), first_columns))) {
      for (const grammar::Rule& rule : clocks.rules) {
        if (!cell.empty() && rule.pattern.holds_at(document.fold, cell.begin, cell.end)) return true;
      }
    }
  }
  return false;
}

}  // namespace

DutyColumns read_duty_columns(const Document& document, const Node& table, const grammar::Lexicon& roles,
                              const grammar::Family& clocks) {
  constexpr uint32_t head_rows = 3;
  DutyColumns columns;
  for (uint32_t row = table.first_row; row < table.first_row + std::min(table.row_count, head_rows); ++row) {
    if (!read_head(document, row, roles, columns)) {
      columns = {};
      continue;
    }
    return is_agenda(document, table, row, clocks) ? DutyColumns{} : columns;
  }
  return {};
}

}  // namespace vanban::views
