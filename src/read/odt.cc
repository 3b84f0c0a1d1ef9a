// ODT: the paragraphs of content.xml as a word processor shows them.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "read/archive.h"
#include "read/list_label.h"
#include "read/odt_styles.h"
#include "read/readers.h"
#include "read/text_builder.h"
#include "read/xml.h"
#include "text/legacy.h"

namespace vanban::read {

namespace {

using pugi::xml_node;

class OdtReader {
 public:
  explicit OdtReader(Archive&& archive) {
    std::string manifest = archive.part("META-INF/manifest.xml");
    if (manifest.find("encryption-data") != std::string::npos)
      throw ReadError(ReadError::Reason::encrypted, "is encrypted; save it without a password");
    content_ = archive.needed("content.xml");
    read_xml(content_, "content.xml", tree_);
    styles_bytes_ = archive.part("styles.xml");
    if (!styles_bytes_.empty()) read_xml(styles_bytes_, "styles.xml", styles_tree_);
    styles_.read(styles_tree_.document_element());
    styles_.read(tree_.document_element());
    masters_ = child(styles_tree_.document_element(), "master-styles");
  }
  /// Of a file that holds everything itself.
  explicit OdtReader(std::string&& flat) : content_(std::move(flat)) {
    read_xml(content_, "the file", tree_);
    styles_.read(tree_.document_element());
    masters_ = child(tree_.document_element(), "master-styles");
  }

  Extraction run() {
    xml_node text = child(child(tree_.document_element(), "body"), "text");
    if (!text)
      throw ReadError(ReadError::Reason::unsupported,
                      "is an OpenDocument file without a text; save the text as .odt, or as .docx");
    blocks(text, 0);
    page_edges();
    return out_.finish();
  }

 private:
  struct ListState {
    const OdtListStyle* style = nullptr;
    std::array<long, 10> count{};
    size_t level = 0;
  };

  void blocks(const xml_node& parent, int depth) {
    if (depth > deepest_element) return;
    for (const xml_node& c : parent.children()) {
      std::string_view name = local_name(c);
      if (name == "p" || name == "h") {
        paragraph(c, name == "h", depth + 1);
      } else if (name == "list") {
        list(c, nullptr, depth + 1);
      } else if (name == "table") {
        table(c, depth + 1);
      } else if (name == "frame" || name == "custom-shape" || name == "rect") {
        boxes_.push_back(c);
        boxes(depth + 1);
      } else if (name != "tracked-changes" && name != "forms" && name != "sequence-decls" && name != "annotation" &&
                 name != "table-of-content-source" && name != "desc" && name != "title") {
        blocks(c, depth + 1);
      }
    }
  }

  void paragraph(const xml_node& p, bool heading, int depth) {
    const OdtStyle& style = styles_.style(attribute(p, "style-name"));
    if (style.page_break) out_.page_break();
    inside(p, style, depth);
    std::string label = std::move(label_);
    label_.clear();
    if (heading && label.empty()) label = chapter(p);
    if (!out_.at_paragraph_start() || (out_.in_cell() && !label.empty())) out_.prefix(label);
    out_.end_paragraph();
    boxes(depth + 1);
    if (!out_.in_cell()) notes();
  }

  /// Text boxes stand behind the paragraph they are anchored in.
  void boxes(int depth) {
    while (!boxes_.empty()) {
      xml_node box = boxes_.front();
      boxes_.pop_front();
      blocks(box, depth + 1);
    }
  }

  void inside(const xml_node& parent, const OdtStyle& style, int depth) {
    if (depth > deepest_element) return;
    for (const xml_node& c : parent.children()) {
      if (c.type() == pugi::node_pcdata || c.type() == pugi::node_cdata) {
        characters(c.value(), style);
        continue;
      }
      std::string_view name = local_name(c);
      if (name == "span") {
        OdtStyle own = styles_.style(attribute(c, "style-name"));
        if (own.font.empty()) own.font = style.font;
        own.capitals = own.capitals || style.capitals;
        own.hidden = own.hidden || style.hidden;
        inside(c, own, depth + 1);
      } else if (name == "tab") {
        out_.text("\t");
      } else if (name == "s") {
        long blanks = std::atol(attribute(c, "c"));
        out_.text(std::string(static_cast<size_t>(std::clamp(blanks, 1L, 400L)), ' '));
      } else if (name == "line-break") {
        out_.line_break();
      } else if (name == "note") {
        note(c);
      } else if (name == "frame" || name == "custom-shape" || name == "rect") {
        boxes_.push_back(c);
      } else if (name != "annotation" && name != "tracked-changes" && !(page_edge_ && name.starts_with("page-"))) {
        inside(c, style, depth + 1);
      }
    }
  }

