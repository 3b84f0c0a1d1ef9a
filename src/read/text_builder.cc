#include "read/text_builder.h"

#include <algorithm>

#include "text/nfc.h"

namespace vanban::read {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

bool has_ink(std::string_view s) { return s.find_first_not_of(blanks) != std::string_view::npos; }

/// Without blanks at the end, and without blank lines.
std::string tidy(std::string_view s) {
  std::string out;
  for (size_t at = 0; at < s.size();) {
    size_t end = std::min(s.find('\n', at), s.size());
    std::string_view line = s.substr(at, end - at);
    size_t last = line.find_last_not_of(blanks);
    if (last != std::string_view::npos) {
      if (!out.empty()) out += '\n';
      out += line.substr(0, last + 1);
    }
    at = end + 1;
  }
  return out;
}

/// Control characters have no place in a text, and some would move its lines.
void append_clean(std::string& out, std::string_view utf8) {
  for (char c : utf8) {
    auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\n' || c == '\t') {
      out += c;
    } else if (c == '\r' || c == '\v' || c == '\f') {
      out += ' ';
    }
  }
}

}  // namespace

void TextBuilder::text(std::string_view utf8, std::optional<text::Legacy> font) {
  if (utf8.empty()) return;
  if (runs_.empty() || runs_.back().font != font) runs_.push_back({{}, font});
  append_clean(runs_.back().text, utf8);
}

void TextBuilder::prefix(std::string_view utf8) {
  if (utf8.empty()) return;
  Run label{{}, std::nullopt};
  append_clean(label.text, utf8);
  runs_.insert(runs_.begin(), std::move(label));
}

bool TextBuilder::at_paragraph_start() const {
  return std::none_of(runs_.begin(), runs_.end(), [](const Run& run) { return has_ink(run.text); });
}

bool TextBuilder::ends_in_blank() const {
  if (runs_.empty()) return true;
  char last = runs_.back().text.empty() ? ' ' : runs_.back().text.back();
  return last == ' ' || last == '\n' || last == '\t';
}

std::string TextBuilder::take_paragraph() {
  if (!label_.empty() && !at_paragraph_start()) {
    prefix(label_);
    label_.clear();
  }
  std::string all;
  for (const Run& run : runs_) all += run.font ? text::from_legacy_font(run.text, *run.font) : run.text;
  runs_.clear();
  return tidy(text::to_nfc(all));
}

void TextBuilder::paragraph(std::string_view lines) {
  if (!out_.text.empty()) out_.text += '\n';
  if (page_break_ && !out_.text.empty()) out_.text += '\f';
  page_break_ = false;
  out_.text.append(lines).push_back('\n');
}

void TextBuilder::end_paragraph() {
  std::string lines = take_paragraph();
  if (lines.empty()) return;
  if (!in_cell_) {
    paragraph(lines);
    return;
  }
  std::string& cell = rows_.back().back();
  if (!cell.empty()) cell += '\n';
  cell += lines;
}

void TextBuilder::begin_row() { rows_.emplace_back(); }

void TextBuilder::begin_cell() {
  if (!in_cell_) end_paragraph();
  rows_.back().emplace_back();
  in_cell_ = true;
}

void TextBuilder::end_cell() {
  end_paragraph();
  in_cell_ = false;
}

void TextBuilder::end_grid(Grid::Kind kind) {
  std::vector<std::vector<std::string>> rows = std::move(rows_);
  rows_.clear();
  size_t columns = 0;
  bool ink = false;
  for (const auto& row : rows) {
    columns = std::max(columns, row.size());
    for (const std::string& cell : row) ink = ink || !cell.empty();
  }
  if (!ink) return;
  if (columns == 1) {
    for (const auto& row : rows) {
      for (const std::string& cell : row) {
        if (!cell.empty()) paragraph(cell);
      }
    }
    return;
  }
  if (!out_.text.empty()) out_.text += '\n';
  if (page_break_ && !out_.text.empty()) out_.text += '\f';
  page_break_ = false;
  Grid grid;
  grid.kind = kind;
  grid.begin = static_cast<uint32_t>(out_.text.size());
  for (const auto& row : rows) {
    if (std::all_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); })) continue;
    bool one_line = std::none_of(row.begin(), row.end(),
                                 [](const std::string& cell) { return cell.find('\n') != std::string::npos; });
    std::vector<GridCell> cells;
    for (size_t c = 0; c < row.size(); ++c) {
      if (one_line && c > 0) out_.text += '\t';
      auto begin = static_cast<uint32_t>(out_.text.size());
      out_.text += row[c];
      cells.push_back({begin, static_cast<uint32_t>(out_.text.size())});
      if (!one_line && !row[c].empty()) out_.text += '\n';
    }
    if (one_line) out_.text += '\n';
    grid.rows.push_back(std::move(cells));
  }
  grid.end = static_cast<uint32_t>(out_.text.size());
  out_.layout.grids.push_back(std::move(grid));
}

void TextBuilder::begin_furniture(FurnitureRange::Kind kind) {
  end_paragraph();
  furniture_ = FurnitureRange{static_cast<uint32_t>(out_.text.size()), 0, kind};
}

void TextBuilder::furniture_from_start(FurnitureRange::Kind kind) {
  begin_furniture(kind);
  if (!out_.layout.grids.empty()) return;
  out_.layout.furniture.clear();
  furniture_->begin = 0;
}

void TextBuilder::end_furniture() {
  end_paragraph();
  furniture_->end = static_cast<uint32_t>(out_.text.size());
  if (furniture_->begin < furniture_->end) out_.layout.furniture.push_back(*furniture_);
  furniture_.reset();
}

Extraction TextBuilder::finish() {
  end_paragraph();
  out_.layout.whole_paragraphs = true;
  out_.encoding.clear();
  Extraction done = std::move(out_);
  out_ = Extraction();
  return done;
}

}  // namespace vanban::read
