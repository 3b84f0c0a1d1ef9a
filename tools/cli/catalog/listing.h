// The answer to a query as a table for a terminal, as CSV or as JSON.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cli/catalog_commands.h"

namespace vanban::cli {

struct Column {
  enum class Cut : uint8_t { never, end, front, around };

  const char* key;       ///< its name in CSV and JSON; nullptr: it is not shown there
  const char* title;     ///< its head in a table; nullptr: it is not shown there
  Cut cut = Cut::never;  ///< what is left out where the terminal is too narrow
  bool bare = false;     ///< a number or true or false: without quotation marks in JSON
};

struct Cell {
  Cell(std::string value = "") : text(std::move(value)) {}  // NOLINT: cells are made of texts
  Cell(std::string value, size_t begin, size_t end) : text(std::move(value)), focus_begin(begin), focus_end(end) {}

  std::string text;                       ///< empty: there is none, and JSON leaves it out
  size_t focus_begin = 0, focus_end = 0;  ///< with Cut::around: bytes to keep
};

struct Listing {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< a cell for each column

  /// Adds a column, and to each of `answer`s rows the cell it takes of it: a member, or what a function makes of it.
  template <typename Row, typename Get>
  void add(const Column& column, const std::vector<Row>& answer, Get&& get) {
    columns.push_back(column);
    rows.resize(answer.size());
    for (size_t i = 0; i < answer.size(); ++i) rows[i].emplace_back(std::invoke(get, answer[i]));
  }
};

/// For a terminal of `width` columns; 0: nothing is cut.
std::string as_table(const Listing& listing, size_t width);
/// RFC 4180, with a line of names first.
std::string as_csv(const Listing& listing);
/// An array of objects, one a line.
std::string as_json(const Listing& listing);

/// Writes it to standard output in the form that was asked for; the exit status.
int print_listing(const Listing& listing, ListingForm form);
/// Writes `text` to standard output; the exit status.
int print_text(const std::string& text);

/// A place for people: "II/2"; in the first attachment "att.1 II/2".
std::string place_text(int attachment, const std::string& within);
/// An index for a cell; nothing for -1.
std::string index_text(int index);

}  // namespace vanban::cli