  /// White space as XML files have it is one blank; what shows is in text:s and text:tab.
  void characters(std::string_view all, const OdtStyle& style) {
    if (style.hidden) return;
    std::string folded;
    for (char c : all) {
      bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) {
        folded += c;
      } else if (folded.empty() || folded.back() != ' ') {
        folded += ' ';
      }
    }
    std::optional<text::Legacy> font = text::legacy_font(style.font);
    out_.text(style.capitals && !font ? text::upper(folded) : folded, font);
  }

  void note(const xml_node& node) {
    if (page_edge_ || in_note_) return;
    std::string label = "[" + std::to_string(++notes_made_) + "]";
    out_.text(label);
    pending_notes_.emplace_back(label, child(node, "note-body"));
  }
  void notes() {
    while (!pending_notes_.empty()) {
      auto [label, body] = pending_notes_.front();
      pending_notes_.pop_front();
      in_note_ = true;
      out_.begin_furniture(FurnitureRange::Kind::footnote);
      out_.text(label + " ");
      for (const xml_node& p : body.children()) {
        inside(p, styles_.style(attribute(p, "style-name")), 0);
        out_.text(" ");
      }
      out_.end_furniture();
      in_note_ = false;
    }
  }

  // Lists: a list inside an item is its next level.
  void list(const xml_node& node, ListState* outer, int depth) {
    if (depth > deepest_element) return;
    std::string name = attribute(node, "style-name");
    ListState state;
    if (outer != nullptr) state = *outer;
    if (const OdtListStyle* style = styles_.list(name)) state.style = style;
    state.level = outer == nullptr ? 0 : std::min<size_t>(outer->level + 1, 9);
    std::string_view goes_on = attribute(node, "continue-numbering");
    bool continues = outer == nullptr && (goes_on == "true" || *attribute(node, "continue-list") != 0);
    if (continues) {
      if (auto last = last_counts_.find(name); last != last_counts_.end()) state.count = last->second;
    } else {
      state.count[state.level] = (state.style != nullptr ? (*state.style)[state.level].start : 1) - 1;
    }
    for (const xml_node& item : node.children()) {
      bool numbered = local_name(item) == "list-item";
      if (!numbered && local_name(item) != "list-header") continue;
      if (numbered) {
        const char* start = attribute(item, "start-value");
        state.count[state.level] = *start != 0 ? std::atol(start) : state.count[state.level] + 1;
      }
      bool labelled = false;
      for (const xml_node& c : item.children()) {
        std::string_view kind = local_name(c);
        if (kind == "p" || kind == "h") {
          if (state.style == nullptr) state.style = styles_.list(styles_.style(attribute(c, "style-name")).list);
          label_ = numbered && !labelled ? label_of(state) : "";
          labelled = true;
          paragraph(c, false, depth + 1);
          label_.clear();
        } else if (kind == "list") {
          list(c, &state, depth + 1);
        } else {
          blocks(c, depth + 1);
        }
      }
    }
    last_counts_[name] = state.count;
  }

  static std::string label_of(const ListState& state) {
    return state.style == nullptr ? "" : label_of(*state.style, state.count, state.level);
  }
  static std::string label_of(const OdtListStyle& style, const std::array<long, 10>& count, size_t level) {
    const OdtListLevel& here = style[level];
    if (here.form == "bullet") return bullet(here.sign) + " ";
    if (here.form == "none") return "";
    std::string numbers;
    size_t first = level + 1 - std::min(level + 1, static_cast<size_t>(here.shown));
    for (size_t k = first; k <= level; ++k) {
      if (style[k].form == "none" || style[k].form == "bullet") continue;
      if (!numbers.empty()) numbers += '.';
      numbers += numeral(count[k], style[k].form);
    }
    return here.before + numbers + here.after + " ";
  }

