// DOCX: the paragraphs of word/document.xml as Word shows them.
#include <algorithm>
#include <cstdlib>
#include <deque>
#include <unordered_set>
#include <vector>

#include "read/docx_numbering.h"
#include "read/docx_package.h"
#include "read/docx_styles.h"
#include "read/readers.h"
#include "read/text_builder.h"
#include "text/legacy.h"
#include "text/utf8.h"

namespace vanban::read {

namespace {

using pugi::xml_node;

/// Content that is not there for the reader: deleted text, drawings' data, what other programs would show.
bool hidden_element(std::string_view name) {
  for (std::string_view gone : {"del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sectPr",
                                "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rt"}) {
    if (name == gone) return true;
  }
  return false;
}

/// The rows of a table, or the cells of a row, also where something is wrapped around them.
void collect(const xml_node& parent, std::string_view wanted, std::vector<xml_node>& out, int depth = 0) {
  for (const xml_node& c : parent.children()) {
    std::string_view name = local_name(c);
    if (name == wanted) {
      out.push_back(c);
    } else if (depth < 8 &&
               (name == "sdt" || name == "sdtContent" || name == "ins" || name == "customXml" || name == "moveTo")) {
      collect(c, wanted, out, depth + 1);
    }
  }
}

bool marked(const xml_node& row, std::string_view change) { return !child(child(row, "trPr"), change).empty(); }

class DocxReader {
 public:
  explicit DocxReader(std::string_view bytes) : package_(bytes) {
    package_.read_related("styles", styles_part_);
    package_.read_related("numbering", numbering_part_);
    package_.read_related("footnotes", footnotes_part_);
    package_.read_related("endnotes", endnotes_part_);
    styles_.emplace(styles_part_.tree);
    numbering_.emplace(numbering_part_.tree);
  }

  Extraction run() {
    xml_node body = child(package_.document().tree.document_element(), "body");
    std::vector<xml_node> sections;
    collect_sections(body, sections, 0);
    page_edges(sections, true);
    blocks(body, 0);
    page_edges(sections, false);
    return out_.finish();
  }

 private:
  /// Paragraphs and tables, and what stands around them.
  void blocks(const xml_node& parent, int depth) {
    if (depth > deepest_element) return;
    for (const xml_node& c : parent.children()) {
      std::string_view name = local_name(c);
      if (name == "p") {
        paragraph(c, depth + 1);
      } else if (name == "tbl") {
        table(c, depth + 1);
      } else if (name == "AlternateContent") {
        blocks(alternative(c), depth + 1);
      } else if (!hidden_element(name)) {
        blocks(c, depth + 1);
      }
    }
  }

  /// What this reader takes of content that is there twice, for new and for old programs.
  static xml_node alternative(const xml_node& both) {
    xml_node choice = child(both, "Choice");
    return choice ? choice : child(both, "Fallback");
  }

  void paragraph(const xml_node& p, int depth) {
    xml_node properties = child(p, "pPr");
    DocxProperties style;
    style.read(properties);
    style.fill_from(styles_->style(attribute(child(properties, "pStyle"), "val"), "paragraph"));
    if (child(properties, "pageBreakBefore")) out_.page_break();
    inside(p, style, depth);
    // An instruction ends in the paragraph it begins in; in a damaged one it must not hide the rest.
    while (!fields_.empty() && !fields_.back().shows) fields_.pop_back();
    if (style.list && *style.list != "0" && !style.list->empty()) {
      std::string label = numbering_->next(*style.list, style.level.value_or(0));
      if (!out_.at_paragraph_start() || out_.in_cell()) out_.prefix(label);
    }
    bool joined = !child(child(properties, "rPr"), "del").empty();  // its end was deleted
    if (!joined) out_.end_paragraph();
    if (break_after_) out_.page_break();
    break_after_ = false;
    while (!boxes_.empty()) {
      xml_node box = boxes_.front();
      boxes_.pop_front();
      blocks(box, depth + 1);
    }
    if (!out_.in_cell()) notes();
  }

  /// Runs, and what stands around them.
  void inside(const xml_node& parent, const DocxProperties& style, int depth) {
    if (depth > deepest_element) return;
    for (const xml_node& c : parent.children()) {
      std::string_view name = local_name(c);
      if (name == "r") {
        run(c, style, depth + 1);
      } else if (name == "AlternateContent") {
        inside(alternative(c), style, depth + 1);
      } else if (name == "txbxContent") {
        boxes_.push_back(c);
      } else if (name == "t") {  // of a formula
        out_.text(c.child_value());
      } else if (name == "fldSimple" && page_edge_ && std::string_view(attribute(c, "instr")).find("PAGE") < 99) {
        continue;  // the number of the page
      } else if (!hidden_element(name)) {
        inside(c, style, depth + 1);
      }
    }
  }

