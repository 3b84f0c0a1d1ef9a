// The text of a document in the making, with its tables and furniture: what the readers of word processors' files and
// web pages write into.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/extraction.h"
#include "text/legacy.h"

namespace vanban::read {

/// Paragraphs are kept apart by a blank line, line breaks inside them and the lines of a cell by a line feed, and cells
/// of one line each by tabs.
class TextBuilder {
 public:
  /// The end of the paragraph in the making. What is written in the font of an encoding before Unicode is turned into
  /// Unicode together with what stands beside it in that encoding.
  void text(std::string_view utf8, std::optional<text::Legacy> font = std::nullopt);
  /// What stands before all that the paragraph has so far: the number of a list.
  void prefix(std::string_view utf8);
  /// What the next paragraph with ink begins with; "" for nothing.
  void label(std::string text) { label_ = std::move(text); }
  void line_break() { text("\n"); }
  /// Ends the paragraph, if it has any ink.
  void end_paragraph();
  /// The next paragraph begins a page.
  void page_break() { page_break_ = true; }
  /// True if the paragraph in the making has no ink yet.
  bool at_paragraph_start() const;
  /// True if a blank here would begin a line or follow another.
  bool ends_in_blank() const;

  // A grid holds rows of cells, and cells hold paragraphs. Grids do not nest: a reader decides which of nested tables
  // is one.
  void begin_row();
  void begin_cell();
  void end_cell();
  /// A grid without ink leaves nothing; one with a single column is paragraphs.
  void end_grid(Grid::Kind kind);

  /// The paragraphs until end_furniture are no text of the document.
  void begin_furniture(FurnitureRange::Kind kind);
  /// So are all that are there already, unless a grid is among them.
  void furniture_from_start(FurnitureRange::Kind kind);
  void end_furniture();

  /// True where a cell is being written.
  bool in_cell() const { return in_cell_; }
  bool empty() const { return out_.text.empty(); }
  /// Bytes of text so far.
  size_t size() const { return out_.text.size(); }

  /// The text so far, with its layout; the builder is empty afterwards.
  Extraction finish();

 private:
  struct Run {
    std::string text;
    std::optional<text::Legacy> font;
  };
  std::string take_paragraph();
  void paragraph(std::string_view line);

  std::vector<Run> runs_;
  std::string label_;
  std::vector<std::vector<std::string>> rows_;
  Extraction out_;
  std::optional<FurnitureRange> furniture_;
  bool in_cell_ = false;
  bool page_break_ = false;
};

}  // namespace vanban::read