  std::string chapter(const xml_node& heading) {
    long number = std::atol(attribute(heading, "outline-level"));
    if (number < 1 || number > 10) return "";
    auto level = static_cast<size_t>(number - 1);
    if (styles_.outline()[level].form == "none") return "";
    ++chapters_[level];
    for (size_t k = level + 1; k < chapters_.size(); ++k) chapters_[k] = 0;
    return label_of(styles_.outline(), chapters_, level);
  }

  static void collect_rows(const xml_node& parent, std::vector<xml_node>& rows, int depth = 0) {
    for (const xml_node& c : parent.children()) {
      std::string_view name = local_name(c);
      if (name == "table-row") {
        rows.push_back(c);
      } else if (depth < 8 && (name == "table-rows" || name == "table-header-rows" || name == "table-row-group")) {
        collect_rows(c, rows, depth + 1);
      }
    }
  }
  static bool is_cell(const xml_node& c) {
    return local_name(c) == "table-cell" || local_name(c) == "covered-table-cell";
  }
  static bool holds_table(const xml_node& parent, int depth) {
    for (const xml_node& c : parent.children()) {
      if (depth > 12) return false;
      if (local_name(c) == "table") {
        std::vector<xml_node> rows;
        collect_rows(c, rows);
        for (const xml_node& row : rows) {
          auto cells = row.children();
          if (std::count_if(cells.begin(), cells.end(), is_cell) > 1) return true;
        }
      }
      if (holds_table(c, depth + 1)) return true;
    }
    return false;
  }

  void table(const xml_node& node, int depth) {
    if (depth > deepest_element) return;
    std::vector<xml_node> rows;
    collect_rows(node, rows);
    long columns = 0;
    bool nested = out_.in_cell();
    bool bordered = false;
    for (const xml_node& row : rows) {
      auto cells = row.children();
      columns = std::max<long>(columns, std::count_if(cells.begin(), cells.end(), is_cell));
      for (const xml_node& c : cells) {
        nested = nested || holds_table(c, 0);
        bordered = bordered || styles_.style(attribute(c, "style-name")).bordered;
      }
    }
    if (columns < 2 || nested) {  // only a frame around other content
      for (const xml_node& row : rows) {
        for (const xml_node& c : row.children()) blocks(c, depth + 1);
      }
      return;
    }
    out_.end_paragraph();
    for (const xml_node& row : rows) {
      out_.begin_row();
      for (const xml_node& c : row.children()) {
        if (!is_cell(c)) continue;
        out_.begin_cell();
        blocks(c, depth + 1);
        out_.end_cell();
      }
    }
    bool data = bordered && (columns > 2 || rows.size() > 4);
    out_.end_grid(data ? Grid::Kind::table : Grid::Kind::unknown);
    notes();
  }

  /// Headers and footers of the master pages, each once.
  void page_edges() {
    page_edge_ = true;
    for (const xml_node& page : masters_.children()) {
      for (const xml_node& edge : page.children()) {
        if (local_name(edge) != "header" && local_name(edge) != "footer") continue;
        out_.begin_furniture(FurnitureRange::Kind::running_header);
        blocks(edge, 0);
        out_.end_furniture();
      }
    }
  }

  std::string content_, styles_bytes_;
  pugi::xml_document tree_, styles_tree_;
  xml_node masters_;
  OdtStyles styles_;
  TextBuilder out_;
  std::string label_;
  std::array<long, 10> chapters_{};
  std::unordered_map<std::string, std::array<long, 10>> last_counts_;
  std::deque<xml_node> boxes_;
  std::deque<std::pair<std::string, xml_node>> pending_notes_;
  int notes_made_ = 0;
  bool in_note_ = false;
  bool page_edge_ = false;
};

}  // namespace

Extraction read_odt(std::string_view bytes, const Reading&) { return OdtReader(Archive(bytes)).run(); }

Extraction read_fodt(std::string_view bytes, const Reading&) {
  if (bytes.size() > Archive::largest_part) {
    throw ReadError(ReadError::Reason::too_large, "has more than " + std::to_string(Archive::largest_part >> 20) +
                                                      " MB of XML; save it as .odt, which packs its pictures apart");
  }
  return OdtReader(std::string(bytes)).run();
}

}  // namespace vanban::read