  void run(const xml_node& r, const DocxProperties& paragraph, int depth) {
    DocxProperties style;
    if (xml_node properties = child(r, "rPr")) {
      style.read(properties);
      if (xml_node named = child(properties, "rStyle"))
        style.fill_from(styles_->style(attribute(named, "val"), "character"));
    }
    style.fill_from(paragraph);
    for (const xml_node& c : r.children()) {
      std::string_view name = local_name(c);
      if (name == "fldChar") {
        field(attribute(c, "fldCharType"));
        continue;
      }
      if (name == "instrText" && !fields_.empty()) fields_.back().instruction += c.child_value();
      if (style.hidden.value_or(false) || in_hidden_field()) continue;
      if (name == "t") {
        std::optional<text::Legacy> font = style.font ? text::legacy_font(*style.font) : std::nullopt;
        if (style.capitals.value_or(false) && !font) {
          out_.text(text::upper(c.child_value()));
        } else {
          out_.text(c.child_value(), font);
        }
      } else if (name == "tab" || name == "ptab") {
        out_.text("\t");
      } else if (name == "br") {
        std::string_view type = attribute(c, "type");
        if (type == "page" && out_.at_paragraph_start()) {
          out_.page_break();
        } else {
          out_.line_break();
          break_after_ = break_after_ || type == "page";
        }
      } else if (name == "cr") {
        out_.line_break();
      } else if (name == "noBreakHyphen") {
        out_.text("-");
      } else if (name == "sym") {
        symbol(attribute(c, "char"));
      } else if (name == "footnoteReference" || name == "endnoteReference") {
        reference(c, name == "footnoteReference" ? footnotes_part_ : endnotes_part_);
      } else if (!hidden_element(name)) {
        // Drawings and pictures may hold text boxes.
        if (name == "AlternateContent") {
          inside(alternative(c), style, depth + 1);
        } else if (name == "drawing" || name == "pict" || name == "object" || name == "ruby") {
          inside(c, style, depth + 1);
        }
      }
    }
  }

  void symbol(std::string_view code) {
    char32_t c = 0;
    for (char digit : code.substr(0, 6)) {
      int value = digit >= '0' && digit <= '9'   ? digit - '0'
                  : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                  : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                                                 : -1;
      if (value < 0) return;
      c = c * 16 + static_cast<char32_t>(value);
    }
    if (c < 0x20 || c > 0xFFFF || (c >= 0xD800 && c < 0xE000)) return;
    std::string sign;
    text::append_utf8(sign, c);
    out_.text(sign);
  }

  // Fields: what stands between "begin" and "separate" is their instruction, and what follows the text they gave.
  void field(std::string_view type) {
    if (type == "begin") {
      fields_.push_back({});
    } else if (type == "separate" && !fields_.empty()) {
      fields_.back().shows = true;
    } else if (type == "end" && !fields_.empty()) {
      fields_.pop_back();
    }
  }
  bool in_hidden_field() const {
    for (const Field& f : fields_) {
      if (!f.shows) return true;
      if (page_edge_ && f.instruction.find("PAGE") != std::string::npos) return true;
    }
    return false;
  }

  /// A mark in the text, and the note under the paragraph or the table it stands in.
  void reference(const xml_node& mark, const XmlPart& part) {
    std::string_view id = attribute(mark, "id");
    for (const xml_node& note : part.tree.document_element().children()) {
      if (id != attribute(note, "id")) continue;
      std::string label = "[" + std::to_string(++notes_made_) + "]";
      out_.text(label);
      pending_notes_.push_back({label, note});
      return;
    }
  }
  void notes() {
    if (page_edge_) pending_notes_.clear();
    while (!pending_notes_.empty()) {
      Note note = pending_notes_.front();
      pending_notes_.pop_front();
      if (in_note_) continue;
      in_note_ = true;
      out_.begin_furniture(FurnitureRange::Kind::footnote);
      out_.text(note.label + " ");
      // One paragraph a note, so that the mark leads its text.
      for (const xml_node& p : note.content.children()) {
        if (local_name(p) != "p") continue;
        DocxProperties style;
        style.read(child(p, "pPr"));
        style.fill_from(styles_->style(attribute(child(child(p, "pPr"), "pStyle"), "val"), "paragraph"));
        inside(p, style, 0);
        out_.text(" ");
      }
      out_.end_furniture();
      in_note_ = false;
    }
  }

  struct Row {
    std::vector<xml_node> cells;
  };

  void table(const xml_node& tbl, int depth) {
    if (depth > deepest_element) return;
    std::vector<xml_node> row_nodes;
    collect(tbl, "tr", row_nodes);
    std::vector<Row> rows;
    size_t columns = 0;
    bool nested = false;
    for (const xml_node& tr : row_nodes) {
      if (marked(tr, "del")) continue;
      Row row;
      collect(tr, "tc", row.cells);
      columns = std::max(columns, row.cells.size());
      for (const xml_node& tc : row.cells) nested = nested || holds_table(tc, 0);
      rows.push_back(std::move(row));
    }
    if (out_.in_cell() || columns < 2 || nested) {  // only a frame around other content
      for (const Row& row : rows) {
        for (const xml_node& tc : row.cells) blocks(tc, depth + 1);
      }
      return;
    }
    out_.end_paragraph();
    for (const Row& row : rows) {
      out_.begin_row();
      for (const xml_node& tc : row.cells) {
        out_.begin_cell();
        blocks(tc, depth + 1);
        out_.end_cell();
        int span = std::atoi(attribute(child(child(tc, "tcPr"), "gridSpan"), "val"));
        for (int k = 1; k < std::min(span, 64); ++k) {
          out_.begin_cell();
          out_.end_cell();
        }
      }
    }
    DocxProperties style;
    xml_node properties = child(tbl, "tblPr");
    style.read(properties);
    style.fill_from(styles_->style(attribute(child(properties, "tblStyle"), "val"), "table"));
    bool data = style.bordered.value_or(false) && (columns > 2 || rows.size() > 4) && !without_lines(rows);
    out_.end_grid(data ? Grid::Kind::table : Grid::Kind::unknown);
    notes();
  }

  /// Letterheads may stand in a bordered table whose cells have no borders.
  static bool without_lines(const std::vector<Row>& rows) {
    size_t cells = 0;
    size_t plain = 0;
    for (const Row& row : rows) {
      for (const xml_node& tc : row.cells) {
        ++cells;
        xml_node borders = child(child(tc, "tcPr"), "tcBorders");
        std::string_view top = attribute(child(borders, "top"), "val");
        std::string_view bottom = attribute(child(borders, "bottom"), "val");
        plain += (top == "nil" || top == "none") && (bottom == "nil" || bottom == "none") ? 1U : 0U;
      }
    }
    return plain * 2 > cells;
  }

  /// A table of several columns inside a cell: the outer one is there for the layout.
  static bool holds_table(const xml_node& parent, int depth) {
    if (depth > 12) return false;
    for (const xml_node& c : parent.children()) {
      std::string_view name = local_name(c);
      if (name == "p") continue;
      if (name == "tbl") {
        std::vector<xml_node> rows;
        collect(c, "tr", rows);
        for (const xml_node& tr : rows) {
          std::vector<xml_node> cells;
          collect(tr, "tc", cells);
          if (cells.size() > 1) return true;
        }
      }
      if (holds_table(c, depth + 1)) return true;
    }
    return false;
  }

  static void collect_sections(const xml_node& parent, std::vector<xml_node>& out, int depth) {
    if (depth > 3) return;
    for (const xml_node& c : parent.children()) {
      std::string_view name = local_name(c);
      if (name == "sectPr") {
        out.push_back(c);
      } else if (name == "p" || name == "pPr" || name == "sdt" || name == "sdtContent") {
        collect_sections(c, out, depth + 1);
      }
    }
  }

  /// Headers and footers, each once: that of a first page is part of the document, the others run.
  void page_edges(const std::vector<xml_node>& sections, bool top) {
    page_edge_ = true;
    for (const xml_node& section : sections) {
      bool titled = !child(section, "titlePg").empty();
      for (const xml_node& c : section.children()) {
        bool header = local_name(c) == "headerReference";
        if (!header && local_name(c) != "footerReference") continue;
        bool first = std::string_view(attribute(c, "type")) == "first";
        bool before = header && first;
        if ((first && !titled) || before != top || !edges_.insert(attribute(c, "id")).second) continue;
        XmlPart part;
        package_.read_reference(attribute(c, "id"), part);
        if (!first) out_.begin_furniture(FurnitureRange::Kind::running_header);
        blocks(part.tree.document_element(), 0);
        if (!first) out_.end_furniture();
      }
    }
    page_edge_ = false;
  }

  struct Field {
    std::string instruction;
    bool shows = false;
  };
  struct Note {
    std::string label;
    xml_node content;
  };

  DocxPackage package_;
  XmlPart styles_part_, numbering_part_, footnotes_part_, endnotes_part_;
  std::optional<DocxStyles> styles_;
  std::optional<DocxNumbering> numbering_;
  TextBuilder out_;
  std::vector<Field> fields_;
  std::unordered_set<std::string> edges_;  // headers and footers that are written
  std::deque<xml_node> boxes_;
  std::deque<Note> pending_notes_;
  int notes_made_ = 0;
  bool in_note_ = false;
  bool break_after_ = false;
  bool page_edge_ = false;
};

}  // namespace

Extraction read_docx(std::string_view bytes, const Reading&) { return DocxReader(bytes).run(); }

}  // namespace vanban::read
